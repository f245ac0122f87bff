package jp.madoguchi.casefile;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts the persons of earlier versions, and then drops what could be read by anybody with a copy of the database. A try after one
 * that failed encrypts all once more as long as the clear columns are all there, and goes on dropping where the other stopped.
 */
@Component
class V163__SealPersons extends BaseJavaMigration {
    private static final int BATCH = 1_000;
    /** In the order in which they are dropped: as long as the first is there, all are. */
    private static final List<String> CLEAR =
            List.of("search_text", "person_key", "phone_digits", "phone", "email", "holder_kana", "holder_name");

    private final CaseWriter writer;
    private final CaseKeys keys;

    V163__SealPersons(CaseWriter writer, CaseKeys keys) {
        this.writer = writer;
        this.keys = keys;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (has(connection, CLEAR.getFirst())) {
            fill(connection);
        }
        dropClear(connection);
    }

    private void fill(Connection connection) throws SQLException {
        run(connection, "delete from case_blind");
        run(connection, "delete from case_match");
        long last = Long.MIN_VALUE;
        for (int filled = BATCH; filled == BATCH; ) {
            filled = 0;
            try (PreparedStatement read = connection.prepareStatement("""
                            select id, incident_id, case_number, holder_name, holder_kana, email, phone, person_key from case_file
                            where id > ? order by id limit ?""");
                    PreparedStatement seal = connection.prepareStatement(CaseWriter.UPDATE_CASE);
                    PreparedStatement blind = connection.prepareStatement(CaseWriter.INSERT_BLIND);
                    PreparedStatement match = connection.prepareStatement(MatchKeys.INSERT)) {
                read.setLong(1, last);
                read.setInt(2, BATCH);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        long incidentId = row.getLong(2);
                        HolderFields fields = new HolderFields(
                                row.getString(4), row.getString(5), row.getString(6), row.getString(7));
                        add(seal, writer.sealed(last, fields, keys.identity(row.getString(8))));
                        add(blind, writer.blind(last, incidentId, row.getString(3), fields));
                        add(match, writer.match(last, incidentId, fields));
                        filled++;
                    }
                }
                seal.executeBatch();
                blind.executeBatch();
                match.executeBatch();
            }
        }
    }

    private static void add(PreparedStatement statement, List<@Nullable Object> params) throws SQLException {
        for (int i = 0; i < params.size(); i++) {
            statement.setObject(i + 1, params.get(i));
        }
        statement.addBatch();
    }

    private static void dropClear(Connection connection) throws SQLException {
        if (hasIndex(connection, "ix_case_file_phone")) {
            run(connection, "drop index ix_case_file_phone on case_file");
        }
        if (has(connection, "person_key") && hasConstraint(connection, "uq_case_file_person")) {
            run(connection, "alter table case_file drop constraint uq_case_file_person");
        }
        for (String column : CLEAR) {
            if (has(connection, column)) {
                run(connection, "alter table case_file drop column " + column);
            }
        }
        run(connection, "alter table case_file modify column person_sealed varbinary(4000) not null");
        run(connection, "alter table case_file modify column identity_key varchar(64) not null");
        if (!hasConstraint(connection, "uq_case_file_identity")) {
            run(
                    connection,
                    "alter table case_file add constraint uq_case_file_identity unique (incident_id, identity_key)");
        }
        if (!hasIndex(connection, "ix_case_file_phone_key")) {
            run(connection, "create index ix_case_file_phone_key on case_file (incident_id, phone_key)");
        }
        if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
            // dropping a column may leave what stood in it in the table's pages; written anew, they hold only what is
            // there
            run(connection, "alter table case_file force");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean has(Connection connection, String column) throws SQLException {
        return count(connection, "columns", "column_name", column) > 0;
    }

    private static boolean hasConstraint(Connection connection, String name) throws SQLException {
        return count(connection, "table_constraints", "constraint_name", name) > 0;
    }

    private static int count(Connection connection, String of, String what, String name) throws SQLException {
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from information_schema." + of
                + " where table_schema = " + (h2 ? "schema()" : "database()") + " and table_name = 'case_file' and "
                + what
                + " = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static boolean hasIndex(Connection connection, String name) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet index =
                metaData.getIndexInfo(connection.getCatalog(), connection.getSchema(), "case_file", false, false)) {
            while (index.next()) {
                if (name.equalsIgnoreCase(Objects.requireNonNullElse(index.getString("INDEX_NAME"), ""))) {
                    return true;
                }
            }
            return false;
        }
    }
}
