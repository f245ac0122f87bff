package jp.madoguchi.regulator;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who does something, and telling of it: the audit trail in the transaction of the change, open screens after it. */
@Component
class RegulatorTrail {
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;
    private final Clock clock;

    RegulatorTrail(AuditTrail audit, ApplicationEventPublisher events, CurrentUser currentUser, Clock clock) {
        this.audit = audit;
        this.events = events;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    Signed signed() {
        PortalUser user = currentUser.require();
        return new Signed(user.name(), user.displayName(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Call it last in the transaction of the change.
     *
     * @param action key of the text that names it
     * @param details keys of texts, and values
     */
    void record(String action, RegulatorAction of, int position, @Nullable String reason, Map<String, String> details) {
        events.publishEvent(new RegulatorChanged(of.id()));
        String object = of.authority() + " " + of.issuedOn() + (position == 0 ? "" : " / " + position);
        audit.record(action, object, reason, details);
    }
}
