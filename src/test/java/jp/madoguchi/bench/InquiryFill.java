package jp.madoguchi.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invents past inquiries, so that what is measured is measured among as many as a large incident has. */
final class InquiryFill {
    /** The last day that has any. */
    static final LocalDate LAST = LocalDate.of(2022, 8, 4);

    private static final int DAYS = 250;
    private static final int BATCH = 1_000;
    private static final String[] WORDS = {"メールが届かない", "再発行の手続きを知りたい", "覚えのない請求がある", "明細の見方を知りたい", "今後の対応予定を知りたい"};
    private static final String[] OUTCOMES = {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "CALLBACK", "ESCALATED"};

    private InquiryFill() {}

    /** Adds inquiries to the one incident there is, until it has so many. */
    static void upTo(DataSource database, int inquiries) throws SQLException {
        JdbcClient jdbc = JdbcClient.create(database);
        long incident = jdbc.sql("select id from incident").query(Long.class).single();
        List<Long> categories = jdbc.sql("select id from category order by sort")
                .query(Long.class)
                .list();
        int missing = inquiries
                - jdbc.sql("select count(*) from inquiry").query(Integer.class).single();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Random random = new Random(2022);
            for (int done = 0; done < missing; done += BATCH) {
                insert(connection, incident, categories, random, done, Math.min(done + BATCH, missing), missing);
                connection.commit();
            }
        }
        jdbc.sql("delete from inquiry_count").update();
        jdbc.sql("""
                        insert into inquiry_count (incident_id, received_on, category_id, inquiries)
                        select incident_id, received_on, category_id, count(*) from inquiry
                        group by incident_id, received_on, category_id""").update();
        jdbc.sql("analyze table inquiry").query().listOfRows();
    }

    private static void insert(
            Connection connection, long incident, List<Long> categories, Random random, int from, int to, int of)
            throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("""
                insert into inquiry (id, incident_id, call_id, category_id, outcome, channel, started_at, ended_at,
                  received_on, operator, caller, caller_digits, summary, created_by, created_at, submission_key, version)
                values (?, ?, ?, ?, ?, 'PHONE', ?, ?, ?, ?, ?, ?, ?, 'bench', ?, ?, 0)""")) {
            for (int i = from; i < to; i++) {
                LocalDate day = LAST.minusDays(DAYS - 1).plusDays((long) i * DAYS / of);
                var at = day.atTime(9, 0)
                        .plusSeconds(random.nextInt(12 * 3_600))
                        .atZone(Tokyo.ZONE)
                        .toInstant();
                String digits = "090" + (10_000_000 + random.nextInt(60_000));
                Object[] values = {
                    Ids.next(),
                    incident,
                    "B-" + i,
                    categories.get(random.nextInt(categories.size())),
                    OUTCOMES[random.nextInt(OUTCOMES.length)],
                    Tokyo.toColumn(at),
                    Tokyo.toColumn(at.plusSeconds(200)),
                    day,
                    "op%02d".formatted(random.nextInt(40)),
                    digits,
                    digits,
                    WORDS[random.nextInt(WORDS.length)] + "。問い合わせ " + i,
                    Tokyo.toColumn(at),
                    UUID.randomUUID().toString()
                };
                for (int column = 0; column < values.length; column++) {
                    row.setObject(column + 1, values[column]);
                }
                row.addBatch();
            }
            row.executeBatch();
        }
    }
}
