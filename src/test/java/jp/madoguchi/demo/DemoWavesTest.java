package jp.madoguchi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.outreach.reach.ReachSums;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The five waves of 2022, with all 63,337 cards, through the services that people have. On H2 only, where the demo runs: on MariaDB it took
 * three minutes, and {@code ./portal bench sending} sends as many there.
 */
@PortalTest
class DemoWavesTest {
    private static final String WAVES = "madoguchi.demo.waves";

    @Autowired
    IncidentService incidents;

    @Autowired
    ReachService reach;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void askForTheWaves() {
        CleanDatabase.clean(jdbc);
        // no context of its own, whose database would stay full in memory until all tests have ended
        System.setProperty(WAVES, "true");
    }

    @AfterEach
    void leaveNothingBehind() {
        System.clearProperty(WAVES);
        SignedIn.out();
        CleanDatabase.clean(jdbc);
    }

    @Test
    void theWavesOf2022AreSentOnceMoreWithTheirMilestones() {
        beans.createBean(DemoLoader.class).run(new DefaultApplicationArguments());
        SignedIn.as(Role.AUDITOR);
        Incident incident = incidents.requireCurrent();
        // as the document for the assembly marks them
        assertThat(incident.milestones())
                .extracting(mark -> mark.startsOn() + " " + mark.endsOn() + " " + mark.kind() + " " + mark.channel()
                        + " " + mark.title().ja())
                .containsExactly(
                        "2022-06-28 2022-06-28 ADVANCE_NOTICE EMAIL QUOカードPay事前告知メール配信",
                        "2022-06-30 2022-07-08 GIFT_DELIVERY EMAIL QUOカードPay受取メール配信期間",
                        "2022-07-13 2022-07-13 BOUNCE_FALLBACK SMS メール不通の方へショートメッセージ配信",
                        "2022-07-25 2022-07-25 BOUNCE_FALLBACK SMS ショートメッセージ再配信",
                        "2022-07-29 2022-07-29 REMINDER EMAIL QUOカードPayリマインドメール配信");
        assertThat(jdbc.sql("select state from wave order by number")
                        .query(String.class)
                        .list())
                .containsExactly("DONE", "DONE", "DONE", "DONE", "DONE");
        assertThat(jdbc.sql("select count(*) from wave where prepared_by = released_by")
                        .query(Integer.class)
                        .single())
                .isZero();
        ReachSums sums = reach.sums(incident.id());
        assertThat(sums.total().total()).isEqualTo(63_337);
        assertThat(sums.total().of(ReachState.RECEIVED)).isBetween(40_000, 55_000);
        // whose address failed and whose number takes no short message; of the invented numbers a third begins with
        // 0800
        assertThat(sums.total().of(ReachState.NEVER_REACHED)).isBetween(50, 2_000);
        assertThat(sums.total().of(ReachState.NOT_NOTIFIED)).isLessThan(1_000);
        // nothing happened before what it follows from
        assertThat(jdbc.sql("select count(*) from wave where released_at >= prepared_at and sent_from < ?")
                        .param(LocalDate.of(2022, 8, 1))
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(jdbc.sql("""
                        select count(*) from gift_event e join gift_event s on s.gift_id = e.gift_id and s.state = 'SENT'
                        where e.state = 'RECEIVED' and e.happened_at < s.happened_at""").query(Integer.class).single())
                .as("received before it was sent")
                .isZero();
    }
}
