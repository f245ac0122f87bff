package jp.madoguchi.security.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.internal.AllowInert;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import jp.madoguchi.security.LiveSessions;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server that somebody is at this window, and the person that the session is about to end. It shows nothing itself.
 * The browser says at most once in {@link #TOLD_EVERY} that something was typed, pressed or scrolled.
 */
class SessionWatch extends Div {
    static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private static final String LISTEN = """
            const told = $0;
            const tell = () => {
              const now = Date.now();
              if (this.isConnected && now - (this.told ?? 0) >= told) {
                this.told = now;
                this.$server.somebodyIsHere();
              }
            };
            for (const done of ['keydown', 'pointerdown', 'wheel', 'touchstart']) {
              window.addEventListener(done, tell, {capture: true, passive: true});
            }
            """;

    private final LiveSessions sessions;
    private final SessionWarnings warnings;
    private @Nullable Dialog dialog;
    private @Nullable UI window;

    SessionWatch(LiveSessions sessions, SessionWarnings warnings) {
        this.sessions = sessions;
        this.warnings = warnings;
        addClassName("m-session-watch");
        getElement().setAttribute("hidden", true);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        window = attached.getUI();
        // a window that opens was opened by somebody
        somebodyIsHere();
        getElement().executeJs(LISTEN, TOLD_EVERY.toMillis());
        warnings.watch(this);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        warnings.forget(this);
    }

    /** Also while a dialog stands before everything else, and this window's frame takes nothing but this. */
    @ClientCallable
    @AllowInert
    void somebodyIsHere() {
        HttpSession session = session(VaadinSession.getCurrent());
        if (session != null) {
            sessions.active(session);
        }
        close();
    }

    /** Called by the clock, outside of any request. */
    void look(Duration before) {
        UI ui = window;
        HttpSession session = ui == null ? null : session(ui.getSession());
        if (ui == null || session == null) {
            return;
        }
        boolean over = sessions.untilOver(session).compareTo(before) < 0;
        boolean soon = over || sessions.untilIdle(session).compareTo(before) < 0;
        if (soon != (dialog != null)) {
            ui.access(() -> {
                if (soon) {
                    open(over, Math.max(1, before.toMinutes()));
                } else {
                    close();
                }
            });
        }
    }

    private void open(boolean over, long minutes) {
        if (dialog != null) {
            return;
        }
        Dialog warning = new Dialog(getTranslation("security.session.title"));
        warning.addClassName("m-session-warning");
        warning.setRole("alertdialog");
        warning.add(new Paragraph(getTranslation(over ? "security.session.over" : "security.session.idle", minutes)));
        Button stay = new Button(
                getTranslation(over ? "security.session.understood" : "security.session.stay"),
                click -> somebodyIsHere());
        stay.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        stay.setAutofocus(true);
        warning.getFooter().add(stay);
        // Escape is something that somebody does
        warning.addDialogCloseActionListener(close -> somebodyIsHere());
        dialog = warning;
        warning.open();
    }

    private void close() {
        Dialog warning = dialog;
        HttpSession session = session(VaadinSession.getCurrent());
        // what can't be prolonged is said once
        if (warning != null && session != null) {
            warning.close();
            dialog = warnings.isLastCall(session) ? warning : null;
        }
    }

    private static @Nullable HttpSession session(@Nullable VaadinSession session) {
        return session != null && session.getSession() instanceof WrappedHttpSession wrapped
                ? wrapped.getHttpSession()
                : null;
    }
}
