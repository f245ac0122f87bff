package jp.madoguchi.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import jp.madoguchi.inquiry.InquiryText;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.inquiry.SearchWords;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.testing.KeysOfPortal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invents past inquiries, so that what is measured is measured among as many as a large incident has. */
final class InquiryFill {
    /** Words that stand in the notes of 0.5 % and of 30 % of the inquiries, and one that stands nowhere. */
    static final String RARE = "機種変更";

    static final String FREQUENT = "ログイン";
    static final String ABSENT = "図書館";

    /** The last day that has any. */
    static final LocalDate LAST = LocalDate.of(2022, 8, 4);

    private static final int DAYS = 250;
    private static final int BATCH = 1_000;
    private static final String[] WORDS = {"メールが届かない", "再発行の手続きを知りたい", "覚えのない請求がある", "明細の見方を知りたい", "今後の対応予定を知りたい"};
    private static final String[] MORE = {
        "登録のメールアドレスを確認した", "迷惑メールの設定を案内", "カード会社の窓口を伝えた", "家族からの相談", "商品券の使い道の質問", "報道を見て不安になった",
        "住所が古いままだった", "手続きに必要な書類を説明", "次の連絡を待つとのこと", "納得して終話", "スマートフォンの操作を一緒に確かめた", "返事は午後を希望"
    };
    private static final String[] OUTCOMES = {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "CALLBACK", "ESCALATED"};

    private InquiryFill() {}

    /** What encrypts as the portal does that reads it. */
    record Sealing(SealedInquiryColumns columns, SearchWords words) {
        static Sealing of(ApplicationContext portal) {
            return new Sealing(portal.getBean(SealedInquiryColumns.class), portal.getBean(SearchWords.class));
        }

        /** With the keys that another portal has made in a folder, and with those that it has in its database. */
        static Sealing with(Path keys, DataSource database) {
            return of(KeysOfPortal.with(keys, database, SealedInquiryColumns.class, SearchWords.class));
        }
    }

    /** Adds inquiries to the one incident there is, until it has so many. */
    static void upTo(DataSource database, Sealing sealing, int inquiries) throws SQLException {
        JdbcClient jdbc = JdbcClient.create(database);
        long incident = jdbc.sql("select id from incident").query(Long.class).single();
        List<Long> categories = jdbc.sql("select id from category order by sort")
                .query(Long.class)
                .list();
        int missing = inquiries
                - jdbc.sql("select count(*) from inquiry").query(Integer.class).single();
        if (missing > 0) {
            // many rows come in quicker without the index, which must not be dropped alone
            jdbc.sql("create table grams as select * from inquiry_gram").update();
            jdbc.sql("drop table inquiry_gram").update();
            jdbc.sql("alter table grams add primary key (inquiry_id), rename to inquiry_gram")
                    .update();
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Random random = new Random(2022);
            for (int done = 0; done < missing; done += BATCH) {
                insert(
                        connection,
                        sealing,
                        incident,
                        categories,
                        random,
                        done,
                        Math.min(done + BATCH, missing),
                        missing);
                connection.commit();
            }
        }
        if (missing > 0) {
            jdbc.sql("create fulltext index ft_inquiry_gram on inquiry_gram (grams)")
                    .update();
        }
        if (missing > 0) {
            further(jdbc);
        }
        jdbc.sql("delete from inquiry_count").update();
        jdbc.sql("""
                        insert into inquiry_count (incident_id, received_on, category_id, inquiries)
                        select incident_id, received_on, category_id, count(*) from inquiry
                        group by incident_id, received_on, category_id""").update();
        jdbc.sql("analyze table inquiry, inquiry_text, inquiry_gram, inquiry_fraud, follow_up")
                .query()
                .listOfRows();
    }

    /** What fewer inquiries have: a relation, a suspicion, a wish for another gift, what was told of fraud, something to be done. */
    private static void further(JdbcClient jdbc) {
        jdbc.sql("""
                        update inquiry i left join (select category_id, min(id) as topic from topic group by category_id) t
                          on t.category_id = i.category_id
                        set i.topic_id = if(mod(crc32(i.id), 3) = 0, t.topic, null),
                          i.relation = elt(1 + mod(crc32(i.id + 1), 20), 'FAMILY', 'FAMILY', 'REPRESENTATIVE', 'HOLDER', 'HOLDER', 'HOLDER',
                            'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER', 'HOLDER',
                            'HOLDER', 'HOLDER', 'HOLDER'),
                          i.impersonation = mod(crc32(i.id + 2), 500) = 0,
                          i.send_again = mod(crc32(i.id + 3), 40) = 0""").update();
        jdbc.sql("delete from inquiry_fraud").update();
        jdbc.sql("""
                        insert into inquiry_fraud (inquiry_id, incident_id, started_at, amount_yen, issuer_told, police_told)
                        select i.id, i.incident_id, i.started_at, 10000, mod(crc32(i.id), 2) = 0,
                          elt(1 + mod(crc32(i.id + 1), 3), true, false, null)
                        from inquiry i join category c on c.id = i.category_id where c.code = 'FRAUD'""").update();
        jdbc.sql("delete from follow_up").update();
        jdbc.sql("""
                        insert into follow_up (inquiry_id, incident_id, state, person, due_at, assigned_by, assigned_at)
                        select id, incident_id, if(mod(crc32(id), 10) = 0, 'OPEN', 'DONE'), operator, ended_at, 'bench', ended_at
                        from inquiry where mod(crc32(id + 4), 50) = 0""").update();
    }

    private static void insert(
            Connection connection,
            Sealing sealing,
            long incident,
            List<Long> categories,
            Random random,
            int from,
            int to,
            int of)
            throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("""
                insert into inquiry (id, incident_id, call_id, category_id, outcome, channel, started_at, ended_at,
                  received_on, operator, sealed_caller, caller_key, sealed_summary, created_by, created_at, submission_key, version)
                values (?, ?, ?, ?, ?, 'PHONE', ?, ?, ?, ?, ?, ?, ?, 'bench', ?, ?, 0)""");
                PreparedStatement text = connection.prepareStatement("""
                        insert into inquiry_text (incident_id, started_at, inquiry_id, folded) values (?, ?, ?, ?)""");
                PreparedStatement grams =
                        connection.prepareStatement("insert into inquiry_gram (inquiry_id, grams) values (?, ?)")) {
            for (int i = from; i < to; i++) {
                LocalDate day = LAST.minusDays(DAYS - 1).plusDays((long) i * DAYS / of);
                var at = day.atTime(9, 0)
                        .plusSeconds(random.nextInt(12 * 3_600))
                        .atZone(Tokyo.ZONE)
                        .toInstant();
                String digits = "090" + (10_000_000 + random.nextInt(60_000));
                long id = Ids.next();
                String note = note(random, i);
                String folded = InquiryText.of(id, note, digits, "B-" + i, null);
                Object[] values = {
                    id,
                    incident,
                    "B-" + i,
                    categories.get(random.nextInt(categories.size())),
                    OUTCOMES[random.nextInt(OUTCOMES.length)],
                    Tokyo.toColumn(at),
                    Tokyo.toColumn(at.plusSeconds(200)),
                    day,
                    "op%02d".formatted(random.nextInt(40)),
                    sealing.columns().sealCaller(id, digits),
                    sealing.columns().callerKey(digits),
                    sealing.columns().sealSummary(id, note),
                    Tokyo.toColumn(at),
                    UUID.randomUUID().toString()
                };
                add(row, values);
                add(text, incident, Tokyo.toColumn(at), id, sealing.columns().sealText(id, folded));
                add(grams, id, sealing.words().of(folded));
            }
            row.executeBatch();
            text.executeBatch();
            grams.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            statement.setObject(column + 1, values[column]);
        }
        statement.addBatch();
    }

    /** Of 60 to 90 characters, as operators write them. */
    private static String note(Random random, int number) {
        StringBuilder note = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = 0; i < 3; i++) {
            note.append('。').append(MORE[random.nextInt(MORE.length)]);
        }
        if (number % 200 == 7) {
            note.append("。").append(RARE).append("をしてから使えない");
        }
        if (number % 10 < 3) {
            note.append("。サイトに").append(FREQUENT).append("できない");
        }
        return note.append("。問い合わせ ").append(number).toString();
    }
}
