package jp.madoguchi.casefile.merge;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.merge.CaseRows.CaseRow;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges two cases that are one person, and undoes it. Cards and inquiries stay with the case they came in with: the merged
 * case only points to the survivor, so an undone merge leaves no trace but its record. What came to the survivor meanwhile
 * stays with the survivor.
 */
@Service
public class MergeService {
    public static final int LONGEST_REASON = 500;

    private final AuditTrail trail;
    private final CaseRows cases;
    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final FieldCipher cipher;
    private final Looks looks;

    MergeService(
            CaseRows cases,
            JdbcClient jdbc,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock,
            FieldCipher cipher,
            Looks looks) {
        this.trail = trail;
        this.cases = cases;
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
        this.cipher = cipher;
        this.looks = looks;
    }

    /**
     * Closes a case into another one. What had been merged into it before goes along.
     *
     * @throws RejectedException where there is no reason, the two are one case, of different incidents, or one of them is merged
     *     already; nothing has been changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public CaseMerge merge(long survivorId, long mergedId, @Nullable String reason) {
        String why = requireReason(reason);
        if (survivorId == mergedId) {
            throw new RejectedException("survivor", MessageText.of("casefile.merge.rule.itself"));
        }
        Map<Long, CaseRow> rows = cases.lock(List.of(survivorId, mergedId));
        CaseRow survivor = require(rows, survivorId);
        CaseRow merged = require(rows, mergedId);
        if (survivor.incidentId() != merged.incidentId()) {
            throw new RejectedException("survivor", MessageText.of("casefile.merge.rule.otherIncident"));
        }
        if (Objects.equals(survivor.mergedInto(), mergedId)) {
            throw new RejectedException(
                    "survivor", MessageText.of("casefile.merge.rule.loop", survivor.caseNumber(), merged.caseNumber()));
        }
        cases.refuseMerged("survivor", merged);
        cases.refuseMerged("survivor", survivor);
        long id = Ids.next();
        jdbc.sql("""
                        insert into case_merge (id, incident_id, survivor_id, merged_id, merged_at, merged_by, reason_sealed)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        survivor.incidentId(),
                        survivorId,
                        mergedId,
                        now(),
                        user(),
                        SealedMerges.REASON.seal(cipher, id, why)))
                .update();
        cases.point(mergedId, survivorId);
        events.publishEvent(new DuplicatesChanged(survivor.incidentId()));
        // why is about the person: it stands encrypted with the merge, and not in the trail
        trail.record(AuditEntry.of("casefile.audit.merged", "CASE", mergedId, merged.caseNumber())
                .with(Map.of("casefile.audit.survivor", survivor.caseNumber())));
        return byId(id);
    }

    /**
     * Undoes a merge, also one below others: the case that was closed stands for itself again, with its own cards and
     * inquiries and with the cases that had been merged into it.
     *
     * @throws RejectedException where there is no reason, or the merge was undone already; nothing has been changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public CaseMerge undo(long mergeId, @Nullable String reason) {
        String why = requireReason(reason);
        Ends ends = jdbc.sql("select incident_id, survivor_id, merged_id from case_merge where id = ?")
                .param(mergeId)
                .query(Ends.class)
                .optional()
                .orElseThrow(() -> new RejectedException(MessageText.of("casefile.merge.rule.unknownMerge")));
        Long root = cases.byId(ends.mergedId()).map(CaseRow::mergedInto).orElse(null);
        CaseRow merged = require(
                cases.lock(root == null ? List.of(ends.mergedId()) : List.of(root, ends.mergedId())), ends.mergedId());
        CaseMerge merge = byId(mergeId);
        CaseMerge.Undone undone = merge.undone();
        if (undone != null) {
            throw new RejectedException(
                    MessageText.of("casefile.merge.rule.undone", merge.mergedNumber(), undone.by()));
        }
        if (!Objects.equals(merged.mergedInto(), root)) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.meanwhile"));
        }
        jdbc.sql("update case_merge set undone_at = ?, undone_by = ?, undo_reason_sealed = ? where id = ?")
                .params(Arrays.asList(now(), user(), SealedMerges.UNDO_REASON.seal(cipher, mergeId, why), mergeId))
                .update();
        cases.release(ends.mergedId());
        events.publishEvent(new DuplicatesChanged(ends.incidentId()));
        trail.record(AuditEntry.of("casefile.audit.unmerged", "CASE", ends.mergedId(), merge.mergedNumber()));
        return byId(mergeId);
    }

    private record Ends(long incidentId, long survivorId, long mergedId) {}

    /** The merges, the last one first, those that were undone among them. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<CaseMerge> merges(long incidentId, int offset, int limit) {
        List<CaseMerge> merges = jdbc.sql(
                        MERGE + "where m.incident_id = ? order by m.merged_at desc, m.id desc limit ? offset ?")
                .params(incidentId, limit, offset)
                .query((row, n) -> merge(row))
                .list();
        // the reasons tell of people
        looks.list(
                "audit.look.merges",
                incidentId,
                merges.stream().map(CaseMerge::id).toList());
        return merges;
    }

    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int count(long incidentId) {
        return jdbc.sql("select count(*) from case_merge where incident_id = ?")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    private static final String MERGE = """
            select m.id, s.case_number as survivor_number, c.case_number as merged_number, m.merged_at, m.merged_by, m.reason_sealed,
              m.undone_at, m.undone_by, m.undo_reason_sealed
            from case_merge m join case_file s on s.id = m.survivor_id join case_file c on c.id = m.merged_id
            """;

    private CaseMerge byId(long id) {
        return jdbc.sql(MERGE + "where m.id = ?")
                .param(id)
                .query((row, n) -> merge(row))
                .single();
    }

    private CaseMerge merge(ResultSet row) throws SQLException {
        LocalDateTime undoneAt = row.getObject("undone_at", LocalDateTime.class);
        return new CaseMerge(
                row.getLong("id"),
                row.getString("survivor_number"),
                row.getString("merged_number"),
                CaseRows.instant(row.getObject("merged_at", LocalDateTime.class)),
                row.getString("merged_by"),
                Objects.requireNonNull(
                        SealedMerges.REASON.open(cipher, row.getLong("id"), row.getBytes("reason_sealed"))),
                undoneAt == null
                        ? null
                        : new CaseMerge.Undone(
                                CaseRows.instant(undoneAt),
                                row.getString("undone_by"),
                                Objects.requireNonNull(SealedMerges.UNDO_REASON.open(
                                        cipher, row.getLong("id"), row.getBytes("undo_reason_sealed")))));
    }

    private String requireReason(@Nullable String reason) {
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

    private static CaseRow require(Map<Long, CaseRow> rows, long id) {
        CaseRow row = rows.get(id);
        if (row == null) {
            throw new RejectedException("survivor", MessageText.of("casefile.merge.rule.unknownCase"));
        }
        return row;
    }

    private LocalDateTime now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private String user() {
        return currentUser.require().name();
    }
}
