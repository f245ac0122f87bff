package jp.madoguchi.privacy.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.privacy.retention.KeyEnd.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the ends of keys. */
@Repository
class KeyEndStore {
    private static final String END = """
            select k.id, k.incident_id, k.run_id, r.number as run_number, k.state, k.reason, k.asked_by, k.asked_by_name, k.asked_at,
              k.decided_by, k.decided_by_name, k.decided_at, k.remark, k.new_key, k.gone_at, k.sha256
            from key_end k join deletion_run r on r.id = k.run_id
            """;

    private final JdbcClient jdbc;

    KeyEndStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<KeyEnd> all(long incidentId) {
        return jdbc.sql(END + "where k.incident_id = ? order by k.asked_at desc, k.id desc")
                .param(incidentId)
                .query(KeyEndStore::end)
                .list();
    }

    Optional<KeyEnd> byId(long id) {
        return jdbc.sql(END + "where k.id = ?")
                .param(id)
                .query(KeyEndStore::end)
                .optional();
    }

    List<Long> approved() {
        return jdbc.sql("select id from key_end where state = 'APPROVED' order by id")
                .query(Long.class)
                .list();
    }

    void add(long id, long incidentId, long runId, String reason, Signed by) {
        jdbc.sql("""
                        insert into key_end (id, incident_id, run_id, state, reason, asked_by, asked_by_name, asked_at)
                        values (?, ?, ?, 'ASKED', ?, ?, ?, ?)""")
                .params(Arrays.asList(id, incidentId, runId, reason, by.by(), by.name(), Tokyo.toColumn(by.at())))
                .update();
    }

    /** @return whether it was still only asked for */
    boolean decide(long id, State state, Signed by, @Nullable String remark, @Nullable Integer newKey) {
        return jdbc.sql("""
                        update key_end set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, remark = ?, new_key = ?
                        where id = ? and state = 'ASKED'""")
                        .params(Arrays.asList(
                                state.name(), by.by(), by.name(), Tokyo.toColumn(by.at()), remark, newKey, id))
                        .update()
                == 1;
    }

    /** @return whether nobody else was faster */
    boolean gone(long id, Instant at) {
        return jdbc.sql("update key_end set state = 'GONE', gone_at = ? where id = ? and state = 'APPROVED'")
                        .params(Arrays.asList(Tokyo.toColumn(at), id))
                        .update()
                == 1;
    }

    /** @return whether it was not certified yet */
    boolean certify(long id, String sha256, Instant at, byte[] content) {
        return jdbc.sql("""
                        update key_end set state = 'CERTIFIED', sha256 = ?, certified_at = ?, content = ?
                        where id = ? and state = 'GONE'""")
                        .params(Arrays.asList(sha256, Tokyo.toColumn(at), content, id))
                        .update()
                == 1;
    }

    Optional<byte[]> certificate(long id) {
        return jdbc.sql("select content from key_end where id = ? and content is not null")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private static KeyEnd end(ResultSet row, int n) throws SQLException {
        String decidedBy = row.getString("decided_by");
        int newKey = row.getInt("new_key");
        Integer made = row.wasNull() ? null : newKey;
        return new KeyEnd(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getLong("run_id"),
                row.getInt("run_number"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                new Signed(row.getString("asked_by"), row.getString("asked_by_name"), at(row, "asked_at")),
                decidedBy == null
                        ? null
                        : new Signed(decidedBy, row.getString("decided_by_name"), at(row, "decided_at")),
                row.getString("remark"),
                made,
                Tokyo.fromColumn(row.getObject("gone_at", LocalDateTime.class)),
                row.getString("sha256"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
