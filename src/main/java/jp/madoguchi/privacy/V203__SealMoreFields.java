package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Encrypts why lists were taken away and what filters are called, and takes the notes on messages out of the steps of waves: each is
 * encrypted with its message's decision already. The next migration takes the clear columns away. A try after one that failed does it again.
 */
@Component
class V203__SealMoreFields extends BaseJavaMigration {
    private final FieldCipher cipher;
    private final BlindIndex index;

    V203__SealMoreFields(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        seal(connection, "reason", new SealedColumn("export_request", "reason_sealed"));
        seal(connection, "remark", new SealedColumn("export_request", "remark_sealed"));
        keys(connection, seal(connection, "name", new SealedColumn("saved_filter", "name_sealed")));
        forgetNotesOfMessages(connection);
    }

    private record Clear(long id, String words) {}

    /** There are few of both: requests that two people made, and twenty filters a person. */
    private List<Clear> seal(Connection connection, String clear, SealedColumn column) throws SQLException {
        List<Clear> all = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(
                        "select id, " + clear + " from " + column.table() + " where " + clear + " is not null");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                all.add(new Clear(row.getLong(1), row.getString(2)));
            }
        }
        try (PreparedStatement write = connection.prepareStatement(
                "update " + column.table() + " set " + column.column() + " = ? where id = ?")) {
            for (Clear one : all) {
                write.setBytes(1, column.seal(cipher, one.id(), one.words()));
                write.setLong(2, one.id());
                write.addBatch();
            }
            write.executeBatch();
        }
        return all;
    }

    private void keys(Connection connection, List<Clear> filters) throws SQLException {
        try (PreparedStatement write =
                connection.prepareStatement("update saved_filter set name_key = ? where id = ?")) {
            for (Clear one : filters) {
                write.setString(1, index.of("saved_filter.name", one.words()));
                write.setLong(2, one.id());
                write.addBatch();
            }
            write.executeBatch();
        }
    }

    /** A wave that was done runs again only where messages of it were queued once more. */
    private static void forgetNotesOfMessages(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement("""
                        select s.wave_id, s.number from wave_step s
                          join wave_step d on d.wave_id = s.wave_id and d.number = s.number - 1
                        where s.step = 'RESUMED' and d.step = 'DONE' and s.note is not null""");
                ResultSet row = read.executeQuery();
                PreparedStatement write = connection.prepareStatement(
                        "update wave_step set note = null where wave_id = ? and number = ?")) {
            while (row.next()) {
                write.setLong(1, row.getLong(1));
                write.setLong(2, row.getLong(2));
                write.addBatch();
            }
            write.executeBatch();
        }
    }
}
