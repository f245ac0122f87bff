package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of costs. */
@Repository
class CostStore {
    private final JdbcClient jdbc;
    private final ContractFiles files;

    CostStore(JdbcClient jdbc, ContractFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** With the contract that it belongs to. */
    record Owned(long contractId, String contractNumber, Cost cost) {}

    long add(long contractId, YearMonth month, CostKind kind, BigDecimal yen, String purpose, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into contract_cost (id, contract_id, month_start, kind, yen, purpose, state, entered_by,
                          entered_by_name, entered_at)
                        values (?, ?, ?, ?, ?, ?, 'ENTERED', ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        contractId,
                        Columns.column(month),
                        kind.name(),
                        yen,
                        purpose,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        return id;
    }

    /** The latest month first, with their documents and steps: three statements. */
    List<Cost> all(long contractId, int most) {
        List<Cost> heads = jdbc.sql("""
                        select * from contract_cost where contract_id = ?
                        order by month_start desc, kind, entered_at, id limit ?""")
                .params(contractId, most)
                .query((row, n) -> cost(row))
                .list();
        Map<Long, List<KeptFile>> documents = files.ofContract(ContractFiles.Owner.COST, contractId);
        Map<Long, List<CostStep>> steps = steps(contractId);
        return heads.stream()
                .map(cost -> new Cost(
                        cost.id(),
                        cost.month(),
                        cost.kind(),
                        cost.yen(),
                        cost.purpose(),
                        cost.state(),
                        cost.entered(),
                        cost.remark(),
                        cost.decided(),
                        documents.getOrDefault(cost.id(), List.of()),
                        steps.getOrDefault(cost.id(), List.of())))
                .toList();
    }

    private Map<Long, List<CostStep>> steps(long contractId) {
        Map<Long, List<CostStep>> steps = new HashMap<>();
        jdbc.sql("select * from contract_cost_step where contract_id = ? order by decided_at, id")
                .param(contractId)
                .query(row -> {
                    steps.computeIfAbsent(row.getLong("cost_id"), id -> new ArrayList<>())
                            .add(new CostStep(
                                    CostState.valueOf(row.getString("state")),
                                    row.getString("remark"),
                                    SignedColumns.signed(row, "decided")));
                });
        return steps;
    }

    CostSums sums(long contractId) {
        return new CostSums(jdbc.sql("""
                        select month_start, kind, state, sum(yen) as yen, count(*) as amounts from contract_cost
                        where contract_id = ? group by month_start, kind, state order by month_start, kind, state""")
                .param(contractId)
                .query((row, n) -> new CostSums.Sum(
                        Columns.month(row),
                        CostKind.valueOf(row.getString("kind")),
                        CostState.valueOf(row.getString("state")),
                        row.getBigDecimal("yen").setScale(0),
                        row.getInt("amounts")))
                .list());
    }

    /** The months with an amount that was not taken back. */
    Set<YearMonth> months(long contractId) {
        return new HashSet<>(jdbc.sql(
                        "select distinct month_start from contract_cost where contract_id = ? and state <> 'WITHDRAWN'")
                .param(contractId)
                .query((row, n) -> Columns.month(row))
                .list());
    }

    /** @param organisation absent for those of all */
    Optional<Owned> find(long id, @Nullable String organisation) {
        return jdbc.sql("""
                        select k.*, c.number as contract_number from contract_cost k join contract c on c.id = k.contract_id
                        where k.id = :id and (c.contractor = :organisation or :organisation is null)""")
                .param("id", id)
                .param("organisation", organisation)
                .query((row, n) -> new Owned(
                        row.getLong("contract_id"),
                        Objects.requireNonNull(row.getString("contract_number")),
                        cost(row)))
                .optional();
    }

    /** False where it is no longer in the state in which it was looked at. */
    boolean decide(long contractId, long id, CostState seen, CostState to, @Nullable String remark, Signed signed) {
        boolean decided = jdbc.sql("""
                                update contract_cost set state = ?, remark = coalesce(?, remark), decided_by = ?,
                                  decided_by_name = ?, decided_at = ?
                                where id = ? and state = ?""")
                        .params(Arrays.asList(
                                to.name(),
                                remark,
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                id,
                                seen.name()))
                        .update()
                == 1;
        if (decided) {
            jdbc.sql("""
                            insert into contract_cost_step (id, contract_id, cost_id, state, remark, decided_by, decided_by_name,
                              decided_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            Ids.next(),
                            contractId,
                            id,
                            to.name(),
                            remark,
                            signed.by(),
                            signed.name(),
                            Tokyo.toColumn(signed.at())))
                    .update();
        }
        return decided;
    }

    private static Cost cost(ResultSet row) throws SQLException {
        return new Cost(
                row.getLong("id"),
                Columns.month(row),
                CostKind.valueOf(row.getString("kind")),
                row.getBigDecimal("yen").setScale(0),
                Objects.requireNonNull(row.getString("purpose")),
                CostState.valueOf(row.getString("state")),
                SignedColumns.signed(row, "entered"),
                row.getString("remark"),
                SignedColumns.signedOrNone(row, "decided"),
                List.of(),
                List.of());
    }
}
