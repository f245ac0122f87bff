package jp.madoguchi.outreach.wave;

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

/** The upgrade of an installation that has opt-outs already. */
class SealOptOutsTest {
    @Test
    void whyPeopleOptedOutIsEncryptedAndOnceOnlyAlsoWhenItIsTriedAgain() throws SQLException {
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:mem:opt_outs;MODE=MySQL;DATABASE_TO_LOWER=TRUE");
                Statement sql = database.createStatement()) {
            sql.execute(
                    "create table contact_mark(case_id bigint, channel varchar(10), mark varchar(12), cause varchar(300),"
                            + " made_by varchar(100), made_at datetime(3), step_id bigint)");
            sql.execute(
                    "create table opt_out_step(id bigint primary key, case_id bigint, channel varchar(10), step varchar(10),"
                            + " reason_sealed varbinary(4100), made_by varchar(100), made_at datetime(3))");
            sql.execute("""
                    insert into contact_mark (case_id, channel, mark, cause, made_by, made_at) values
                      (1, 'EMAIL', 'OPTED_OUT', '長女より', 'official', '2022-07-01 03:00:00'),
                      (1, 'EMAIL', 'BOUNCED', 'no such user', 'sending', '2022-07-01 03:00:00'),
                      (2, 'SMS', 'OPTED_OUT', null, 'official', '2022-07-01 03:00:00')""");

            for (int tried = 0; tried < 2; tried++) {
                new V201__SealOptOuts(TestKeys.cipher()).migrate(new Context() {
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

            try (ResultSet row = sql.executeQuery("""
                    select s.id, s.case_id, s.channel, s.step, s.reason_sealed, s.made_by, k.mark
                    from opt_out_step s left join contact_mark k on k.step_id = s.id""")) {
                row.next();
                assertThat(OptOutStore.REASON.open(TestKeys.cipher(), row.getLong("id"), row.getBytes("reason_sealed")))
                        .isEqualTo("長女より");
                assertThat(row.getLong("case_id")).isEqualTo(1);
                assertThat(row.getString("channel")).isEqualTo("EMAIL");
                assertThat(row.getString("step")).isEqualTo("OPTED_OUT");
                assertThat(row.getString("made_by")).isEqualTo("official");
                assertThat(row.getString("mark")).isEqualTo("OPTED_OUT");
                assertThat(row.next()).isFalse();
            }
            try (ResultSet row = sql.executeQuery("select cause from contact_mark where cause is not null")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("no such user");
                assertThat(row.next()).isFalse();
            }
        }
    }
}
