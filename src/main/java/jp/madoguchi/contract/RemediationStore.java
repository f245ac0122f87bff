package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what is to be mended. */
@Repository
class RemediationStore {
    private final JdbcClient jdbc;

    RemediationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a month that are not closed. */
    record CellCounts(int open, int done, int overdue) {}

    /** @param object the contract, the obligation and the month that it belongs to */
    record Owned(long contractId, String object, Remediation remediation) {}

    void add(long contractId, long obligationId, YearMonth month, int version, NewRemediation ordered, Signed signed) {
        jdbc.sql("""
                        insert into contract_remediation (id, contract_id, obligation_id, month_start, review_version, task, due_on,
                          state, ordered_by, ordered_by_name, ordered_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        contractId,
                        obligationId,
                        Columns.column(month),
                        version,
                        ordered.task(),
                        ordered.dueOn(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    /** Those due first come first. */
    List<Remediation> ofCell(long obligationId, YearMonth month) {
        return jdbc.sql("""
                        select * from contract_remediation where obligation_id = ? and month_start = ? order by due_on, id""")
                .params(obligationId, Columns.column(month))
                .query((row, n) -> remediation(row))
                .list();
    }

    /** Those of a contract that are not closed, the first due first. */
    List<Remediation> unclosed(long contractId, int most) {
        return jdbc.sql("""
                        select * from contract_remediation where contract_id = ? and state in ('OPEN', 'DONE')
                        order by due_on, id limit ?""")
                .params(contractId, most)
                .query((row, n) -> remediation(row))
                .list();
    }

    /** @param organisation absent for those of all */
    Optional<Owned> find(long id, @Nullable String organisation) {
        return jdbc.sql("""
                        select r.*, c.number as contract_number, o.number as obligation_number
                        from contract_remediation r join contract c on c.id = r.contract_id
                          join contract_obligation o on o.id = r.obligation_id
                        where r.id = :id and (c.contractor = :organisation or :organisation is null)""")
                .param("id", id)
                .param("organisation", organisation)
                .query((row, n) -> new Owned(
                        row.getLong("contract_id"),
                        ContractTrail.object(
                                Objects.requireNonNull(row.getString("contract_number")),
                                row.getInt("obligation_number"),
                                Columns.month(row).toString()),
                        remediation(row)))
                .optional();
    }

    Map<EvidenceStore.CellKey, CellCounts> counts(long contractId, LocalDate today) {
        Map<EvidenceStore.CellKey, CellCounts> counts = new HashMap<>();
        jdbc.sql("""
                        select obligation_id, month_start, count(*) as unclosed,
                          sum(case when state = 'DONE' then 1 else 0 end) as done,
                          sum(case when state = 'OPEN' and due_on < :today then 1 else 0 end) as overdue
                        from contract_remediation where contract_id = :contract and state in ('OPEN', 'DONE')
                        group by obligation_id, month_start""").param("today", today).param("contract", contractId).query(row -> {
            counts.put(
                    new EvidenceStore.CellKey(row.getLong("obligation_id"), Columns.month(row)),
                    new CellCounts(row.getInt("unclosed"), row.getInt("done"), row.getInt("overdue")));
        });
        return counts;
    }

    /** False where it is no longer open. */
    boolean done(long id, String statement, Signed signed) {
        return jdbc.sql("""
                                update contract_remediation set state = 'DONE', content = ?, done_by = ?, done_by_name = ?, done_at = ?
                                where id = ? and state = 'OPEN'""")
                        .params(Arrays.asList(statement, signed.by(), signed.name(), Tokyo.toColumn(signed.at()), id))
                        .update()
                == 1;
    }

    /** False where it is in another state by now than it was looked at in. */
    boolean decide(long id, RemediationState seen, RemediationState to, @Nullable String remark, Signed signed) {
        boolean closed = to.isClosed();
        return jdbc.sql("""
                                update contract_remediation set state = ?, remark = ?, closed_by = ?, closed_by_name = ?, closed_at = ?
                                where id = ? and state = ?""")
                        .params(Arrays.asList(
                                to.name(),
                                remark,
                                closed ? signed.by() : null,
                                closed ? signed.name() : null,
                                closed ? Tokyo.toColumn(signed.at()) : null,
                                id,
                                seen.name()))
                        .update()
                == 1;
    }

    private static Remediation remediation(ResultSet row) throws SQLException {
        return new Remediation(
                row.getLong("id"),
                row.getLong("obligation_id"),
                Columns.month(row),
                row.getInt("review_version"),
                Objects.requireNonNull(row.getString("task")),
                Columns.day(row, "due_on"),
                RemediationState.valueOf(row.getString("state")),
                SignedColumns.signed(row, "ordered"),
                row.getString("content"),
                SignedColumns.signedOrNone(row, "done"),
                row.getString("remark"),
                SignedColumns.signedOrNone(row, "closed"));
    }
}
