package jp.madoguchi.privacy.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.ChainEnd;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of runs and certificates. */
@Repository
class DeletionStore {
    private static final String RUN = """
            select r.id, r.incident_id, r.number, r.extent, r.state, r.as_of, r.reason, r.prepared_by, r.prepared_by_name, r.prepared_at,
              r.decided_by, r.decided_by_name, r.decided_at, r.remark, r.started_at, r.finished_at, c.sha256
            from deletion_run r left join deletion_certificate c on c.run_id = r.id
            """;

    private final JdbcClient jdbc;

    DeletionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<DeletionRun> runs(long incidentId) {
        Map<Long, List<Part>> parts = new HashMap<>();
        return jdbc.sql(RUN + "where r.incident_id = ? order by r.number desc")
                .param(incidentId)
                .query((row, n) -> run(row, parts.computeIfAbsent(row.getLong("id"), this::parts)))
                .list();
    }

    Optional<DeletionRun> run(long id) {
        return jdbc.sql(RUN + "where r.id = ?")
                .param(id)
                .query((row, n) -> run(row, parts(id)))
                .optional();
    }

    private List<Part> parts(long runId) {
        return jdbc.sql("""
                        select kind, before_day, term, days, rule_version, counted, held, erased, reached, done from deletion_run_kind
                        where run_id = ? order by sort""").param(runId).query(DeletionStore::part).list();
    }

    void add(DeletionRun run, byte[] secret) {
        jdbc.sql("""
                        insert into deletion_run (id, incident_id, number, extent, state, as_of, reason, prepared_by, prepared_by_name,
                          prepared_at, secret) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        run.id(),
                        run.incidentId(),
                        run.number(),
                        run.extent().name(),
                        run.state().name(),
                        run.asOf(),
                        run.reason(),
                        run.prepared().by(),
                        run.prepared().name(),
                        Tokyo.toColumn(run.prepared().at()),
                        secret))
                .update();
        for (Part part : run.parts()) {
            Term term = part.term();
            jdbc.sql("""
                            insert into deletion_run_kind (run_id, kind, sort, before_day, term, days, rule_version, counted, held,
                              erased, reached, done) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, false)""")
                    .params(Arrays.asList(
                            run.id(),
                            part.kind().name(),
                            part.kind().ordinal(),
                            part.before(),
                            term == null ? null : term.name(),
                            part.days(),
                            part.ruleVersion(),
                            part.due(),
                            part.held()))
                    .update();
        }
    }

    /** @return whether it was still prepared */
    boolean decide(long id, State state, Signed by, @Nullable String remark) {
        return jdbc.sql("""
                        update deletion_run set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, remark = ?
                        where id = ? and state = 'PREPARED'""")
                        .params(Arrays.asList(state.name(), by.by(), by.name(), Tokyo.toColumn(by.at()), remark, id))
                        .update()
                == 1;
    }

    List<Long> approved() {
        return jdbc.sql("select id from deletion_run where state = 'APPROVED' order by decided_at, id")
                .query(Long.class)
                .list();
    }

    /** Takes the run for this node; another one's is taken over where nothing has been heard from it. */
    boolean claim(long id, String node, Instant now, Instant until) {
        return jdbc.sql("""
                        update deletion_run set worked_by = ?, worked_until = ?, started_at = coalesce(started_at, ?)
                        where id = ? and state = 'APPROVED' and (worked_until is null or worked_until < ? or worked_by = ?)""")
                        .params(Arrays.asList(
                                node, Tokyo.toColumn(until), Tokyo.toColumn(now), id, Tokyo.toColumn(now), node))
                        .update()
                == 1;
    }

    /** Keeps it for this node for longer. @return false where it is no longer this node's */
    boolean renew(long id, String node, Instant until) {
        return jdbc.sql(
                                "update deletion_run set worked_until = ? where id = ? and state = 'APPROVED' and worked_by = ?")
                        .params(Arrays.asList(Tokyo.toColumn(until), id, node))
                        .update()
                == 1;
    }

    byte[] secret(long id) {
        return jdbc.sql("select secret from deletion_run where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    void progressed(long runId, ErasedKind kind, Erasable.Step step) {
        jdbc.sql("""
                        update deletion_run_kind set erased = erased + ?, reached = ?, done = ? where run_id = ? and kind = ?""")
                .params(step.erased(), step.reached(), step.over(), runId, kind.name())
                .update();
    }

    /** The secret goes with it. */
    void finish(long id, Instant at) {
        jdbc.sql("""
                        update deletion_run set state = 'DONE', finished_at = ?, secret = null, worked_by = null, worked_until = null
                        where id = ?""").params(Arrays.asList(Tokyo.toColumn(at), id)).update();
    }

    void certify(long runId, String sha256, Instant at, ChainEnd behind, byte[] content) {
        jdbc.sql("""
                        insert into deletion_certificate (run_id, sha256, issued_at, event_number, event_hash, content)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(runId, sha256, Tokyo.toColumn(at), behind.number(), behind.hash(), content))
                .update();
    }

    Optional<byte[]> certificate(long runId) {
        return jdbc.sql("select content from deletion_certificate where run_id = ?")
                .param(runId)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private static DeletionRun run(ResultSet row, List<Part> parts) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new DeletionRun(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getInt("number"),
                Extent.valueOf(row.getString("extent")),
                State.valueOf(row.getString("state")),
                row.getObject("as_of", LocalDate.class),
                row.getString("reason"),
                new Signed(row.getString("prepared_by"), row.getString("prepared_by_name"), at(row, "prepared_at")),
                decidedBy == null
                        ? null
                        : new Signed(decidedBy, row.getString("decided_by_name"), at(row, "decided_at")),
                row.getString("remark"),
                Tokyo.fromColumn(row.getObject("started_at", LocalDateTime.class)),
                Tokyo.fromColumn(row.getObject("finished_at", LocalDateTime.class)),
                parts,
                row.getString("sha256"));
    }

    private static Part part(ResultSet row, int n) throws SQLException {
        String term = row.getString("term");
        return new Part(
                ErasedKind.valueOf(row.getString("kind")),
                row.getObject("before_day", LocalDate.class),
                term == null ? null : Term.valueOf(term),
                number(row, "days"),
                number(row, "rule_version"),
                row.getLong("counted"),
                row.getLong("held"),
                row.getLong("erased"),
                row.getLong("reached"),
                row.getBoolean("done"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
