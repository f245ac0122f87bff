package jp.madoguchi.security.ui;

import com.vaadin.flow.component.Component;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.LiveSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;

/** Warns, in every window of it, whoever's session is about to end. */
@org.springframework.stereotype.Component
class SessionWarnings implements FrameAddition {
    private static final Logger log = LoggerFactory.getLogger(SessionWarnings.class);

    private final Set<SessionWatch> windows = ConcurrentHashMap.newKeySet();
    private final LiveSessions sessions;
    private final Duration before;

    SessionWarnings(LiveSessions sessions, @Value("${madoguchi.session.warn-before:2m}") Duration before) {
        this.sessions = sessions;
        this.before = before;
    }

    @Override
    public Optional<Component> forBar() {
        return Optional.of(new SessionWatch(sessions, this));
    }

    void watch(SessionWatch window) {
        windows.add(window);
    }

    void forget(SessionWatch window) {
        windows.remove(window);
    }

    /** Whether the warning was the one that nothing can be done about. */
    boolean isLastCall(HttpSession session) {
        return sessions.untilOver(session).compareTo(before) < 0;
    }

    @Scheduled(fixedDelayString = "${madoguchi.session.look-every:5s}")
    void lookAtAll() {
        for (SessionWatch window : windows) {
            try {
                window.look(before);
            } catch (RuntimeException over) {
                log.debug("A window was closed while its session was looked at", over);
            }
        }
    }
}
