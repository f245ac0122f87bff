package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of thresholds, months of retention and rules. Rows are only ever added. */
@Repository
class SettingStore {
    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Until the end of the transaction nobody else gets past this for the same contract. Call it before anything is read: what is
     * read after a lock is what others have committed, what was read before it stays as it was.
     */
    void lock(long contractId) {
        jdbc.sql("select id from contract where id = ? for update")
                .param(contractId)
                .query(Long.class)
                .list();
    }

    /** How often the contract's entry has been changed by now, whatever this transaction has read before; locks as {@link #lock}. */
    int contractVersionNow(long contractId) {
        return jdbc.sql("select version from contract where id = ? for update")
                .param(contractId)
                .query(Integer.class)
                .single();
    }

    /** All versions by name, the latest first. */
    Map<String, List<Setting>> all(long contractId) {
        return jdbc
                .sql("select * from completion_setting where contract_id = ? order by name, version desc")
                .param(contractId)
                .query(SettingStore::setting)
                .stream()
                .collect(Collectors.groupingBy(Setting::name, LinkedHashMap::new, Collectors.toList()));
    }

    /** The latest version by name. */
    Map<String, Setting> latest(long contractId) {
        Map<String, Setting> latest = new LinkedHashMap<>();
        all(contractId).forEach((name, versions) -> latest.put(name, versions.getFirst()));
        return latest;
    }

    /** How many settings and rules have been written; more than before means that something is different. */
    int stamp(long contractId) {
        return jdbc.sql("""
                        select (select count(*) from completion_setting where contract_id = ?)
                          + (select count(*) from completion_rule where contract_id = ?)""").params(contractId, contractId).query(Integer.class).single();
    }

    /** False where somebody else has set the same version meanwhile. */
    boolean add(long contractId, String name, int version, BigDecimal figure, String reason, Signed signed) {
        return jdbc.sql("""
                        insert into completion_setting (id, contract_id, name, version, figure, reason, set_by, set_by_name, set_at)
                        select ?, ?, ?, ?, ?, ?, ?, ?, ? from (select 1) one
                        where (select count(*) from completion_setting where contract_id = ? and name = ? and version >= ?) = 0""")
                        .params(Arrays.asList(
                                Ids.next(),
                                contractId,
                                name,
                                version,
                                figure,
                                reason,
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                contractId,
                                name,
                                version))
                        .update()
                > 0;
    }

    /** The latest first. */
    List<CompletionRule> rules(long contractId) {
        return jdbc.sql("select * from completion_rule where contract_id = ? order by version desc")
                .param(contractId)
                .query(SettingStore::rule)
                .list();
    }

    Optional<CompletionRule> rule(long contractId) {
        return rules(contractId).stream().findFirst();
    }

    /** False where somebody else has written the same version meanwhile. */
    boolean addRule(long contractId, CompletionRule rule) {
        return jdbc.sql("""
                        insert into completion_rule (id, contract_id, version, required, may_fail, needs_performance, content, reason,
                          set_by, set_by_name, set_at)
                        select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from (select 1) one
                        where (select count(*) from completion_rule where contract_id = ? and version >= ?) = 0""")
                        .params(Arrays.asList(
                                Ids.next(),
                                contractId,
                                rule.version(),
                                String.join(",", rule.required()),
                                rule.mayFail(),
                                rule.needsPerformance(),
                                rule.text(),
                                rule.reason(),
                                rule.set().by(),
                                rule.set().name(),
                                Tokyo.toColumn(rule.set().at()),
                                contractId,
                                rule.version()))
                        .update()
                > 0;
    }

    private static Setting setting(ResultSet row, int number) throws SQLException {
        return new Setting(
                row.getString("name"),
                row.getInt("version"),
                plain(row.getBigDecimal("figure")),
                row.getString("reason"),
                SignedColumns.signed(row, "set"));
    }

    /** 65.00 as 65. */
    static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static CompletionRule rule(ResultSet row, int number) throws SQLException {
        String required = row.getString("required");
        return new CompletionRule(
                row.getInt("version"),
                required.isEmpty() ? List.of() : List.of(required.split(",")),
                row.getInt("may_fail"),
                row.getBoolean("needs_performance"),
                row.getString("content"),
                row.getString("reason"),
                SignedColumns.signed(row, "set"));
    }
}
