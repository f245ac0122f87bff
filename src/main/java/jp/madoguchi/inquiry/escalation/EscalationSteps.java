package jp.madoguchi.inquiry.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Goes on with an escalation by one step, for the desk and for the city alike. */
@Component
class EscalationSteps {
    private final AuditTrail trail;
    private final EscalationStore store;
    private final IncidentService incidents;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationSteps(
            EscalationStore store,
            IncidentService incidents,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.store = store;
        this.incidents = incidents;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    EscalationStore.Head require(long id) {
        return store.byId(id)
                .orElseThrow(() -> new RejectedException(MessageText.of("inquiry.escalation.rule.unknown")));
    }

    /**
     * @param seen how many entries the user has seen
     * @throws RejectedException where there are more by now, or the step can't be taken any more; nothing has been changed then
     */
    void take(
            EscalationStore.Head escalation,
            int seen,
            EscalationStep step,
            @Nullable String text,
            @Nullable Instant happenedAt) {
        EscalationState state = escalation
                .state()
                .after(step)
                .orElseThrow(() -> new RejectedException(
                        "seen",
                        MessageText.of(
                                "inquiry.escalation.rule.state",
                                MessageText.of(escalation.state().textKey()))));
        if (escalation.entries() != seen) {
            throw stale();
        }
        Instant now = now();
        Instant due = step == EscalationStep.ASK_FURTHER
                ? dueTimes(escalation.incidentId()).again(escalation.urgency())
                : escalation.dueAt();
        EscalationEntry entry =
                new EscalationEntry(seen + 1, step, text, currentUser.require().name(), now, happenedAt);
        if (!store.goOn(escalation.id(), state, due, entry)) {
            throw stale();
        }
        events.publishEvent(new EscalationChanged(escalation.incidentId()));
        recorded(escalation.id(), escalation.inquiryId(), step);
    }

    /** What was asked and answered stays out of the trail. */
    void recorded(long id, long inquiryId, EscalationStep step) {
        trail.record(AuditEntry.of("inquiry.audit.escalation", "ESCALATION", id, InquiryNumber.of(inquiryId))
                .with(Map.of(step.textKey(), "-")));
    }

    private static RejectedException stale() {
        return new RejectedException("seen", MessageText.of("inquiry.escalation.rule.stale"));
    }

    DueTimes dueTimes(long incidentId) {
        return DueTimes.at(
                now(),
                incidents
                        .byId(incidentId)
                        .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")))
                        .hours());
    }

    /** MySQL's driver leaves the fraction out when it talks to MariaDB: what is handed back must be what is kept. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
