package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which window of a session has which draft, so that two windows don't write into the same one unasked. */
final class OpenDrafts implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Map<String, UI> windows = new HashMap<>();

    static OpenDrafts ofSession() {
        VaadinSession session = VaadinSession.getCurrent();
        OpenDrafts drafts = session.getAttribute(OpenDrafts.class);
        if (drafts == null) {
            drafts = new OpenDrafts();
            session.setAttribute(OpenDrafts.class, drafts);
        }
        return drafts;
    }

    /** The window has this draft now, and no other one any more. */
    void open(UI window, String key) {
        close(window);
        windows.put(key, window);
    }

    void close(UI window) {
        windows.values().removeIf(window::equals);
    }

    /** A window that is still there has it. A browser that was killed has lost its push connection. */
    boolean isElsewhere(String key, @Nullable UI here) {
        UI window = windows.get(key);
        return window != null
                && !window.equals(here)
                && !window.isClosing()
                && window.getInternals().getPushConnection() != null
                && window.getInternals().getPushConnection().isConnected();
    }
}
