package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of an earlier version, in which notes stood clear. */
@PortalTest
@Tag("database")
class SealNotesTest {
    private static final String NOTE = "機種変更をした。𠮷野様";

    @Autowired
    Flyway flyway;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    SearchWords words;

    @Test
    void afterAnUpgradeTheSameIsThereEncryptedAndNothingClear() {
        DataSource database = database();
        migrate(database, "164");
        JdbcClient jdbc = JdbcClient.create(database);
        if (!TestDatabase.isMariaDb()) {
            jdbc.sql("set referential_integrity false").update();
        }
        int inquiries = 1_300;
        for (int id = 1; id <= inquiries; id++) {
            add(jdbc, id);
        }
        jdbc.sql("""
                        insert into inquiry_version (id, inquiry_id, version, category_id, outcome, channel, caller, summary,
                          changed_by, changed_at)
                        values (11, 1, 0, 5, 'RESOLVED', 'PHONE', '090-1111-2222', 'それまでの内容', 'op01',
                          '2022-07-29 03:00:00')""").update();
        jdbc.sql("""
                        insert into inquiry_draft (submission_key, user_name, incident_id, caller, summary, revision, particulars,
                          kept_at)
                        values ('k1', 'op01', 7, '090', '書きかけ', 3, '{}', '2022-07-29 03:00:00')""").update();

        migrate(database, "166");

        for (long id : new long[] {1, 2, 1_000, 1_001, inquiries}) {
            String folded = jdbc.sql("""
                            select i.id, i.sealed_summary, i.sealed_caller, i.caller_key, i.import_key, t.folded, g.grams
                            from inquiry i join inquiry_text t on t.inquiry_id = i.id join inquiry_gram g on g.inquiry_id = i.id
                            where i.id = ? and t.incident_id = 7 and t.started_at = i.started_at""")
                    .param(id)
                    .query((row, n) -> {
                        assertThat(sealed.summary(id, row)).isEqualTo(NOTE + id);
                        assertThat(sealed.caller(id, row)).isEqualTo(id == 2 ? null : "090-0415-5955");
                        assertThat(row.getObject("caller_key", Long.class))
                                .isEqualTo(id == 2 ? null : sealed.callerKey("+81 90-0415-5955"));
                        assertThat(row.getString("import_key"))
                                .isEqualTo(id % 2 == 0 ? "call C-" + id : sealed.keptImportKey("5e8f" + id));
                        String text = sealed.open(SealedInquiryColumns.TEXT, id, row.getBytes("folded"));
                        assertThat(row.getString("grams")).isEqualTo(words.of(text));
                        return text;
                    })
                    .single();
            assertThat(folded).isEqualTo(InquiryText.of(id, NOTE + id, id == 2 ? null : "090-0415-5955", "C-1", null));
        }
        assertThat(jdbc.sql("select count(*) from inquiry_text")
                        .query(Integer.class)
                        .single())
                .isEqualTo(inquiries);
        jdbc.sql("select sealed_summary, sealed_caller from inquiry_version").query(row -> {
            assertThat(sealed.open(SealedInquiryColumns.VERSION_SUMMARY, 11, row.getBytes(1)))
                    .isEqualTo("それまでの内容");
            assertThat(sealed.open(SealedInquiryColumns.VERSION_CALLER, 11, row.getBytes(2)))
                    .isEqualTo("090-1111-2222");
        });
        jdbc.sql("select id, sealed_summary, sealed_caller, sealed_particulars from inquiry_draft")
                .query(row -> {
                    long id = row.getLong(1);
                    assertThat(sealed.open(SealedInquiryColumns.DRAFT_SUMMARY, id, row.getBytes(2)))
                            .isEqualTo("書きかけ");
                    assertThat(sealed.open(SealedInquiryColumns.DRAFT_CALLER, id, row.getBytes(3)))
                            .isEqualTo("090");
                    assertThat(sealed.open(SealedInquiryColumns.DRAFT_PARTICULARS, id, row.getBytes(4)))
                            .isEqualTo("{}");
                });
        assertThat(jdbc.sql("""
                                select count(*) from information_schema.columns
                                where lower(table_name) in ('inquiry', 'inquiry_version', 'inquiry_draft')
                                  and lower(column_name) in ('summary', 'caller', 'caller_digits', 'particulars')
                                  and table_schema = """ + (TestDatabase.isMariaDb() ? "database()" : "schema()"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The second batch fails: the first stays, nothing of the second, and the next try has only that left. */
    @Test
    void whatFailedInTheMiddleIsTriedAgain() throws SQLException {
        DataSource database = database();
        migrate(database, "164");
        JdbcClient jdbc = JdbcClient.create(database);
        if (!TestDatabase.isMariaDb()) {
            jdbc.sql("set referential_integrity false").update();
        }
        int inquiries = 1_500;
        for (int id = 1; id <= inquiries; id++) {
            add(jdbc, id);
        }
        // in the way of what the second batch writes last
        jdbc.sql("insert into inquiry_gram (inquiry_id, grams) values (1400, 'x')")
                .update();
        V165__SealNotes migration = new V165__SealNotes(sealed, words);

        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> migration.migrate(context(connection))).isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(count(jdbc, "inquiry where sealed_summary is not null")).isEqualTo(1_000);
        assertThat(count(jdbc, "inquiry_text")).isEqualTo(1_000);
        assertThat(count(jdbc, "inquiry_gram")).isEqualTo(1_001);

        jdbc.sql("delete from inquiry_gram where inquiry_id = 1400").update();
        try (Connection connection = database.getConnection()) {
            migration.migrate(context(connection));
            // where only its end was not noted
            migration.migrate(context(connection));
        }
        assertThat(count(jdbc, "inquiry where sealed_summary is not null")).isEqualTo(inquiries);
        assertThat(count(jdbc, "inquiry_text")).isEqualTo(inquiries);
        assertThat(count(jdbc, "inquiry_gram")).isEqualTo(inquiries);

        // interrupted after two of its statements
        jdbc.sql("drop index ix_inquiry_caller on inquiry").update();
        jdbc.sql("alter table inquiry drop column summary").update();
        V166__DropClearNotes drops = new V166__DropClearNotes();
        try (Connection connection = database.getConnection()) {
            drops.migrate(context(connection));
            drops.migrate(context(connection));
            try (ResultSet clear = connection
                    .getMetaData()
                    .getColumns(connection.getCatalog(), connection.getSchema(), "inquiry", "caller%")) {
                assertThat(clear.next()).isTrue();
                assertThat(clear.getString("COLUMN_NAME")).isEqualToIgnoringCase("caller_key");
                assertThat(clear.next()).isFalse();
            }
        }
        assertThat(count(jdbc, "inquiry where sealed_summary is not null")).isEqualTo(inquiries);
    }

    private static int count(JdbcClient jdbc, String of) {
        return jdbc.sql("select count(*) from " + of).query(Integer.class).single();
    }

    private static void add(JdbcClient jdbc, int id) {
        jdbc.sql("""
                        insert into inquiry (id, incident_id, call_id, category_id, outcome, channel, started_at, ended_at,
                          received_on, operator, caller, caller_digits, summary, created_by, created_at, import_key, version)
                        values (?, 7, 'C-1', 5, 'RESOLVED', 'PHONE', '2022-07-29 03:00:00', '2022-07-29 03:00:00',
                          '2022-07-29', 'op01', ?, ?, ?, 'op01', '2022-07-29 03:00:00', ?, 0)""")
                .params(
                        id,
                        id == 2 ? null : "090-0415-5955",
                        id == 2 ? null : "09004155955",
                        NOTE + id,
                        (id % 2 == 0 ? "call C-" : "5e8f") + id)
                .update();
    }

    private static Context context(Connection connection) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }

    private static DataSource database() {
        String name = "u" + UUID.randomUUID().toString().replace("-", "");
        if (!TestDatabase.isMariaDb()) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + name
                    + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
        }
        Map<String, Object> properties = TestDatabase.mariaDb(name);
        return new DriverManagerDataSource(
                properties.get("spring.datasource.url")
                        + "?rewriteBatchedStatements=true&sessionVariables=foreign_key_checks=0",
                (String) properties.get("spring.datasource.username"),
                (String) properties.get("spring.datasource.password"));
    }

    private void migrate(DataSource database, String target) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(database)
                .target(target)
                .load()
                .migrate();
    }
}
