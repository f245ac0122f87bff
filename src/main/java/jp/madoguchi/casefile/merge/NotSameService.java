package jp.madoguchi.casefile.merge;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.casefile.merge.CaseRows.CaseRow;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which cases look like one person and are two, until somebody takes it back. */
@Service
public class NotSameService {
    private final CaseRows rows;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final AuditTrail trail;
    private final Clock clock;

    NotSameService(
            CaseRows rows,
            JdbcClient jdbc,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Remembers that two cases are two persons: they are not suggested again.
     *
     * @throws RejectedException where both are the same case, of different incidents, one of them is merged, or somebody else was
     *     quicker
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void remember(long oneId, long otherId) {
        if (oneId == otherId) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.itself"));
        }
        Map<Long, CaseRow> locked = rows.lock(List.of(oneId, otherId));
        CaseRow one = Optional.ofNullable(locked.get(oneId)).orElseThrow(NotSameService::unknown);
        CaseRow other = Optional.ofNullable(locked.get(otherId)).orElseThrow(NotSameService::unknown);
        if (one.incidentId() != other.incidentId()) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.otherIncident"));
        }
        rows.refuseMerged(null, one);
        rows.refuseMerged(null, other);
        holding(oneId, otherId).ifPresent(by -> {
            throw new RejectedException(MessageText.of("casefile.merge.rule.notSameAlready", by));
        });
        jdbc.sql("""
                        insert into case_not_same (id, incident_id, case_a, case_b, said_at, said_by)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        one.incidentId(),
                        Math.min(oneId, otherId),
                        Math.max(oneId, otherId),
                        now(),
                        currentUser.require().name())
                .update();
        events.publishEvent(new DuplicatesChanged(one.incidentId()));
        trail.record(AuditEntry.of("casefile.audit.notSame", "CASE", oneId, one.caseNumber())
                .with(Map.of("casefile.audit.other", other.caseNumber())));
    }

    /** Who has said so already. */
    private Optional<String> holding(long oneId, long otherId) {
        return jdbc.sql("select said_by from case_not_same where case_a = ? and case_b = ? and withdrawn_at is null")
                .params(Math.min(oneId, otherId), Math.max(oneId, otherId))
                .query(String.class)
                .optional();
    }

    /**
     * Lets the two be suggested again.
     *
     * @throws RejectedException where somebody else has done so already
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    public void withdraw(long notSameId) {
        int changed = jdbc.sql("""
                        update case_not_same set withdrawn_at = ?, withdrawn_by = ?
                        where id = ? and withdrawn_at is null""")
                .params(now(), currentUser.require().name(), notSameId)
                .update();
        if (changed == 0) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.withdrawn"));
        }
        long incidentId = jdbc.sql("select incident_id from case_not_same where id = ?")
                .param(notSameId)
                .query(Long.class)
                .single();
        events.publishEvent(new DuplicatesChanged(incidentId));
        trail.record(AuditEntry.of("casefile.audit.notSameWithdrawn", "CASE_NOT_SAME", notSameId, "-"));
    }

    /** The pairs that were found to be two persons, the last one first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<NotSame> page(long incidentId, int offset, int limit) {
        return jdbc.sql("""
                        select n.id, a.case_number as first_number, b.case_number as second_number, n.said_at, n.said_by
                        from case_not_same n join case_file a on a.id = n.case_a join case_file b on b.id = n.case_b
                        where n.incident_id = ? and n.withdrawn_at is null
                        order by n.said_at desc, n.id desc limit ? offset ?""")
                .params(incidentId, limit, offset)
                .query((row, n) -> new NotSame(
                        row.getLong("id"),
                        row.getString("first_number"),
                        row.getString("second_number"),
                        CaseRows.instant(row.getObject("said_at", LocalDateTime.class)),
                        row.getString("said_by")))
                .list();
    }

    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int count(long incidentId) {
        return jdbc.sql("select count(*) from case_not_same where incident_id = ? and withdrawn_at is null")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("casefile.merge.rule.unknownCase"));
    }

    private LocalDateTime now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
