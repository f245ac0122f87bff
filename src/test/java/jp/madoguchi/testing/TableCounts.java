package jp.madoguchi.testing;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows each table of the portal has: the same before and after means that nothing was left behind. But for what the portal notes by
 * itself of its keys, whenever it looks at them.
 */
public final class TableCounts {
    private TableCounts() {}

    /** Where the trail alone may say what was done. */
    public static Map<String, Long> besidesTheTrail(JdbcClient jdbc) {
        Map<String, Long> counts = of(jdbc);
        counts.keySet().removeIf(table -> table.startsWith("audit_"));
        return counts;
    }

    public static Map<String, Long> of(JdbcClient jdbc) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc
                .sql("select table_name from information_schema.tables where table_schema = "
                        + (TestDatabase.isMariaDb() ? "database()" : "schema()")
                        + " and table_type in ('BASE TABLE', 'TABLE')")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !table.equals("field_key_wrapper"))
                .forEach(table -> counts.put(
                        table,
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return counts;
    }
}
