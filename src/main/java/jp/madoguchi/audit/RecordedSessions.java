package jp.madoguchi.audit;

import java.util.Map;
import jp.madoguchi.security.SessionsEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what the administrator does to sessions; the room of security lies below this one and can't by itself. */
@Component
class RecordedSessions {
    private final AuditTrail trail;

    RecordedSessions(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void ended(SessionsEnded event) {
        trail.record(
                "security.audit.sessionsEnded",
                event.user(),
                event.reason(),
                Map.of("security.audit.sessions", String.valueOf(event.sessions())));
    }
}
