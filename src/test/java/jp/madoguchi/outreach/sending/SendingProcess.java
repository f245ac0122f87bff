package jp.madoguchi.outreach.sending;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.gift.GiftAllocation;
import jp.madoguchi.outreach.wave.PauseCause;
import jp.madoguchi.outreach.wave.WaveControl;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.TestKeys;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A node in a process of its own, to be killed: the portal's own sending, on the database and the mail server that it is told of,
 * without the screens. What other parts of the room do when a message has gone out is done here by plain SQL.
 */
public final class SendingProcess {
    private SendingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        new SpringApplicationBuilder(Lean.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args);
        // until it is killed
        new CountDownLatch(1).await();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import({
        AddressKeys.class,
        SendingConfiguration.class,
        ClaimStore.class,
        OutcomeStore.class,
        NodeStore.class,
        Queue.class,
        Outcomes.class,
        Backoff.class,
        WaveNews.class,
        SendingParts.class,
        MailChannel.class,
        SendingNode.class
    })
    static class Lean {
        @Bean
        DataSource dataSource(Environment environment) {
            MysqlDataSource mysql = new MysqlDataSource();
            mysql.setUrl(environment.getRequiredProperty("spring.datasource.url")
                    + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
            mysql.setUser(environment.getRequiredProperty("spring.datasource.username"));
            mysql.setPassword(environment.getRequiredProperty("spring.datasource.password"));
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(mysql);
            pool.setMaximumPoolSize(12);
            return pool;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        BlindIndex blindIndex() {
            return TestKeys.index();
        }

        @Bean
        Messages messages() {
            return new Messages();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MessageComposer composer(JdbcClient jdbc) {
            return ids -> composed(jdbc, ids);
        }

        private static Map<Long, ComposedMessage> composed(JdbcClient jdbc, Collection<Long> ids) {
            Map<Long, ComposedMessage> messages = new HashMap<>();
            jdbc.sql("""
                            select d.id, c.id as person_id, c.person_sealed, v.subject_ja, v.text_ja, v.html_ja from delivery d
                              join case_file c on c.id = d.case_id join template_version v on v.id = d.template_version_id
                            where d.id in (:ids)""")
                    .param("ids", ids)
                    .query((row, n) -> messages.put(
                            row.getLong(1),
                            new ComposedMessage(
                                    row.getLong(1),
                                    StoredPersons.sealed()
                                            .read(row, "person_id")
                                            .email(),
                                    row.getString("subject_ja"),
                                    row.getString("text_ja"),
                                    row.getString("html_ja"))))
                    .list();
            return messages;
        }

        @Bean
        GiftAllocation gifts(JdbcClient jdbc) {
            return new GiftAllocation() {
                @Override
                public int allocateForWave(long incidentId, long waveId) {
                    throw new UnsupportedOperationException("the wave was released before");
                }

                @Override
                public void sent(Collection<Long> deliveryIds) {
                    jdbc.sql("""
                                    update gift g join delivery_card c on c.gift_id = g.id set g.state = 'SENT'
                                    where c.delivery_id in (:ids) and g.state = 'ALLOCATED'""").param("ids", deliveryIds).update();
                }
            };
        }

        @Bean
        WaveControl waves(JdbcClient jdbc) {
            return new WaveControl() {
                @Override
                public java.util.Map<Long, jp.madoguchi.outreach.wave.WaveState> hold(
                        java.util.Collection<Long> waveIds) {
                    return java.util.Map.of();
                }

                @Override
                public void queuedAgain(long waveId, int messages) {}

                @Override
                public boolean pause(long waveId, PauseCause cause, String note) {
                    return jdbc.sql(
                                            "update wave set state = 'PAUSED', paused_cause = ? where id = ? and state = 'RELEASED'")
                                    .params(cause.name(), waveId)
                                    .update()
                            == 1;
                }

                @Override
                public void finishWhereDone(long waveId) {
                    jdbc.sql("update wave set state = 'DONE' where id = ? and state = 'RELEASED'")
                            .param(waveId)
                            .update();
                }

                @Override
                public void handedOver(long waveId, Instant at) {
                    // no milestone is asked for here
                }
            };
        }
    }
}
