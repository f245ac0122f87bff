package jp.madoguchi.privacy.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Encrypts why data is held; the next migration takes the clear columns away. A try after one that failed does it again. */
@Component
class V180__SealHolds extends BaseJavaMigration {
    private final FieldCipher cipher;

    V180__SealHolds(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        seal(context.getConnection(), "reason", RetentionStore.REASON);
        seal(context.getConnection(), "lifted_reason", RetentionStore.LIFTED_REASON);
    }

    private void seal(Connection connection, String clear, SealedColumn column) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                        "select id, " + clear + " from legal_hold where " + clear + " is not null");
                PreparedStatement write =
                        connection.prepareStatement("update legal_hold set " + column.column() + " = ? where id = ?");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                write.setBytes(1, column.seal(cipher, row.getLong(1), row.getString(2)));
                write.setLong(2, row.getLong(1));
                write.addBatch();
            }
            write.executeBatch();
        }
    }
}
