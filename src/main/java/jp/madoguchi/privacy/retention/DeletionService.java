package jp.madoguchi.privacy.retention;

import jakarta.annotation.security.RolesAllowed;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs that erase personal data: prepared by the administrator with a preview, decided by an approver who is somebody else, worked off
 * in the background, closed with a certificate.
 *
 * <p>Each statement reads anew: what is decided on after waiting for somebody else's turn is what that one has committed.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class DeletionService {
    private static final int SECRET_BYTES = 32;

    private final DeletionStore store;
    private final RetentionStore rules;
    private final DueData due;
    private final RetentionBasis basis;
    private final RetainedIncident.Source incidents;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeletionService(
            DeletionStore store,
            RetentionStore rules,
            DueData due,
            RetentionBasis basis,
            RetainedIncident.Source incidents,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.due = due;
        this.basis = basis;
        this.incidents = incidents;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** What a run prepared now would erase, as counts; empty where no rule says that anything is due. */
    @RolesAllowed({Roles.ADMIN, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Part> preview(long incidentId, Extent extent) {
        return due.parts(incidentId, extent, Tokyo.today(clock), counted(incidentId, extent));
    }

    private ErasureScope counted(long incidentId, Extent extent) {
        return new ErasureScope(
                incidentId,
                null,
                extent == Extent.EVERYTHING,
                clock.instant(),
                new CallerNames(new byte[SECRET_BYTES]));
    }

    /**
     * Lays a run before the approver, with what is due now.
     *
     * @throws RejectedException where another one isn't over, the incident is held, nothing is due, everything is to go before the
     *     incident or its contract is over, and without a reason; nothing is kept then
     */
    @RolesAllowed(Roles.ADMIN)
    public long prepare(long incidentId, Extent extent, @Nullable String reason) {
        String why = basis.reason(reason);
        RetainedIncident incident = locked(incidentId);
        LocalDate today = Tokyo.today(clock);
        List<DeletionRun> runs = store.runs(incidentId);
        runs.stream()
                .filter(run -> run.state() == State.PREPARED || run.state() == State.APPROVED)
                .findFirst()
                .ifPresent(open -> {
                    throw new RejectedException(MessageText.of("privacy.retention.rule.open", open.name()));
                });
        refuseHeld(incidentId);
        refuseTooEarly(incidentId, extent, today);
        List<Part> parts = due.parts(incidentId, extent, today, counted(incidentId, extent));
        if (parts.stream().allMatch(part -> part.due() == 0)) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.nothing"));
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        DeletionRun run = new DeletionRun(
                Ids.next(),
                incidentId,
                runs.stream().mapToInt(DeletionRun::number).max().orElse(0) + 1,
                extent,
                State.PREPARED,
                today,
                why,
                basis.signed(),
                null,
                null,
                null,
                null,
                parts,
                null);
        store.add(run, secret);
        events.publishEvent(new DeletionProgressed(incidentId));
        trail.record(entry("privacy.retention.audit.prepared", run, incident)
                .because(why)
                .with(counts(run, true)));
        return run.id();
    }

    /** Who prepared it, or another administrator, takes it back. @throws RejectedException where it isn't only prepared */
    @RolesAllowed(Roles.ADMIN)
    public void withdraw(long runId, @Nullable String reason) {
        decide(runId, State.WITHDRAWN, basis.reason(reason), "privacy.retention.audit.withdrawn");
    }

    /**
     * Has it done. What is due is erased in the background from now on and can't be brought back.
     *
     * @throws RejectedException for whoever prepared it; where it isn't only prepared, what it rests on has changed since
     *     (rules, ends, holds that were lifted), or the incident is held
     */
    @RolesAllowed(Roles.APPROVER)
    public void approve(long runId) {
        DeletionRun run = locked(run(runId));
        refuseOwn(run);
        refuseHeld(run.incidentId());
        refuseTooEarly(run.incidentId(), run.extent(), run.asOf());
        refuseChanged(run);
        decide(runId, State.APPROVED, null, "privacy.retention.audit.approved");
    }

    /** @throws RejectedException for whoever prepared it, without a reason, and where it isn't only prepared */
    @RolesAllowed(Roles.APPROVER)
    public void refuse(long runId, @Nullable String reason) {
        String why = basis.reason(reason);
        refuseOwn(run(runId));
        decide(runId, State.REFUSED, why, "privacy.retention.audit.refused");
    }

    /** Whether the current user has prepared it, and so can't decide it. */
    private void refuseOwn(DeletionRun run) {
        if (run.prepared().by().equals(basis.signed().by())) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.own"));
        }
    }

    /** Everything goes only where nothing runs any more and nothing has to be kept for longer. */
    private void refuseTooEarly(long incidentId, Extent extent, LocalDate day) {
        if (extent != Extent.EVERYTHING) {
            return;
        }
        if (!due.isOver(incidentId, day)) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.notOver"));
        }
        due.keptLongest(incidentId, day).ifPresent(kept -> {
            throw new RejectedException(MessageText.of(
                    "privacy.retention.rule.kept",
                    MessageText.of(kept.kind().textKey()),
                    kept.until().toString()));
        });
    }

    /** What the preview rested on has to be so still: which kinds, up to which day and by which rule, and what is held of them. */
    private void refuseChanged(DeletionRun run) {
        List<Part> now = due.parts(run.incidentId(), run.extent(), run.asOf(), counted(run.incidentId(), run.extent()));
        boolean same = now.size() == run.parts().size()
                && IntStream.range(0, now.size())
                        .allMatch(i -> now.get(i).restsOnTheSameAs(run.parts().get(i)));
        if (!same) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.changed"));
        }
    }

    private void refuseHeld(long incidentId) {
        if (rules.holds(incidentId).stream().anyMatch(hold -> hold.lifted() == null && hold.caseId() == null)) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.incidentHeld"));
        }
    }

    private void decide(long runId, State state, @Nullable String why, String action) {
        DeletionRun run = locked(run(runId));
        Signed by = basis.signed();
        if (!store.decide(runId, state, by, why)) {
            throw new RejectedException(MessageText.of("privacy.retention.rule.decided", run.name()));
        }
        RetainedIncident incident = incidents.byId(run.incidentId()).orElseThrow(RetentionBasis::unknown);
        events.publishEvent(new DeletionProgressed(run.incidentId()));
        trail.record(entry(action, run, incident).because(why));
    }

    static AuditEntry entry(String action, DeletionRun run, RetainedIncident incident) {
        return AuditEntry.of(action, "DELETION_RUN", run.id(), incident.code() + " " + run.name());
    }

    static Map<String, String> counts(DeletionRun run, boolean planned) {
        Map<String, String> counts = new TreeMap<>();
        run.parts()
                .forEach(part ->
                        counts.put(part.kind().textKey(), String.valueOf(planned ? part.due() : part.erased())));
        return counts;
    }

    /** The latest first. */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<DeletionRun> runs(long incidentId) {
        return store.runs(incidentId);
    }

    /** @throws RejectedException where there is none */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public DeletionRun run(long runId) {
        return store.run(runId).orElseThrow(RetentionBasis::unknown);
    }

    /** The certificate, byte by byte as it was issued. @throws RejectedException where there is none */
    @RolesAllowed({Roles.ADMIN, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] certificate(long runId) {
        return store.certificate(runId).orElseThrow(RetentionBasis::unknown);
    }

    private DeletionRun locked(DeletionRun run) {
        locked(run.incidentId());
        return run(run.id());
    }

    private RetainedIncident locked(long incidentId) {
        rules.lock(incidentId);
        return incidents.byId(incidentId).orElseThrow(RetentionBasis::unknown);
    }
}
