package jp.madoguchi.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import jp.madoguchi.privacy.TestKeys;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The upgrade of an installation in which persons have been corrected already. */
class FillFormerKeysTest {
    @Test
    void whoWasCorrectedBeforeIsKnownByWhatStoodThereAlsoWhenItIsTriedAgain() throws SQLException {
        CaseKeys keys = new CaseKeys(TestKeys.index());
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:former;MODE=MySQL;DATABASE_TO_LOWER=TRUE");
                Statement sql = database.createStatement()) {
            sql.execute(
                    "create table case_correction(id bigint primary key, case_id bigint, before_sealed varbinary(4000))");
            try (PreparedStatement insert = database.prepareStatement("insert into case_correction values (?, 7, ?)")) {
                insert(insert, 1, new HolderFields("井上 陽子", "イノウエ ヨウコ", "yoko@example.jp", "+81 90-0471-9136"));
                insert(insert, 2, new HolderFields("井上 遥子", "イノウエ ヨウコ", null, null));
                insert(insert, 3, null);
            }
            ScriptUtils.executeSqlScript(database, new ClassPathResource("db/migration/V205__former_keys.sql"));

            for (int tried = 0; tried < 2; tried++) {
                new V206__FillFormerKeys(TestKeys.cipher(), keys).migrate(new Context() {
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

            try (ResultSet row = sql.executeQuery("select * from case_correction order by id")) {
                row.next();
                assertThat(row.getLong("former_phone_key"))
                        .isEqualTo(TestKeys.index().phone("09004719136"));
                assertThat(row.getString("former_contact_key"))
                        .isEqualTo(CardRow.contactKey("YOKO@example.jp", "090 0471 9136", keys));
                assertThat(row.getLong("former_name_key")).isEqualTo(keys.formerName(7, "井上　陽子"));
                row.next();
                assertThat(row.getObject("former_phone_key")).isNull();
                assertThat(row.getString("former_contact_key")).isNull();
                assertThat(row.getLong("former_name_key")).isEqualTo(keys.formerName(7, "井上 遥子"));
                row.next();
                assertThat(row.getObject("former_phone_key")).isNull();
                assertThat(row.getObject("former_name_key")).isNull();
            }
        }
        assertThat(keys.formerName(8, "井上 遥子"))
                .as("of each person another one")
                .isNotEqualTo(keys.formerName(7, "井上 遥子"));
    }

    private static void insert(PreparedStatement insert, long id, HolderFields before) throws SQLException {
        insert.setLong(1, id);
        insert.setBytes(
                2,
                before == null
                        ? new byte[0]
                        : CorrectionStore.BEFORE.seal(TestKeys.cipher(), id, SealedPersons.joined(before)));
        insert.execute();
    }
}
