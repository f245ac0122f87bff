package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Drops what {@link V203__SealMoreFields} has encrypted, and writes the tables anew: the servers leave in the table's file what was dropped
 * or overwritten. A try after one that was interrupted leaves out what is done.
 */
@Component
class V204__DropMoreClearFields extends BaseJavaMigration {
    private record Clear(String table, String column) {}

    private static final List<Clear> CLEAR = List.of(
            new Clear("export_request", "reason"),
            new Clear("export_request", "remark"),
            new Clear("saved_filter", "name"));

    private static final List<String> WRITTEN_ANEW = List.of("export_request", "saved_filter", "wave_step");

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            // names were unique; encrypted, two that are the same differ, and their keys are unique in their place
            if (hasConstraint(connection, "uq_saved_filter")) {
                statement.execute("alter table saved_filter drop constraint uq_saved_filter");
            }
            for (Clear clear : CLEAR) {
                if (has(connection, clear)) {
                    statement.execute("alter table " + clear.table() + " drop column " + clear.column());
                }
            }
            statement.execute("alter table export_request modify column reason_sealed varbinary(8000) not null");
            statement.execute("alter table saved_filter modify column name_sealed varbinary(600) not null");
            statement.execute("alter table saved_filter modify column name_key varchar(64) not null");
            if (!hasConstraint(connection, "uq_saved_filter_key")) {
                statement.execute(
                        "alter table saved_filter add constraint uq_saved_filter_key unique (user_name, name_key)");
            }
            if (!isH2(connection)) {
                for (String table : WRITTEN_ANEW) {
                    statement.execute("alter table " + table + " force");
                }
            }
        }
    }

    private static boolean hasConstraint(Connection connection, String name) throws SQLException {
        return count(connection, "table_constraints", "saved_filter", "constraint_name", name) > 0;
    }

    private static boolean isH2(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    private static boolean has(Connection connection, Clear clear) throws SQLException {
        return count(connection, "columns", clear.table(), "column_name", clear.column()) > 0;
    }

    private static int count(Connection connection, String of, String table, String what, String name)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from information_schema." + of
                        + " where table_schema = " + (isH2(connection) ? "schema()" : "database()")
                        + " and table_name = '" + table + "' and " + what + " = '" + name + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
