package jp.madoguchi.casefile.merge;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL by which cases are pointed at each other. Whoever changes a tree of merged cases holds the lock on the row at its
 * root, so that two supervisors come one after the other.
 */
@Repository
class CaseRows {
    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param mergedInto the case that is shown for it; none: itself */
    record CaseRow(
            long id,
            long incidentId,
            String caseNumber,
            @Nullable Long mergedInto) {}

    /** Locked until the transaction ends, always in the order of their ids. */
    Map<Long, CaseRow> lock(Collection<Long> ids) {
        Map<Long, CaseRow> rows = new HashMap<>();
        jdbc.sql("""
                        select id, incident_id, case_number, merged_into from case_file
                        where id in (:ids) order by id for update""").param("ids", ids).query(CaseRow.class).list().forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    Optional<CaseRow> byNumber(long incidentId, String caseNumber) {
        return jdbc.sql("""
                        select id, incident_id, case_number, merged_into from case_file
                        where incident_id = ? and case_number = ?""").params(incidentId, caseNumber).query(CaseRow.class).optional();
    }

    Optional<CaseRow> byId(long id) {
        return jdbc.sql("select id, incident_id, case_number, merged_into from case_file where id = ?")
                .param(id)
                .query(CaseRow.class)
                .optional();
    }

    /** Who merged a case away, and when, as long as it holds. */
    private Optional<Merged> holdingMergeOf(long mergedId) {
        return jdbc.sql("""
                        select f.case_number as survivor_number, m.merged_by, m.merged_at
                        from case_merge m join case_file f on f.id = m.survivor_id
                        where m.merged_id = ? and m.undone_at is null""")
                .param(mergedId)
                .query((row, n) -> new Merged(
                        row.getString("survivor_number"),
                        row.getString("merged_by"),
                        instant(row.getObject("merged_at", LocalDateTime.class))))
                .optional();
    }

    /** @throws RejectedException for a case that is shown with another one, at this field; it says who merged it into which */
    void refuseMerged(@Nullable String field, CaseRow row) {
        if (row.mergedInto() != null) {
            Merged by = holdingMergeOf(row.id()).orElseThrow();
            throw new RejectedException(
                    field,
                    MessageText.of("casefile.merge.rule.merged", row.caseNumber(), by.survivorNumber(), by.by()));
        }
    }

    private record Merged(String survivorNumber, String by, Instant at) {}

    /** The case and all that is shown with it is shown with the survivor from now on. */
    void point(long mergedId, long survivorId) {
        jdbc.sql("update case_file set merged_into = :survivor where id = :merged or merged_into = :merged")
                .param("survivor", survivorId)
                .param("merged", mergedId)
                .update();
    }

    /** The case stands for itself again, and for what had been merged into it, by whatever chain. */
    void release(long mergedId) {
        jdbc.sql("update case_file set merged_into = null where id = ?")
                .param(mergedId)
                .update();
        List<Long> below = below(mergedId);
        if (!below.isEmpty()) {
            jdbc.sql("update case_file set merged_into = :root where id in (:below)")
                    .param("root", mergedId)
                    .param("below", below)
                    .update();
        }
    }

    private List<Long> below(long caseId) {
        List<Long> below = new ArrayList<>();
        List<Long> level = List.of(caseId);
        while (!level.isEmpty()) {
            level = jdbc.sql("select merged_id from case_merge where survivor_id in (:level) and undone_at is null")
                    .param("level", level)
                    .query(Long.class)
                    .list();
            below.addAll(level);
        }
        return below;
    }

    static Instant instant(@Nullable LocalDateTime column) {
        return Objects.requireNonNull(Tokyo.fromColumn(column));
    }
}
