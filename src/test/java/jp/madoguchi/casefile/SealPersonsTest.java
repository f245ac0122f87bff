package jp.madoguchi.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An upgrade encrypts the persons of earlier versions and leaves nothing of them to read. */
@PortalTest
@Tag("database")
class SealPersonsTest {
    private static final List<String> CANARIES = List.of("鸚哥", "インコ", "kanaria", "5550199", "555-0199");
    private static final int PERSONS = 1_203;

    @Autowired
    SealedPersons sealed;

    @Autowired
    List<JavaMigration> migrations;

    private final DataSource dataSource = emptyDatabase();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);

    private static DataSource emptyDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (!TestDatabase.isMariaDb()) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + name
                    + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
        }
        Map<String, Object> settings = TestDatabase.mariaDb(name);
        return new DriverManagerDataSource(
                settings.get("spring.datasource.url") + "?rewriteBatchedStatements=true",
                String.valueOf(settings.get("spring.datasource.username")),
                String.valueOf(settings.get("spring.datasource.password")));
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(dataSource)
                .placeholders(Map.of(
                        "table-options",
                        TestDatabase.isMariaDb() ? "default character set utf8mb4 collate utf8mb4_bin" : ""))
                .javaMigrations(migrations.toArray(JavaMigration[]::new))
                .target(target)
                .load()
                .migrate();
    }

    @Test
    @Assures("F1")
    void whoWasStoredInClearIsEncryptedAndFoundAsBefore() throws Exception {
        earlierVersion();
        assertThat(readable()).as("before").isNotEmpty();

        migrate("163");

        assertThat(readable()).isEmpty();
        everybodyIsThere();
        Measured.as("%,d persons of an earlier version encrypted, 0 values left in clear", PERSONS);
    }

    @Test
    void aTryAfterOneThatFailedGoesOnWhereItStopped() throws Exception {
        earlierVersion();
        migrate("162");
        // something holds on to the column that is dropped next to last
        jdbc.sql("create table holds_on (id bigint primary key)").update();
        jdbc.sql("create index ix_holds_on on case_file (holder_kana, holder_name)")
                .update();
        if (TestDatabase.isMariaDb()) {
            jdbc.sql("alter table case_file add constraint holds_on check (holder_name <> email)")
                    .update();
        }
        assertThatThrownBy(() -> migrate("163")).isInstanceOf(FlywayException.class);
        jdbc.sql("drop index ix_holds_on on case_file").update();
        if (TestDatabase.isMariaDb()) {
            jdbc.sql("alter table case_file drop constraint holds_on").update();
        }
        jdbc.sql("delete from flyway_schema_history where success = false").update();

        migrate("163");

        assertThat(readable()).isEmpty();
        everybodyIsThere();
    }

    private void earlierVersion() {
        migrate("161");
        jdbc.sql(
                        "insert into incident (id, code, name_ja, name_en, affected_cards, starts_on, opens_at, closes_at, reporting_organisation, version) values (1, 'x', 'x', 'x', 1, '2022-01-01', '09:00', '21:00', 'x', 1)")
                .update();
        for (int i = 1; i <= PERSONS; i++) {
            String number = "U%06d".formatted(i);
            String phone = i % 3 == 0 ? null : "090-5550199-%d".formatted(i);
            String email = i % 5 == 0 ? null : "kanaria%d@example.jp".formatted(i);
            jdbc.sql("""
                            insert into case_file (id, incident_id, case_number, holder_name, holder_kana, email, phone, phone_digits,
                              person_key, search_text) values (?, 1, ?, '鸚哥 花子', 'インコ ハナコ', ?, ?, ?, ?, ?)""")
                    .params(java.util.Arrays.asList(
                            i,
                            number,
                            email,
                            phone,
                            phone == null ? null : phone.replace("-", ""),
                            "key" + i,
                            "|" + number + "|鸚哥花子|"))
                    .update();
            jdbc.sql("insert into case_match (case_id, incident_id, email, name, phone) values (?, 1, ?, 'インコハナコ', ?)")
                    .params(java.util.Arrays.asList(i, email, phone))
                    .update();
        }
    }

    private void everybodyIsThere() {
        CaseFileQueries queries = StoredPersons.queries(dataSource, sealed);
        assertThat(jdbc.sql("select count(*) from case_blind")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PERSONS);
        assertThat(jdbc.sql("select count(*) from case_match")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PERSONS);
        for (int i : new int[] {1, 2, 15, 999, 1_000, 1_001, PERSONS}) {
            CaseFile person = queries.byIds(List.of((long) i)).getFirst();
            assertThat(person.holderName()).isEqualTo("鸚哥 花子");
            assertThat(person.holderKana()).isEqualTo("インコ ハナコ");
            assertThat(person.email()).isEqualTo(i % 5 == 0 ? null : "kanaria%d@example.jp".formatted(i));
            assertThat(person.phone()).isEqualTo(i % 3 == 0 ? null : "090-5550199-%d".formatted(i));
        }
        assertThat(queries.search(1, "kanaria1001@", 10))
                .extracting(CaseFile::id)
                .containsExactly(1_001L);
        assertThat(queries.byPhones(1, List.of("09055501991001")))
                .extracting(CaseFile::id)
                .containsExactly(1_001L);
        assertThat(queries.search(1, "はなこ", 10)).hasSize(10);
    }

    /** Values in which something of a person can be read, of all columns of all tables. */
    private List<String> readable() {
        List<String> readable = new ArrayList<>();
        jdbc.sql("select table_name, column_name from information_schema.columns where table_schema = "
                        + (TestDatabase.isMariaDb() ? "database()" : "schema()"))
                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> jdbc.sql("select " + column.get(1) + " from " + column.get(0))
                        .query((row, n) -> Optional.ofNullable(row.getObject(1)))
                        .list()
                        .forEach(value -> {
                            String text = value.map(SealPersonsTest::text).orElse("");
                            if (CANARIES.stream().anyMatch(text::contains)) {
                                readable.add(column + ": " + text);
                            }
                        }));
        return readable;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
