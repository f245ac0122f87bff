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
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of closed cases. */
@Repository
class CaseClosingStore {
    private static final String CLOSING = """
            select t.case_id, f.case_number, t.reason, t.closed_by, t.closed_at
            from case_closing t join case_file f on f.id = t.case_id
            """;

    private final JdbcClient jdbc;

    CaseClosingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        jdbc.sql("insert into case_closing (case_id, reason, closed_by, closed_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(caseId, reason, by, Tokyo.toColumn(at)))
                .update();
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
                .query(CaseClosingStore::closing)
                .list();
    }

    List<CaseClosing> all(long incidentId, int offset, int limit) {
        return jdbc.sql(CLOSING + "where f.incident_id = ? order by t.closed_at desc, t.case_id desc limit ? offset ?")
                .params(incidentId, limit, offset)
                .query(CaseClosingStore::closing)
                .list();
    }

    private static CaseClosing closing(ResultSet row, int n) throws SQLException {
        return new CaseClosing(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject(5, LocalDateTime.class))));
    }
}
