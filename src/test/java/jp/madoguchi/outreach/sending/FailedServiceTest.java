package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SealedRows;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was given up may be tried again: nobody has it. */
@PortalTest
@Tag("database")
class FailedServiceTest {
    @Autowired
    private FieldCipher cipher;

    @Autowired
    FailedService failed;

    @Autowired
    SendingParts parts;

    @Autowired
    IncidentService incidents;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    SendingCase wave;
    List<Long> ids;
    int used;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
        ids = wave.persons(4);
        used = parts.settings().attempts();
        jdbc.sql("update delivery set state = 'FAILED', attempts = ?, code = '4.2.1', cause = '450 later'")
                .param(used)
                .update();
        wave.where("state = 'DONE'");
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theyAreListedPageByPageAndByWave() {
        assertThat(failed.count(incident.id())).isEqualTo(4);
        List<FailedMessage> first = failed.page(incident.id(), 0, 3);
        assertThat(first).extracting(FailedMessage::deliveryId).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(first.getFirst().address()).isEqualTo("u***@example.jp");
        assertThat(first.getFirst().cause()).isEqualTo("450 later");
        assertThat(failed.page(incident.id(), first.getLast().deliveryId(), 3)).hasSize(1);
        assertThat(failed.waves(incident.id())).containsExactly(new FailedOfWave(wave.wave(), 1, 4, false));
    }

    @Test
    void oneIsQueuedAgainWithAReasonAndItsWaveRunsAgain() {
        failed.queueAgain(incident.id(), ids.subList(1, 2), " the mailbox has room again ");

        assertThat(wave.state(ids.get(1))).isEqualTo("QUEUED");
        assertThat(wave.count("FAILED")).isEqualTo(3);
        assertThat(wave.waveState()).isEqualTo("RELEASED");
        assertThat(SealedRows.open(
                        jdbc,
                        cipher,
                        "delivery_decision",
                        "note_sealed",
                        "delivery_id = ? and made_by = 'official'",
                        ids.get(1)))
                .containsExactly("the mailbox has room again");
        assertThat(jdbc.sql("select action from audit_event where action like 'outreach.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly("outreach.wave.audit.RESUMED", "outreach.sending.audit.failedAgain");
        assertThat(wave.placesOf("mailbox")).as("where the note is in clear").isEmpty();
    }

    @Test
    void allOfAWaveAreQueuedAgainAndReallySent() {
        assertThat(failed.queueAllOf(incident.id(), wave.wave(), "the server was replaced"))
                .isEqualTo(4);
        FakeServer server = new FakeServer(MessageChannel.EMAIL);
        send(server);

        assertThat(server.accepted).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(wave.count("SENT")).isEqualTo(4);
        assertThat(wave.gifts("SENT")).isEqualTo(4);
        parts.outcomes().finishWaves();
        assertThat(wave.waveState()).isEqualTo("DONE");
    }

    @Test
    void theyHaveAllTheirTriesAgain() {
        failed.queueAgain(incident.id(), ids.subList(0, 1), "again");
        FakeServer server = new FakeServer(MessageChannel.EMAIL);
        server.behaviour = (its, any) -> new Handover.Temporary("4.2.1", "450 4.2.1 Later");
        for (int attempt = 1; attempt <= used; attempt++) {
            assertThat(wave.state(ids.getFirst())).as("try " + attempt).isEqualTo("QUEUED");
            // the column rounds to milliseconds, which may be after now
            jdbc.sql("update delivery set due_at = ? where state = 'QUEUED'")
                    .param(Tokyo.toColumn(clock.instant().minusSeconds(1)))
                    .update();
            send(server);
        }
        assertThat(wave.state(ids.getFirst())).isEqualTo("FAILED");
        assertThat(wave.attempts(ids.getFirst())).hasSize(used);
    }

    @Test
    void aWaveThatPausesStaysSoAndOneThatWasStoppedTakesNothingBack() {
        wave.where("state = 'PAUSED'");
        failed.queueAgain(incident.id(), ids.subList(0, 1), "again");
        assertThat(wave.waveState()).isEqualTo("PAUSED");

        wave.where("state = 'STOPPED'");
        refused("中止された配信のものが 3 件", () -> failed.queueAllOf(incident.id(), wave.wave(), "again"));
        assertThat(wave.count("FAILED")).isEqualTo(3);
        assertThat(wave.waveState()).isEqualTo("STOPPED");
    }

    @Test
    void whatMayHaveBeenHandedOverIsNotQueuedFromHere() {
        for (String state : List.of("UNCERTAIN", "SENT", "DELIVERED", "BOUNCED", "SENDING")) {
            jdbc.sql("update delivery set state = ? where id = ?")
                    .params(state, ids.getLast())
                    .update();
            refused("4 件のうち 1 件は、もう送信失敗ではありません", () -> failed.queueAgain(incident.id(), ids, "again"));
            assertThat(wave.state(ids.getLast())).isEqualTo(state);
        }
        assertThat(wave.count("FAILED")).isEqualTo(3);
        assertThat(wave.waveState()).isEqualTo("DONE");
    }

    @Test
    void withoutAReasonNothingIsQueued() {
        refused("理由を書いてください", () -> failed.queueAgain(incident.id(), ids, " "));
        refused("理由を書いてください", () -> failed.queueAllOf(incident.id(), wave.wave(), ""));
        refused("カード番号のような数字", () -> failed.queueAgain(incident.id(), ids, "4111 1111 1111 1111"));
        refused("何も選ばれていません", () -> failed.queueAgain(incident.id(), List.of(), "again"));
        assertThat(wave.count("FAILED")).isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from delivery_decision")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twoAtOnceQueueOnce() throws Exception {
        Callable<Boolean> again = () -> SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> {
            try {
                failed.queueAllOf(incident.id(), wave.wave(), "again");
                return true;
            } catch (RejectedException e) {
                return false;
            }
        });
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = threads.invokeAll(List.of(again, again));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(jdbc.sql("select count(*) from delivery_decision")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private void send(FakeServer server) {
        try (Sender sender = new Sender(
                parts.with(parts.settings(), server),
                "node",
                new java.util.concurrent.ConcurrentHashMap<>(),
                Sender.noClaims(),
                () -> true)) {
            while (SystemUser.run(SystemUser.named("sending"), sender::round)) {
                // goes on until nothing is due
            }
        }
    }

    private void refused(String words, Runnable work) {
        RejectedException refusal = catchThrowableOfType(RejectedException.class, work::run);
        assertThat(messages.get(Locale.JAPANESE, refusal.text())).contains(words);
    }
}
