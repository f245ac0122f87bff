package jp.madoguchi.casefile.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of closed cases. */
@Repository
class CaseClosingStore implements SealedColumns {
    private static final SealedColumn REASON = new SealedColumn("case_closing", "case_id", "reason_sealed");
    private static final SealedColumn STEP_REASON = new SealedColumn("case_closing_step", "reason_sealed");

    private static final String CLOSING = """
            select t.case_id, f.case_number, t.reason_sealed, t.closed_by, t.closed_at
            from case_closing t join case_file f on f.id = t.case_id
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    CaseClosingStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON, STEP_REASON);
    }

    record Person(long id, String caseNumber) {}

    /** The case that stands for the one with this number, locked. */
    Optional<Person> lock(long incidentId, String caseNumber) {
        return jdbc.sql("select coalesce(merged_into, id) from case_file where incident_id = ? and case_number = ?")
                .params(incidentId, caseNumber)
                .query(Long.class)
                .optional()
                .flatMap(id -> jdbc.sql("select id, case_number from case_file where id = ? for update")
                        .param(id)
                        .query(Person.class)
                        .optional());
    }

    void add(long caseId, String reason, String by, Instant at) {
        jdbc.sql("insert into case_closing (case_id, reason_sealed, closed_by, closed_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(caseId, REASON.seal(cipher, caseId, reason), by, Tokyo.toColumn(at)))
                .update();
    }

    /** What stays on record of it, whatever becomes of the case later. */
    void addStep(long caseId, String step, String reason, String by, Instant at) {
        long id = Ids.next();
        jdbc.sql("insert into case_closing_step (id, case_id, step, reason_sealed, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(id, caseId, step, STEP_REASON.seal(cipher, id, reason), by, Tokyo.toColumn(at)))
                .update();
    }

    /** A step in the life of a case. */
    record Step(String step, @Nullable String reason, Instant at) {}

    /** The first one first. */
    List<Step> steps(Collection<Long> caseIds) {
        return jdbc.sql("""
                        select id, step, reason_sealed, made_at from case_closing_step
                        where case_id in (:ids) order by made_at, id""")
                .param("ids", caseIds)
                .query((row, n) -> new Step(
                        row.getString("step"),
                        STEP_REASON.open(cipher, row.getLong("id"), row.getBytes("reason_sealed")),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class)))))
                .list();
    }

    boolean remove(long caseId) {
        return jdbc.sql("delete from case_closing where case_id = ?")
                        .param(caseId)
                        .update()
                == 1;
    }

    List<CaseClosing> of(Collection<Long> caseIds) {
        return jdbc.sql(CLOSING + "where t.case_id in (:ids) order by t.closed_at desc, t.case_id desc")
                .param("ids", caseIds)
                .query((row, n) -> closing(row))
                .list();
    }

    List<CaseClosing> all(long incidentId, int offset, int limit) {
        return jdbc.sql(CLOSING + "where f.incident_id = ? order by t.closed_at desc, t.case_id desc limit ? offset ?")
                .params(incidentId, limit, offset)
                .query((row, n) -> closing(row))
                .list();
    }

    private CaseClosing closing(ResultSet row) throws SQLException {
        return new CaseClosing(
                row.getLong(1),
                row.getString(2),
                Objects.requireNonNull(REASON.open(cipher, row.getLong(1), row.getBytes(3))),
                row.getString(4),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject(5, LocalDateTime.class))));
    }
}
