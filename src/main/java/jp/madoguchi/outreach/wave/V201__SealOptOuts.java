package jp.madoguchi.outreach.wave;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.FieldCipher;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Encrypts why people don't want to be written to, and takes the clear words out of the table and of its file. A try after one that failed
 * does what is left.
 */
@Component
class V201__SealOptOuts extends BaseJavaMigration {
    private final FieldCipher cipher;

    V201__SealOptOuts(FieldCipher cipher) {
        this.cipher = cipher;
    }

    private record Clear(long caseId, String channel, String cause, String madeBy, LocalDateTime madeAt) {}

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        seal(connection, clear(connection));
        if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                // what was overwritten may lie in the table's pages until they are written anew
                statement.execute("alter table contact_mark force");
            }
        }
    }

    private static List<Clear> clear(Connection connection) throws SQLException {
        List<Clear> clear = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement("""
                        select case_id, channel, cause, made_by, made_at from contact_mark
                        where mark = 'OPTED_OUT' and cause is not null""");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                clear.add(new Clear(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDateTime.class)));
            }
        }
        return clear;
    }

    private void seal(Connection connection, List<Clear> all) throws SQLException {
        try (PreparedStatement step = connection.prepareStatement("""
                        insert into opt_out_step (id, case_id, channel, step, reason_sealed, made_by, made_at)
                        values (?, ?, ?, 'OPTED_OUT', ?, ?, ?)""");
                PreparedStatement mark = connection.prepareStatement("""
                        update contact_mark set step_id = ?, cause = null
                        where case_id = ? and channel = ? and mark = 'OPTED_OUT'""")) {
            for (Clear one : all) {
                long id = Ids.next();
                step.setLong(1, id);
                step.setLong(2, one.caseId());
                step.setString(3, one.channel());
                step.setBytes(4, OptOutStore.REASON.seal(cipher, id, one.cause()));
                step.setString(5, one.madeBy());
                step.setObject(6, one.madeAt());
                step.addBatch();
                mark.setLong(1, id);
                mark.setLong(2, one.caseId());
                mark.setString(3, one.channel());
                mark.addBatch();
            }
            step.executeBatch();
            mark.executeBatch();
        }
    }
}
