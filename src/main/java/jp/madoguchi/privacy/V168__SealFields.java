package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Encrypts what earlier versions kept in clear, in batches; the next migration takes the clear columns away. A try after one that failed
 * does what is left.
 */
@Component
class V168__SealFields extends BaseJavaMigration {
    private static final int BATCH = 1_000;

    private final FieldCipher cipher;
    private final BlindIndex index;

    V168__SealFields(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        callers(connection, "call_record");
        callers(connection, "apology");
        // who is open has the key twice, as they had the digits
        try (PreparedStatement open =
                connection.prepareStatement("update apology set open_key = caller_key where open_caller is not null")) {
            open.executeUpdate();
        }
        seal(connection, "note", new SealedColumn("apology", "note_sealed"));
        seal(connection, "note", new SealedColumn("apology_try", "note_sealed"));
        seal(connection, "phone", new SealedColumn("callback", "phone_sealed"));
        seal(connection, "note", new SealedColumn("callback", "note_sealed"));
        seal(connection, "note", new SealedColumn("callback_attempt", "note_sealed"));
        seal(connection, "text", new SealedColumn("escalation_entry", "text_sealed"));
        seal(connection, "note", new SealedColumn("impersonation_report", "inquiry_id", "note_sealed"));
        seal(connection, "note", new SealedColumn("gift_request", "note_sealed"));
        seal(connection, "note", new SealedColumn("assignment", "note_sealed"));
        seal(connection, "query", new SealedColumn("saved_filter", "query_sealed"));
        seal(connection, "reason", new SealedColumn("personal_data_reveal", "reason_sealed"));
        seal(connection, "reason", new SealedColumn("case_merge", "reason_sealed"));
        seal(connection, "undo_reason", new SealedColumn("case_merge", "undo_reason_sealed"));
        seal(connection, "reason", new SealedColumn("case_closing", "case_id", "reason_sealed"));
        seal(connection, "reason", new SealedColumn("inquiry_version", "reason_sealed"));
        seal(connection, "reason", new SealedColumn("gift_replacement", "reason_sealed"));
        seal(connection, "decided_note", new SealedColumn("gift_replacement", "decided_note_sealed"));
        seal(connection, "settled_note", new SealedColumn("gift_difference", "settled_note_sealed"));
        seal(connection, "note", new SealedColumn("delivery_decision", "note_sealed"));
    }

    private void callers(Connection connection, String table) throws SQLException {
        SealedColumn column = new SealedColumn(table, "caller_sealed");
        each(
                connection,
                "select id, caller from " + table + " where caller is not null and id > ? order by id limit " + BATCH,
                "update " + table + " set caller_sealed = ?, caller_key = ? where id = ?",
                (update, id, caller) -> {
                    update.setBytes(1, column.seal(cipher, id, caller));
                    update.setObject(2, index.phone(caller), Types.BIGINT);
                    update.setLong(3, id);
                });
    }

    private void seal(Connection connection, String clear, SealedColumn column) throws SQLException {
        each(
                connection,
                "select " + column.id() + ", " + clear + " from " + column.table() + " where " + clear
                        + " is not null and " + column.id() + " > ? order by " + column.id() + " limit " + BATCH,
                "update " + column.table() + " set " + column.column() + " = ? where " + column.id() + " = ?",
                (update, id, value) -> {
                    update.setBytes(1, column.seal(cipher, id, value));
                    update.setLong(2, id);
                });
    }

    private interface Parameters {
        void set(PreparedStatement update, long id, String clear) throws SQLException;
    }

    private static void each(Connection connection, String select, String update, Parameters parameters)
            throws SQLException {
        long last = Long.MIN_VALUE;
        for (int filled = BATCH; filled == BATCH; ) {
            filled = 0;
            try (PreparedStatement read = connection.prepareStatement(select);
                    PreparedStatement write = connection.prepareStatement(update)) {
                read.setLong(1, last);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        parameters.set(write, last, row.getString(2));
                        write.addBatch();
                        filled++;
                    }
                }
                write.executeBatch();
            }
        }
    }
}
