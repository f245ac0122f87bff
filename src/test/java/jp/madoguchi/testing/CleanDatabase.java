package jp.madoguchi.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empties all tables of the portal, so that a test starts from nothing. */
public final class CleanDatabase {
    private CleanDatabase() {}

    public static void clean(JdbcClient jdbc) {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = "
                        + (TestDatabase.isMariaDb() ? "database()" : "schema()")
                        + " and table_type in ('BASE TABLE', 'TABLE') and table_name not like 'flyway%'"
                        // a running portal knows its keys by heart
                        + " and table_name not in ('field_key', 'field_key_wrapper')")
                .query(String.class)
                .list();
        // on one connection, since the switch belongs to the session
        StringBuilder all = new StringBuilder();
        if (TestDatabase.isMariaDb()) {
            clean(jdbc, tables);
        } else {
            all.append("set referential_integrity false;");
            tables.forEach(table -> all.append("truncate table ").append(table).append(';'));
            all.append("set referential_integrity true;");
            jdbc.sql(all.toString()).update();
        }
    }

    /** Empties these tables, in whichever order their foreign keys ask for. */
    public static void clean(JdbcClient jdbc, List<String> tables) {
        List<String> left = tables;
        for (int round = 0; !left.isEmpty() && round < 10; round++) {
            left = left.stream().filter(table -> !emptied(jdbc, table)).toList();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("could not be emptied: " + left);
        }
    }

    private static boolean emptied(JdbcClient jdbc, String table) {
        try {
            jdbc.sql("delete from " + table).update();
            return true;
        } catch (org.springframework.dao.DataIntegrityViolationException e) {
            return false;
        }
    }
}
