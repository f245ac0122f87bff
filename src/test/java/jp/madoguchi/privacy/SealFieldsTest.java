package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import jp.madoguchi.assurance.Assures;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The upgrade of an installation that kept everything in clear. */
class SealFieldsTest {
    private static final String[] NOTES = {
        "apology_try(id bigint primary key, note varchar(1000), note_sealed varbinary(4100))",
        "callback(id bigint primary key, phone varchar(40), note varchar(1000), phone_sealed varbinary(200), note_sealed varbinary(4100))",
        "callback_attempt(id bigint primary key, note varchar(1000), note_sealed varbinary(4100))",
        "escalation_entry(id bigint primary key, text varchar(4000), text_sealed varbinary(16100))",
        "impersonation_report(inquiry_id bigint primary key, note varchar(1000), note_sealed varbinary(4100))",
        "gift_request(id bigint primary key, note varchar(1000), note_sealed varbinary(4100))",
        "assignment(id bigint primary key, note varchar(1000), note_sealed varbinary(4100))",
        "saved_filter(id bigint primary key, query varchar(1000), query_sealed varbinary(4100))",
        "personal_data_reveal(id bigint primary key, reason varchar(1000), reason_sealed varbinary(4100))",
        "case_merge(id bigint primary key, reason varchar(1000), undo_reason varchar(1000), reason_sealed varbinary(4100), undo_reason_sealed varbinary(4100))",
        "case_closing(case_id bigint primary key, reason varchar(1000), reason_sealed varbinary(4100))",
        "inquiry_version(id bigint primary key, reason varchar(1000), reason_sealed varbinary(4100))",
        "gift_replacement(id bigint primary key, reason varchar(1000), decided_note varchar(1000), reason_sealed varbinary(4100), decided_note_sealed varbinary(4100))",
        "gift_difference(id bigint primary key, settled_note varchar(1000), settled_note_sealed varbinary(4100))",
        "delivery_decision(id bigint primary key, note varchar(1000), note_sealed varbinary(4100))"
    };

    private final FieldKeys keys = new FieldKeys(new MockEnvironment()
            .withProperty(FieldKeys.FIELDS, "11".repeat(32))
            .withProperty(FieldKeys.INDEX, "22".repeat(32)));
    private final FieldCipher cipher = new FieldCipher(FieldKeyRing.ofSettings(keys));
    private final BlindIndex index = new BlindIndex(keys);

    @Test
    @Assures("F1")
    void whatStoodInClearIsEncryptedAndCallersKeepTheirGroups() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:seal;MODE=MySQL;DATABASE_TO_LOWER=TRUE")) {
            try (Statement sql = database.createStatement()) {
                sql.execute(
                        "create table call_record(id bigint primary key, caller varchar(40), caller_digits varchar(20),"
                                + " caller_sealed varbinary(200), caller_key bigint)");
                sql.execute("create table apology(id bigint primary key, caller varchar(40), open_caller varchar(20),"
                        + " caller_sealed varbinary(200), caller_key bigint, open_key bigint, note varchar(1000),"
                        + " note_sealed varbinary(4100))");
                for (String table : NOTES) {
                    sql.execute("create table " + table);
                }
                for (int i = 0; i < 2_500; i++) {
                    sql.execute("insert into call_record (id, caller) values (" + i + ", "
                            + (i % 3 == 0 ? "null" : i % 3 == 1 ? "'090-0415-5955'" : "'+81 90 0415 5955'") + ")");
                }
                sql.execute(
                        "insert into apology (id, caller, open_caller, note) values (1, '09004155955', '09004155955', '留守'),"
                                + " (2, '匿名', null, null)");
                sql.execute("insert into escalation_entry (id, text) values (7, '山田 花子さんの件'), (8, null)");
                sql.execute("insert into case_closing (case_id, reason) values (9, '本人が亡くなった')");
            }

            migrate(database);

            long key = index.number("phone", "09004155955");
            try (Statement sql = database.createStatement()) {
                assertThat(number(sql, "select count(*) from call_record where caller_key = " + key))
                        .isEqualTo(number(sql, "select count(*) from call_record where caller is not null"));
                assertThat(number(
                                sql,
                                "select count(*) from call_record where caller is null and caller_sealed is not null"))
                        .isZero();
                assertThat(open(sql, "call_record", "id", "caller_sealed", 2_498))
                        .isEqualTo("+81 90 0415 5955");
                assertThat(number(sql, "select open_key from apology where id = 1"))
                        .isEqualTo(key);
                assertThat(
                                number(
                                        sql,
                                        "select count(*) from apology where id = 2 and open_key is null and caller_key is null"))
                        .isOne();
                assertThat(open(sql, "apology", "id", "caller_sealed", 2)).isEqualTo("匿名");
                assertThat(open(sql, "apology", "id", "note_sealed", 1)).isEqualTo("留守");
                assertThat(open(sql, "escalation_entry", "id", "text_sealed", 7))
                        .isEqualTo("山田 花子さんの件");
                assertThat(open(sql, "case_closing", "case_id", "reason_sealed", 9))
                        .isEqualTo("本人が亡くなった");
            }
            migrate(database);
        }
    }

    private void migrate(Connection database) throws SQLException {
        new V168__SealFields(cipher, index).migrate(new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection getConnection() {
                return database;
            }
        });
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String open(Statement sql, String table, String id, String column, long row) throws SQLException {
        try (ResultSet found = sql.executeQuery("select " + column + " from " + table + " where " + id + " = " + row)) {
            found.next();
            return String.valueOf(new SealedColumn(table, id, column).open(cipher, row, found.getBytes(1)));
        }
    }
}
