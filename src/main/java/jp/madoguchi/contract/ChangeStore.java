package jp.madoguchi.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of a contract's entry. Rows are only ever added. */
@Repository
class ChangeStore {
    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long contractId, int version, Signed signed, @Nullable String reason, List<ContractChange.Line> lines) {
        long change = Ids.next();
        jdbc.sql("""
                        insert into contract_change (id, contract_id, version, changed_by, changed_by_name, changed_at, reason)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        change, contractId, version, signed.by(), signed.name(), Tokyo.toColumn(signed.at()), reason))
                .update();
        int sort = 0;
        for (ContractChange.Line line : lines) {
            jdbc.sql("""
                            insert into contract_change_line (id, change_id, sort, subject, field, was, became)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            Ids.next(),
                            change,
                            sort++,
                            line.subject(),
                            line.field().name(),
                            line.was(),
                            line.became()))
                    .update();
        }
    }

    /** Whether a user has entered or changed anything of it, in whichever version. */
    boolean isBy(long contractId, String user) {
        return jdbc.sql("select count(*) from contract_change where contract_id = ? and changed_by = ?")
                        .params(contractId, user)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The latest first, at most so many. */
    List<ContractChange> latest(long contractId, int most) {
        Map<Integer, ContractChange> changes = new LinkedHashMap<>();
        Map<Integer, List<ContractChange.Line>> lines = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.version, c.changed_by, c.changed_by_name, c.changed_at, c.reason, l.subject, l.field, l.was, l.became
                        from (select * from contract_change where contract_id = ? order by version desc limit ?) c
                        left join contract_change_line l on l.change_id = c.id
                        order by c.version desc, l.sort""").params(contractId, most).query(row -> {
            int version = row.getInt("version");
            changes.put(
                    version,
                    new ContractChange(
                            version, SignedColumns.signed(row, "changed"), row.getString("reason"), List.of()));
            String field = row.getString("field");
            if (field != null) {
                lines.computeIfAbsent(version, v -> new ArrayList<>())
                        .add(new ContractChange.Line(
                                row.getString("subject"),
                                ContractChange.Field.valueOf(field),
                                row.getString("was"),
                                row.getString("became")));
            }
        });
        return changes.values().stream()
                .map(change -> new ContractChange(
                        change.version(),
                        change.signed(),
                        change.reason(),
                        lines.getOrDefault(change.version(), List.of())))
                .toList();
    }
}
