package jp.madoguchi.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import jp.madoguchi.privacy.TestKeys;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;

/** The upgrade of an installation that has holds already. */
class SealHoldsTest {
    @Test
    void whyDataIsHeldIsEncryptedAlsoWhenItIsTriedAgain() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:holds;MODE=MySQL;DATABASE_TO_LOWER=TRUE");
                Statement sql = database.createStatement()) {
            sql.execute(
                    "create table legal_hold(id bigint primary key, reason varchar(1000), lifted_reason varchar(1000),"
                            + " reason_sealed varbinary(8000), lifted_reason_sealed varbinary(8000))");
            sql.execute(
                    "insert into legal_hold (id, reason, lifted_reason) values (1, '訴訟のため', null), (2, '調査', '終了')");

            for (int tried = 0; tried < 2; tried++) {
                new V180__SealHolds(TestKeys.cipher()).migrate(new Context() {
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

            try (ResultSet row = sql.executeQuery("select * from legal_hold order by id")) {
                row.next();
                assertThat(RetentionStore.REASON.open(TestKeys.cipher(), 1, row.getBytes("reason_sealed")))
                        .isEqualTo("訴訟のため");
                assertThat(row.getBytes("lifted_reason_sealed")).isNull();
                row.next();
                assertThat(RetentionStore.LIFTED_REASON.open(
                                TestKeys.cipher(), 2, row.getBytes("lifted_reason_sealed")))
                        .isEqualTo("終了");
            }
        }
    }
}
