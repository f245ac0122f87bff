package jp.madoguchi.privacy.retention;

import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How long each kind of personal data is kept, and what must not be erased meanwhile. Rules and holds keep their history. */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class RetentionService {
    /** A hundred years. */
    static final int MOST_DAYS = 36_500;

    private final RetentionStore store;
    private final RetentionBasis basis;
    private final RetainedIncident.Source incidents;
    private final CaseToHold.Source cases;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    RetentionService(
            RetentionStore store,
            RetentionBasis basis,
            RetainedIncident.Source incidents,
            CaseToHold.Source cases,
            CurrentUser currentUser,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.store = store;
        this.basis = basis;
        this.incidents = incidents;
        this.cases = cases;
        this.currentUser = currentUser;
        this.trail = trail;
        this.events = events;
    }

    /** The incident that the screens work on. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Optional<RetainedIncident> incident() {
        return incidents.current();
    }

    /** The rules that hold, by kind; a kind without one is kept until everything is erased. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Map<ErasedKind, RetentionRule> rules(long incidentId) {
        return latest(store.rules(incidentId));
    }

    static Map<ErasedKind, RetentionRule> latest(List<RetentionRule> all) {
        Map<ErasedKind, RetentionRule> rules = new EnumMap<>(ErasedKind.class);
        all.forEach(
                rule -> rules.merge(rule.kind(), rule, (one, other) -> one.version() > other.version() ? one : other));
        return rules;
    }

    /** All rules that ever held, the latest first. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<RetentionRule> history(long incidentId) {
        return store.rules(incidentId);
    }

    /**
     * Sets how long a kind is kept from now on.
     *
     * @param seen version of the rule that was on screen; 0 where there was none
     * @throws RejectedException where somebody else was first, for days that can't be, for a kind without days of its own, and
     *     without a reason; nothing is changed then
     */
    @RolesAllowed(Roles.ADMIN)
    public void set(
            long incidentId,
            ErasedKind kind,
            @Nullable Term term,
            @Nullable Integer days,
            int seen,
            @Nullable String reason) {
        if (term == null) {
            throw new RejectedException("term", MessageText.of("privacy.retention.rule.term"));
        }
        if (term == Term.OWN_DAY && !kind.isDated()) {
            throw new RejectedException("term", MessageText.of("privacy.retention.rule.undated"));
        }
        if (days == null || days < 0 || days > MOST_DAYS) {
            throw new RejectedException("days", MessageText.of("privacy.retention.rule.days", MOST_DAYS));
        }
        String why = basis.reason(reason);
        RetainedIncident incident = locked(incidentId);
        RetentionRule before = latest(store.rules(incidentId)).get(kind);
        if ((before == null ? 0 : before.version()) != seen) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.meanwhile"));
        }
        Signed by = basis.signed();
        RetentionRule after = new RetentionRule(kind, term, days, seen + 1, why, by.by(), by.name(), by.at());
        store.add(incidentId, after);
        events.publishEvent(new DeletionProgressed(incidentId));
        trail.record(AuditEntry.of("privacy.retention.audit.rule", "INCIDENT", incident.id(), incident.code())
                .because(why)
                .with(Map.of("privacy.retention.audit.kind", kind.name()))
                .changed(before == null ? Map.of() : words(before), words(after)));
    }

    private static Map<String, String> words(RetentionRule rule) {
        return Map.of(
                "privacy.retention.audit.term",
                rule.term().name(),
                "privacy.retention.audit.days",
                String.valueOf(rule.days()));
    }

    /** Those that hold first, then those that were lifted. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<LegalHold> holds(long incidentId) {
        List<LegalHold> holds = store.holds(incidentId);
        if (!holds.isEmpty()) {
            trail.look(
                    AuditEntry.of("audit.look.holds", "INCIDENT", incidentId, "-")
                            .with(Map.of("audit.count", String.valueOf(holds.size()))),
                    holds.stream().map(LegalHold::id).toList());
        }
        PortalUser user = currentUser.require();
        return user.has(Role.OFFICIAL) || user.has(Role.APPROVER) || user.has(Role.AUDITOR)
                ? holds
                : holds.stream().map(LegalHold::withoutReasonOfPerson).toList();
    }

    /**
     * From now on nothing of the case is erased, or of the incident where no number is given.
     *
     * @throws RejectedException where there is no such case, it is held already, or without a reason
     */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL})
    public void hold(long incidentId, @Nullable String caseNumber, @Nullable String reason) {
        String why = basis.reason(reason);
        RetainedIncident incident = locked(incidentId);
        CaseToHold person = caseNumber == null || caseNumber.isBlank()
                ? null
                : cases.byNumber(incidentId, caseNumber.strip())
                        .orElseThrow(() -> new RejectedException(
                                "number", MessageText.of("privacy.retention.rule.noCase", caseNumber.strip())));
        Long caseId = person == null ? null : person.id();
        if (store.holds(incidentId).stream()
                .anyMatch(one -> one.lifted() == null && java.util.Objects.equals(one.caseId(), caseId))) {
            throw new RejectedException("number", MessageText.of("privacy.retention.rule.heldAlready"));
        }
        Signed by = basis.signed();
        store.add(
                incidentId,
                new LegalHold(
                        Ids.next(), caseId, person == null ? null : person.number(), why, by.name(), by.at(), null),
                by.by());
        events.publishEvent(new DeletionProgressed(incidentId));
        trail.record(of("privacy.retention.audit.held", incident, person, why));
    }

    /** @throws RejectedException where it holds no longer, or without a reason */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL})
    public void lift(long incidentId, long holdId, @Nullable String reason) {
        String why = basis.reason(reason);
        RetainedIncident incident = locked(incidentId);
        LegalHold hold = store.holds(incidentId).stream()
                .filter(one -> one.id() == holdId && one.lifted() == null)
                .findFirst()
                .orElseThrow(RetentionBasis::unknown);
        store.lift(holdId, why, basis.signed());
        events.publishEvent(new DeletionProgressed(incidentId));
        Long caseId = hold.caseId();
        trail.record(of(
                "privacy.retention.audit.lifted",
                incident,
                caseId == null ? null : new CaseToHold(caseId, String.valueOf(hold.caseNumber())),
                why));
    }

    /** Why a person's data is held is about the person: it stands encrypted with the hold, and not in the trail. */
    private static AuditEntry of(String action, RetainedIncident incident, @Nullable CaseToHold person, String reason) {
        return person == null
                ? AuditEntry.of(action, "INCIDENT", incident.id(), incident.code())
                        .because(reason)
                : AuditEntry.of(action, "CASE", person.id(), person.number());
    }

    private RetainedIncident locked(long incidentId) {
        store.lock(incidentId);
        return incidents.byId(incidentId).orElseThrow(RetentionBasis::unknown);
    }
}
