package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Takes what was dropped out of the tables' files. MySQL and MariaDB only forget a dropped column: what was in it lies in the file until
 * the table is written anew, for whoever gets hold of the disk.
 */
@Component
class V186__WriteTablesAnew extends BaseJavaMigration {
    private static final List<String> TABLES = List.of(
            "call_record",
            "apology",
            "apology_try",
            "callback",
            "callback_attempt",
            "escalation_entry",
            "impersonation_report",
            "gift_request",
            "assignment",
            "saved_filter",
            "personal_data_reveal",
            "case_merge",
            "case_closing",
            "inquiry_version",
            "gift_replacement",
            "gift_difference",
            "delivery_decision");

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("alter table " + table + " force");
            }
        }
    }
}
