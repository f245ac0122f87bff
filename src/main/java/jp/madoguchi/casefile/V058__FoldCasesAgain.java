package jp.madoguchi.casefile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Brings the persons of earlier versions into today's spelling; Flyway lets one node at a time do so, and once. */
@Component
class V058__FoldCasesAgain extends BaseJavaMigration {
    private static final int BATCH = 1_000;

    @Override
    public void migrate(Context context) throws SQLException {
        fold(context.getConnection());
    }

    static void fold(Connection connection) throws SQLException {
        long last = Long.MIN_VALUE;
        for (int folded = BATCH; folded == BATCH; ) {
            folded = 0;
            try (PreparedStatement read = connection.prepareStatement("""
                            select id, case_number, holder_name, holder_kana, email, phone_digits from case_file
                            where id > ? order by id limit ?""");
                    PreparedStatement write =
                            connection.prepareStatement("update case_file set search_text = ? where id = ?")) {
                read.setLong(1, last);
                read.setInt(2, BATCH);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        write.setString(
                                1,
                                SearchText.of(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6)));
                        write.setLong(2, last);
                        write.addBatch();
                        folded++;
                    }
                }
                write.executeBatch();
            }
        }
    }
}
