package jp.madoguchi.privacy.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of rules and holds. */
@Repository
class RetentionStore implements SealedColumns, HoldsOfCases {
    static final SealedColumn REASON = new SealedColumn("legal_hold", "reason_sealed");
    static final SealedColumn LIFTED_REASON = new SealedColumn("legal_hold", "lifted_reason_sealed");

    private static final String HOLD = """
            select id, case_id, case_number, reason_sealed, set_by_name, set_at, lifted_reason_sealed, lifted_by_name, lifted_at
            from legal_hold
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    RetentionStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON, LIFTED_REASON);
    }

    /**
     * Whoever changes rules, holds or runs of an incident, or erases a batch, waits for the one before. What the transaction reads
     * afterwards is what that one has committed only if nothing was read before, or each statement reads anew (READ COMMITTED).
     */
    void lock(long incidentId) {
        jdbc.sql(
                        "insert into retention_turn (incident_id, turns) values (?, 1) on duplicate key update turns = turns + 1")
                .param(incidentId)
                .update();
    }

    /** All versions, the latest first. */
    List<RetentionRule> rules(long incidentId) {
        return jdbc.sql("""
                        select kind, term, days, version, reason, set_by, set_by_name, set_at from retention_rule
                        where incident_id = ? order by set_at desc, id desc""").param(incidentId).query(RetentionStore::rule).list();
    }

    void add(long incidentId, RetentionRule rule) {
        jdbc.sql("""
                        insert into retention_rule (id, incident_id, kind, version, term, days, reason, set_by, set_by_name, set_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        incidentId,
                        rule.kind().name(),
                        rule.version(),
                        rule.term().name(),
                        rule.days(),
                        rule.reason(),
                        rule.setBy(),
                        rule.setByName(),
                        Tokyo.toColumn(rule.setAt())))
                .update();
    }

    private static RetentionRule rule(ResultSet row, int n) throws SQLException {
        return new RetentionRule(
                ErasedKind.valueOf(row.getString("kind")),
                Term.valueOf(row.getString("term")),
                row.getInt("days"),
                row.getInt("version"),
                row.getString("reason"),
                row.getString("set_by"),
                row.getString("set_by_name"),
                at(row, "set_at"));
    }

    @Override
    public List<LegalHold> ofCases(Collection<Long> caseIds) {
        return jdbc.sql(HOLD + "where case_id in (:cases) order by set_at desc, id desc")
                .param("cases", caseIds)
                .query(this::hold)
                .list();
    }

    /** Those that hold first, then the latest first. */
    List<LegalHold> holds(long incidentId) {
        return jdbc.sql(HOLD + """
                        where incident_id = ?
                        order by case when lifted_at is null then 0 else 1 end, set_at desc, id desc""").param(incidentId).query(this::hold).list();
    }

    void add(long incidentId, LegalHold hold, String by) {
        jdbc.sql("""
                        insert into legal_hold (id, incident_id, case_id, case_number, reason_sealed, set_by, set_by_name, set_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        hold.id(),
                        incidentId,
                        hold.caseId(),
                        hold.caseNumber(),
                        REASON.seal(cipher, hold.id(), hold.reason()),
                        by,
                        hold.setByName(),
                        Tokyo.toColumn(hold.setAt())))
                .update();
    }

    void lift(long id, String reason, Signed by) {
        jdbc.sql("""
                        update legal_hold set lifted_reason_sealed = ?, lifted_by = ?, lifted_by_name = ?, lifted_at = ?
                        where id = ? and lifted_at is null""")
                .params(Arrays.asList(
                        LIFTED_REASON.seal(cipher, id, reason), by.by(), by.name(), Tokyo.toColumn(by.at()), id))
                .update();
    }

    private LegalHold hold(ResultSet row, int n) throws SQLException {
        long caseId = row.getLong("case_id");
        Long held = row.wasNull() ? null : caseId;
        String liftedBy = row.getString("lifted_by_name");
        return new LegalHold(
                row.getLong("id"),
                held,
                row.getString("case_number"),
                Objects.requireNonNull(REASON.open(cipher, row.getLong("id"), row.getBytes("reason_sealed"))),
                row.getString("set_by_name"),
                at(row, "set_at"),
                liftedBy == null
                        ? null
                        : new LegalHold.Lifted(
                                Objects.requireNonNull(LIFTED_REASON.open(
                                        cipher, row.getLong("id"), row.getBytes("lifted_reason_sealed"))),
                                liftedBy,
                                at(row, "lifted_at")));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
