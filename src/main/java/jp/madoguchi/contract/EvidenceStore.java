package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The SQL of evidence. */
@Repository
class EvidenceStore {
    private final JdbcClient jdbc;
    private final ContractFiles files;

    EvidenceStore(JdbcClient jdbc, ContractFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** Which month of which obligation. */
    record CellKey(long obligationId, YearMonth month) {}

    /** How many pieces in which state, and their files; those taken back are not among them. */
    record CellCounts(int submitted, int reviewed, int files) {}

    long add(long contractId, long obligationId, YearMonth month, String statement, int files, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into contract_evidence (id, contract_id, obligation_id, month_start, content, files, state, submitted_by,
                          submitted_by_name, submitted_at)
                        values (?, ?, ?, ?, ?, ?, 'SUBMITTED', ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        contractId,
                        obligationId,
                        Columns.column(month),
                        statement,
                        files,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        return id;
    }

    /** The latest first, with their files: two statements. */
    List<Evidence> ofCell(long obligationId, YearMonth month) {
        List<Evidence> heads = jdbc.sql("""
                        select * from contract_evidence where obligation_id = ? and month_start = ?
                        order by submitted_at desc, id desc""")
                .params(obligationId, Columns.column(month))
                .query((row, n) -> evidence(row, List.of()))
                .list();
        Map<Long, List<KeptFile>> kept = files.of(
                ContractFiles.Owner.EVIDENCE, heads.stream().map(Evidence::id).toList());
        return heads.stream()
                .map(one -> new Evidence(
                        one.id(),
                        one.obligationId(),
                        one.month(),
                        one.statement(),
                        one.state(),
                        one.submitted(),
                        one.withdrawn(),
                        kept.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** Without its files. */
    Optional<Evidence> find(long id, String organisation) {
        return jdbc.sql("""
                        select e.* from contract_evidence e join contract c on c.id = e.contract_id
                        where e.id = ? and c.contractor = ?""")
                .params(id, organisation)
                .query((row, n) -> evidence(row, List.of()))
                .optional();
    }

    /** False where it was taken back or reviewed meanwhile. */
    boolean withdraw(long id, Signed signed) {
        return jdbc.sql("""
                                update contract_evidence set state = 'WITHDRAWN', withdrawn_by = ?, withdrawn_by_name = ?,
                                  withdrawn_at = ?
                                where id = ? and state = 'SUBMITTED'""")
                        .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), id))
                        .update()
                == 1;
    }

    /** Keeps pieces as they are from now on; says how many of them are there to be reviewed. */
    int freeze(long obligationId, YearMonth month, List<Long> ids) {
        return ids.isEmpty()
                ? 0
                : jdbc.sql("""
                                update contract_evidence set state = 'REVIEWED'
                                where obligation_id = :obligation and month_start = :month and id in (:ids)
                                  and state in ('SUBMITTED', 'REVIEWED')""")
                        .param("obligation", obligationId)
                        .param("month", Columns.column(month))
                        .param("ids", ids)
                        .update();
    }

    Map<CellKey, CellCounts> counts(long contractId) {
        Map<CellKey, CellCounts> counts = new HashMap<>();
        jdbc.sql("""
                        select obligation_id, month_start,
                          sum(case when state = 'SUBMITTED' then 1 else 0 end) as submitted,
                          sum(case when state = 'REVIEWED' then 1 else 0 end) as reviewed, sum(files) as files
                        from contract_evidence where contract_id = :contract and state <> 'WITHDRAWN'
                        group by obligation_id, month_start""").param("contract", contractId).query(row -> {
            counts.put(
                    new CellKey(row.getLong("obligation_id"), Columns.month(row)),
                    new CellCounts(row.getInt("submitted"), row.getInt("reviewed"), row.getInt("files")));
        });
        return counts;
    }

    private static Evidence evidence(ResultSet row, List<KeptFile> files) throws SQLException {
        @Nullable Signed withdrawn = SignedColumns.signedOrNone(row, "withdrawn");
        return new Evidence(
                row.getLong("id"),
                row.getLong("obligation_id"),
                Columns.month(row),
                Objects.requireNonNull(row.getString("content")),
                EvidenceState.valueOf(row.getString("state")),
                SignedColumns.signed(row, "submitted"),
                withdrawn,
                files);
    }
}
