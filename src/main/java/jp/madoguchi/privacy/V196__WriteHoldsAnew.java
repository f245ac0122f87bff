package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** The reasons of holds stood clear until they were encrypted: servers drop a column without writing the table's pages anew. */
@Component
class V196__WriteHoldsAnew extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table legal_hold force");
        }
    }
}
