package jp.madoguchi.casefile.closing;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes cases with which the call center is through, such as that of a holder who has died: waves that are released afterwards leave
 * them out. A case can be opened again. Calls about a closed case are logged like any other.
 */
@Service
@Transactional
public class CaseClosingService {
    static final int LONGEST_REASON = 500;

    private final CaseClosingStore store;
    private final CardNumberGuard guard;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Looks looks;
    private final Clock clock;

    CaseClosingService(
            CaseClosingStore store,
            CardNumberGuard guard,
            AuditTrail trail,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Looks looks,
            Clock clock) {
        this.store = store;
        this.guard = guard;
        this.trail = trail;
        this.currentUser = currentUser;
        this.events = events;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * Closes the case with this number or, where it was merged, the one that stands for it.
     *
     * @throws RejectedException where there is none, it is closed already, or without a reason; nothing has been changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    public void close(long incidentId, @Nullable String caseNumber, @Nullable String reason) {
        if (caseNumber == null || caseNumber.isBlank()) {
            throw new RejectedException("number", MessageText.of("casefile.merge.rule.noNumber"));
        }
        CaseClosingStore.Person person = store.lock(incidentId, caseNumber.strip())
                .orElseThrow(
                        () -> new RejectedException("number", MessageText.of("casefile.merge.rule.unknownNumber")));
        String why = checked(reason);
        store.of(List.of(person.id())).stream().findFirst().ifPresent(closing -> {
            throw new RejectedException(
                    "number",
                    MessageText.of("casefile.closing.rule.already", closing.caseNumber(), closing.closedBy()));
        });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.add(person.id(), why, currentUser.require().name(), now);
        store.addStep(person.id(), "CLOSED", why, currentUser.require().name(), now);
        events.publishEvent(new CasesClosed(incidentId));
        // the words are about a person: they are kept with the case
        trail.record("casefile.closing.audit.closed", person.caseNumber(), null, Map.of());
    }

    /**
     * Opens it again.
     *
     * @throws RejectedException where it is not closed any more, or without a reason; nothing has been changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    public void reopen(long incidentId, String caseNumber, @Nullable String reason) {
        String why = checked(reason);
        CaseClosingStore.Person opened = store.lock(incidentId, caseNumber)
                .filter(person -> store.remove(person.id()))
                .orElseThrow(() -> new RejectedException(MessageText.of("casefile.closing.rule.open", caseNumber)));
        store.addStep(
                opened.id(),
                "REOPENED",
                why,
                currentUser.require().name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        events.publishEvent(new CasesClosed(incidentId));
        trail.record("casefile.closing.audit.reopened", caseNumber, null, Map.of());
    }

    /** The last closed first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<CaseClosing> closed(long incidentId, int offset, int limit) {
        List<CaseClosing> closed = store.all(incidentId, offset, Math.clamp(limit, 1, 200));
        // the reasons tell of people
        looks.list(
                "audit.look.closings",
                incidentId,
                closed.stream().map(CaseClosing::caseId).toList());
        return closed;
    }

    /** Those of the cases that are closed. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<CaseClosing> of(Collection<Long> caseIds) {
        return caseIds.isEmpty() ? List.of() : store.of(caseIds);
    }

    private String checked(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("casefile.merge.rule.reason"));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("casefile.merge.rule.cardNumber"));
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("casefile.merge.rule.longReason", LONGEST_REASON));
        }
        return reason.strip();
    }
}
