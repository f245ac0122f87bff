package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveReleaseService;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.privacy.RotationOfTests;
import jp.madoguchi.privacy.retention.DeletionRun;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionService;
import jp.madoguchi.privacy.retention.DeletionsOfTests;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Long work whose connection to the database ends after a random byte, again and again, as if the portal were killed: it goes on where it
 * was or hasn't begun, and nothing is done twice.
 */
class LongJobCutIT extends BehindTheLineTest {
    private static final int CUTS = FullSize.of(5, 300);
    private static final long BYTES_OF_SOME_BATCHES = 40_000;

    private final Random random = new Random(31);
    private SingleConnectionDataSource connection;
    private JdbcClient direct;
    private int cut;

    @BeforeEach
    void empty() {
        BehindTheLine.empty();
        connection = DATABASE.oneConnection();
        direct = JdbcClient.create(connection);
        incident = KokoIncident.setUp(incidents);
    }

    @AfterEach
    void leaveNothing() {
        line.cutNoMore();
        connection.destroy();
        BehindTheLine.empty();
    }

    @Test
    @Assures("F1")
    void aRotationThatIsKilledGoesOnAndNoValueIsLost() {
        SignedIn.as(Role.ADMIN);
        RotationOfTests rotation = new RotationOfTests(portal, direct);
        rotation.fill(1_000);
        List<String> before = rotation.values();
        long start = line.carried();
        rotation.begin();
        long bytes = line.carried() - start;

        int rotations = 1;
        while (cut < CUTS) {
            rotations++;
            if (!isCut(bytes, rotation::begin)) {
                continue;
            }
            while (rotation.isRunning()) {
                isCut(bytes, rotation::takeUp);
            }
        }
        assertThat(rotation.values()).isEqualTo(before);
        rotation.begin();
        assertThat(rotation.left()).isZero();
        assertThat(rotation.values()).isEqualTo(before);
        Measured.as(
                "%d rotations of 1,000 values, killed %d times: each went on, every value readable, none left with an old key",
                rotations, cut);
    }

    @Test
    @Assures("H1")
    void aDeletionThatIsKilledGoesOnAndEndsWithOneCertificate() {
        DeletionsOfTests deletions = new DeletionsOfTests(portal, direct, incident);
        DeletionService service = portal.getBean(DeletionService.class);
        direct.sql("update incident set ends_on = '2022-08-03' where id = ?")
                .param(incident.id())
                .update();
        for (int person = 1; person <= 3; person++) {
            deletions.leave("U00000" + person, Instant.parse("2022-06-23T03:00:00Z"));
        }
        SignedIn.as(Role.ADMIN);
        long run = service.prepare(incident.id(), Extent.EVERYTHING, "委託契約の終了");
        SignedIn.as(Role.APPROVER);
        service.approve(run);

        while (service.run(run).state() != DeletionRun.State.DONE) {
            boolean isToBeKilled = cut < CUTS;
            if (isToBeKilled) {
                line.cutAfter(random.nextLong(BYTES_OF_SOME_BATCHES));
            }
            deletions.work(run);
            cut += line.cutNoMore() && isToBeKilled ? 1 : 0;
            SignedIn.as(Role.APPROVER);
            untilBack();
        }

        assertThat(deletions.found()).isEmpty();
        DeletionRun done = service.run(run);
        assertThat(done.state()).isEqualTo(DeletionRun.State.DONE);
        assertThat(done.parts()).allSatisfy(part -> assertThat(part.erased()).isEqualTo(part.due()));
        assertThat(rows("select count(*) from audit_event where action = 'privacy.retention.audit.certified'"
                        + " and object_id = '" + run + "'"))
                .isOne();
        Measured.as("a deletion run killed %d times: each row erased once, no trace left, one certificate", cut);
    }

    @Test
    @Assures("G5")
    void aReleaseThatIsKilledHasFrozenTheWholeWaveOrNothing() {
        SignedIn.as(Role.OFFICIAL);
        OutreachPersons persons = new OutreachPersons(direct, incident);
        for (int person = 1; person <= 5; person++) {
            persons.add("U00000" + person, "p" + person + "@example.jp", "0900415123" + person, 1);
        }
        persons.gifts(5);
        long template = portal.getBean(TemplateService.class)
                .add(
                        incident.id(),
                        new NewTemplate(
                                "ギフト",
                                WaveKind.GIFT_DELIVERY,
                                MessageChannel.EMAIL,
                                new TemplateTexts("件名", "{{ギフトURL一覧}}", null, null, null, null)));
        Wave wave = submitted(template);
        SignedIn.as(Role.APPROVER);
        WaveReleaseService release = portal.getBean(WaveReleaseService.class);

        int whole = 0;
        for (int i = 0; cut < CUTS && i < CUTS * 3; i++) {
            takeBack(wave);
            Map<String, Long> none = TableCounts.of(direct);
            boolean was = isCut(i % 2 == 0 ? 60_000 : 20_000, () -> release.release(wave.id(), wave.revision()));
            boolean released = rows("select count(*) from wave where state = 'RELEASED'") == 1;
            assertThat(was || released).isTrue();
            assertThat(rows("select count(*) from delivery")).isEqualTo(released ? 5 : 0);
            assertThat(rows("select count(*) from card_gift")).isEqualTo(released ? 5 : 0);
            assertThat(rows("select count(*) from gift where state = 'ALLOCATED'"))
                    .isEqualTo(released ? 5 : 0);
            if (!released) {
                assertThat(TableCounts.of(direct)).isEqualTo(none);
                untilBack();
                release.release(wave.id(), wave.revision());
                assertThat(rows("select count(*) from delivery")).isEqualTo(5);
            }
            whole += released ? 1 : 0;
        }
        Measured.as("%d releases killed: %d times the whole wave, else nothing; released again, once", cut, whole);
    }

    private Wave submitted(long template) {
        WavePreparationService preparation = portal.getBean(WavePreparationService.class);
        long version = direct.sql("select id from template_version where template_id = ?")
                .param(template)
                .query(Long.class)
                .single();
        int number = preparation.prepare(
                incident.id(),
                WaveDraft.of(WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL, "ギフト送付", "Gifts")
                        .with(Audience.everybody())
                        .withTemplate(version));
        WaveService waves = portal.getBean(WaveService.class);
        Wave prepared = waves.wave(incident.id(), number).orElseThrow();
        preparation.submit(prepared.id(), prepared.revision());
        return waves.wave(incident.id(), number).orElseThrow();
    }

    /** Makes the wave one that was never released. */
    private void takeBack(Wave wave) {
        for (String sql : List.of(
                "delete from delivery_card",
                "delete from delivery",
                "delete from wave_exclusion",
                "delete from wave_step where step = 'RELEASED'",
                "delete from gift_event",
                "update gift set state = 'AVAILABLE', card_id = null",
                "delete from card_gift")) {
            direct.sql(sql).update();
        }
        direct.sql(
                        "update wave set state = 'SUBMITTED', row_version = ?, released_by = null, released_at = null where id = ?")
                .params(wave.revision(), wave.id())
                .update();
    }

    private int rows(String sql) {
        return direct.sql(sql).query(Integer.class).single();
    }

    /** @return whether the work was broken off */
    private boolean isCut(long bytes, Executable work) {
        line.cutAfter(random.nextLong(bytes));
        boolean failed = false;
        try {
            work.execute();
        } catch (Throwable e) {
            failed = true;
            assertThat(DatabaseAway.is(e)).as("%s", e).isTrue();
        }
        boolean happened = line.cutNoMore();
        cut += happened ? 1 : 0;
        untilBack();
        return happened && failed;
    }

    /** Connections that lay idle may have been lost too. */
    private void untilBack() {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (true) {
            try {
                incidents.current();
                return;
            } catch (RuntimeException notYet) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }
}
