package jp.madoguchi.inquiry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Lets the inquiries of earlier versions be found by their words. A try after one that failed starts from nothing. */
@Component
class V061__FillInquiryText extends BaseJavaMigration {
    private static final int BATCH = 1_000;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        fill(connection);
        if (TextIndex.isOf(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create fulltext index ft_inquiry_gram on inquiry_gram (grams)");
            }
        }
    }

    static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from inquiry_gram");
            statement.executeUpdate("delete from inquiry_text");
        }
        long last = Long.MIN_VALUE;
        for (int filled = BATCH; filled == BATCH; ) {
            filled = 0;
            try (PreparedStatement read = connection.prepareStatement("""
                            select i.id, i.summary, i.caller, i.call_id, c.case_number, i.incident_id, i.started_at
                            from inquiry i left join case_file c on c.id = i.case_id
                            where i.id > ? order by i.id limit ?""");
                    PreparedStatement folded = connection.prepareStatement("""
                            insert into inquiry_text (incident_id, started_at, inquiry_id, folded) values (?, ?, ?, ?)""");
                    PreparedStatement grams =
                            connection.prepareStatement("insert into inquiry_gram (inquiry_id, grams) values (?, ?)")) {
                read.setLong(1, last);
                read.setInt(2, BATCH);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        InquiryText text = InquiryText.of(
                                last, row.getString(2), row.getString(3), row.getString(4), row.getString(5));
                        folded.setLong(1, row.getLong(6));
                        folded.setObject(2, row.getObject(7, LocalDateTime.class));
                        folded.setLong(3, last);
                        folded.setString(4, text.folded());
                        folded.addBatch();
                        grams.setLong(1, last);
                        grams.setString(2, text.grams());
                        grams.addBatch();
                        filled++;
                    }
                }
                folded.executeBatch();
                grams.executeBatch();
            }
        }
    }
}
