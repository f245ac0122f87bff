package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The upgrade of an installation that has requests for exports, kept filters and waves that ran again. */
class SealMoreFieldsTest {
    private final FieldKeys keys = new FieldKeys(new MockEnvironment()
            .withProperty(FieldKeys.FIELDS, "11".repeat(32))
            .withProperty(FieldKeys.INDEX, "22".repeat(32)));
    private final FieldCipher cipher = new FieldCipher(FieldKeyRing.ofSettings(keys));
    private final BlindIndex index = new BlindIndex(keys);

    @Test
    void whatStoodInClearIsEncryptedAndGoneAlsoWhenItIsTriedAgain() throws Exception {
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:mem:seal_more;MODE=MySQL;DATABASE_TO_LOWER=TRUE");
                Statement sql = database.createStatement()) {
            sql.execute(
                    "create table export_request(id bigint primary key, reason varchar(1000) not null, remark varchar(1000),"
                            + " reason_sealed varbinary(8000), remark_sealed varbinary(8000))");
            sql.execute(
                    "create table saved_filter(id bigint primary key, user_name varchar(100), name varchar(60) not null,"
                            + " name_sealed varbinary(600), name_key varchar(64), constraint uq_saved_filter unique (user_name, name))");
            sql.execute("create table wave_step(wave_id bigint, number integer, step varchar(20), note varchar(1000))");
            sql.execute("insert into export_request (id, reason, remark) values (1, '山田様の開示', null), (2, '点検', '不要')");
            sql.execute("insert into saved_filter (id, user_name, name) values (3, 'op', '山田様'), (4, 'op2', '山田様')");
            sql.execute(
                    "insert into wave_step values (5, 1, 'PAUSED', '確認'), (5, 2, 'RESUMED', '確認が済んだ'), (5, 3, 'DONE', null),"
                            + " (5, 4, 'RESUMED', '山田様の受信箱'), (6, 3, 'DONE', null)");

            for (int tried = 0; tried < 2; tried++) {
                migrate(new V203__SealMoreFields(cipher, index), database);
            }
            for (int tried = 0; tried < 2; tried++) {
                migrate(new V204__DropMoreClearFields(), database);
            }

            assertThat(words(
                            sql,
                            "select column_name from information_schema.columns where table_name in"
                                    + " ('export_request', 'saved_filter') and table_schema = schema()"))
                    .doesNotContain("reason", "remark", "name");
            assertThat(open(sql, "export_request", "reason_sealed", 1)).isEqualTo("山田様の開示");
            assertThat(open(sql, "export_request", "remark_sealed", 1)).isNull();
            assertThat(open(sql, "export_request", "remark_sealed", 2)).isEqualTo("不要");
            assertThat(open(sql, "saved_filter", "name_sealed", 3)).isEqualTo("山田様");
            assertThat(words(sql, "select distinct name_key from saved_filter"))
                    .containsExactly(index.of("saved_filter.name", "山田様"));
            assertThat(words(sql, "select note from wave_step where note is not null order by number"))
                    .containsExactly("確認", "確認が済んだ");
        }
    }

    private static void migrate(BaseJavaMigration migration, Connection database) throws Exception {
        migration.migrate(new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException("the migration asks for the connection only");
            }

            @Override
            public Connection getConnection() {
                return database;
            }
        });
    }

    private static List<String> words(Statement sql, String query) throws SQLException {
        List<String> words = new ArrayList<>();
        try (ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                words.add(row.getString(1));
            }
        }
        return words;
    }

    private @Nullable String open(Statement sql, String table, String column, long row) throws SQLException {
        try (ResultSet found = sql.executeQuery("select " + column + " from " + table + " where id = " + row)) {
            found.next();
            return new SealedColumn(table, column).open(cipher, row, found.getBytes(1));
        }
    }
}
