package jp.madoguchi.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The HTTP sessions of this node, so that one can be ended from outside of its own requests: when Keycloak says so, when a
 * role is taken away, and after the absolute limit that no activity prolongs. The screens of an ended session go with it.
 */
@Component
public class LiveSessions implements HttpSessionListener, HttpSessionIdListener {
    private static final Logger log = LoggerFactory.getLogger(LiveSessions.class);

    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final Duration absoluteLimit;

    public LiveSessions(@Value("${madoguchi.session.absolute-limit:10h}") Duration absoluteLimit) {
        this.absoluteLimit = absoluteLimit;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        sessions.remove(oldId);
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.remove(event.getSession().getId());
    }

    public List<HttpSession> all() {
        return List.copyOf(sessions.values());
    }

    /** Ends a session, if it is still there. */
    public void end(String id, String why) {
        HttpSession session = sessions.remove(id);
        if (session != null) {
            log.info("A session is ended: {}", why);
            try {
                session.invalidate();
            } catch (IllegalStateException alreadyOver) {
                log.debug("The session was over already");
            }
        }
    }

    @Scheduled(fixedDelay = 60_000)
    void endTheOldest() {
        long now = System.currentTimeMillis();
        for (HttpSession session : all()) {
            try {
                if (now - session.getCreationTime() > absoluteLimit.toMillis()) {
                    end(session.getId(), "it has reached the absolute limit");
                }
            } catch (IllegalStateException alreadyOver) {
                sessions.remove(session.getId());
            }
        }
    }
}
