package jp.madoguchi.casefile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Makes the cases that were imported before comparable with each other. */
@Component
class V071__FillCaseMatch extends BaseJavaMigration {
    private static final int BATCH = 1_000;

    @Override
    public void migrate(Context context) throws SQLException {
        fill(context.getConnection());
    }

    static void fill(Connection connection) throws SQLException {
        long last = Long.MIN_VALUE;
        for (int filled = BATCH; filled == BATCH; ) {
            filled = 0;
            try (PreparedStatement read = connection.prepareStatement("""
                            select id, incident_id, email, holder_kana, phone_digits from case_file
                            where id > ? order by id limit ?""");
                    PreparedStatement write = connection.prepareStatement(MatchKeys.INSERT)) {
                read.setLong(1, last);
                read.setInt(2, BATCH);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        MatchKeys keys = MatchKeys.of(row.getString(3), row.getString(4), row.getString(5));
                        keys.write(write, last, row.getLong(2));
                        write.addBatch();
                        filled++;
                    }
                }
                write.executeBatch();
            }
        }
    }
}
