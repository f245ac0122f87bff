package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.sending.UncertainService.Decision;
import jp.madoguchi.outreach.sending.UncertainService.Evidence;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.Role;
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

/** People decide about what nobody knows, with a reason, and by the server's own record. */
@PortalTest
@Tag("database")
class UncertainServiceTest {
    @Autowired
    private FieldCipher cipher;

    @Autowired
    UncertainService uncertain;

    @Autowired
    IncidentService incidents;

    @Autowired
    MailSettings mail;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    SendingCase wave;
    List<Long> ids;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
        ids = wave.persons(4);
        jdbc.sql("update delivery set state = 'UNCERTAIN', attempts = 1, cause = 'NODE_DIED', claim = 'c'")
                .update();
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theyAreListedPageByPageWithMaskedAddresses() {
        assertThat(uncertain.count(incident.id())).isEqualTo(4);
        List<UncertainMessage> first = uncertain.page(incident.id(), 0, 3);
        assertThat(first).extracting(UncertainMessage::deliveryId).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(first.getFirst().address()).isEqualTo("u***@example.jp");
        assertThat(first.getFirst().messageId()).isEqualTo(mail.messageId(ids.getFirst()));
        assertThat(uncertain.page(incident.id(), first.getLast().deliveryId(), 3))
                .hasSize(1);
    }

    @Test
    void whatWasSentIsSentWithItsGiftAndTheDecisionIsKept() {
        uncertain.decide(incident.id(), ids.subList(0, 2), Decision.WAS_SENT, " in the log of mx1 ");

        assertThat(wave.count("SENT")).isEqualTo(2);
        assertThat(wave.gifts("SENT")).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from delivery where state = 'SENT' and sent_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(SealedRows.open(
                        jdbc,
                        cipher,
                        "delivery_decision",
                        "note_sealed",
                        "decision = 'WAS_SENT' and made_by = 'official'"))
                .containsExactly("in the log of mx1", "in the log of mx1");
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'outreach.sending.audit.wasSent'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(wave.placesOf("mx1")).as("where the note is in clear").isEmpty();
    }

    @Test
    void whatWasNotSentGoesToTheQueueOnceMore() {
        uncertain.decide(incident.id(), ids, Decision.ONCE_MORE, "the server has none of them");

        assertThat(wave.count("QUEUED")).isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from delivery where claim is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(wave.gifts("SENT")).isZero();
    }

    @Test
    void withoutAReasonWithACardNumberOrTooLongNothingIsDecided() {
        refused("理由を書いてください", () -> uncertain.decide(incident.id(), ids, Decision.WAS_SENT, " "));
        refused("カード番号のような数字", () -> uncertain.decide(incident.id(), ids, Decision.WAS_SENT, "4111 1111 1111 1111"));
        refused("500 文字まで", () -> uncertain.decide(incident.id(), ids, Decision.WAS_SENT, "あ".repeat(501)));
        refused("何も選ばれていません", () -> uncertain.decide(incident.id(), List.of(), Decision.WAS_SENT, "x"));
    }

    @Test
    void whereOneIsNoLongerUncertainNoneIsDecided() {
        jdbc.sql("update delivery set state = 'BOUNCED' where id = ?")
                .param(ids.get(1))
                .update();

        RejectedException refusal = catchThrowableOfType(
                RejectedException.class, () -> uncertain.decide(incident.id(), ids, Decision.ONCE_MORE, "missing"));

        assertThat(messages.get(Locale.JAPANESE, refusal.text())).contains("4 件のうち 1 件");
        assertThat(wave.count("UNCERTAIN")).isEqualTo(3);
        assertThat(decisions()).isZero();
    }

    @Test
    void whatBelongsToAStoppedWaveGoesOutNoMore() {
        wave.where("state = 'STOPPED'");
        refused("中止された配信のものが 4 件", () -> uncertain.decide(incident.id(), ids, Decision.ONCE_MORE, "missing"));

        uncertain.decide(incident.id(), ids, Decision.WAS_SENT, "in the log");
        assertThat(wave.count("SENT")).isEqualTo(4);
    }

    @Test
    void whatGoesOutOnceMoreSetsItsWaveRunningAgain() {
        wave.where("state = 'DONE'");
        uncertain.decide(incident.id(), ids.subList(0, 1), Decision.WAS_SENT, "in the log");
        assertThat(wave.waveState()).isEqualTo("DONE");

        uncertain.decide(incident.id(), ids.subList(1, 2), Decision.ONCE_MORE, "the server has it not");

        assertThat(wave.waveState()).isEqualTo("RELEASED");
        assertThat(jdbc.sql("select count(*) from wave_step where step = 'RESUMED' and made_by = 'official'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(wave.placesOf("has it not")).as("where the note is in clear").isEmpty();
        assertThat(jdbc.sql("select action from audit_event where action like 'outreach.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "outreach.sending.audit.wasSent",
                        "outreach.wave.audit.RESUMED",
                        "outreach.sending.audit.onceMore");
    }

    private void refused(String words, Runnable work) {
        RejectedException refusal = catchThrowableOfType(RejectedException.class, work::run);
        assertThat(messages.get(Locale.JAPANESE, refusal.text())).contains(words);
        assertThat(wave.count("UNCERTAIN")).isEqualTo(4);
        assertThat(decisions()).isZero();
        assertThat(jdbc.sql("select count(*) from audit_event where action like 'outreach.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int decisions() {
        return jdbc.sql("select count(*) from delivery_decision")
                .query(Integer.class)
                .single();
    }

    @Test
    void theServersRecordSettlesWhatIsInItAndTheRestWaitsForSomebody() {
        String log =
                """
                Aug 4 09:00:01 mx postfix/cleanup[7]: 4ABC: message-id=%s
                Aug 4 09:00:02 mx postfix/cleanup[7]: 4ABD: message-id=%s
                Aug 4 09:00:03 mx postfix/cleanup[7]: 4ABE: message-id=<1@elsewhere.example.jp>
                Aug 4 09:00:03 mx postfix/qmgr[7]: 4ABF: from=<bounces+%d@%s>
                """.formatted(mail.messageId(ids.get(0)), mail.messageId(ids.get(2)), ids.get(3), mail.mailDomain());
        Evidence evidence = uncertain.compare(incident.id(), file(log));

        assertThat(evidence.named()).isEqualTo(2);
        assertThat(evidence.accepted()).containsExactly(ids.get(0), ids.get(2));
        assertThat(evidence.missing()).containsExactly(ids.get(1), ids.get(3));
        assertThat(wave.count("UNCERTAIN")).as("comparing changes nothing").isEqualTo(4);

        uncertain.settle(incident.id(), evidence, "mail.log of mx, 4 August");
        assertThat(wave.count("SENT")).isEqualTo(2);
        assertThat(wave.count("UNCERTAIN")).isEqualTo(2);
        uncertain.queueMissing(incident.id(), evidence, "the log holds the whole day");
        assertThat(wave.count("QUEUED")).isEqualTo(2);
        assertThat(jdbc.sql("select distinct evidence from delivery_decision")
                        .query(String.class)
                        .list())
                .containsExactly(evidence.digest());
    }

    @Test
    void aFileThatNamesNoMessageOfThePortalSettlesNothing() {
        RejectedException refusal = catchThrowableOfType(
                RejectedException.class, () -> uncertain.compare(incident.id(), file("<1@elsewhere.example.jp>")));
        assertThat(messages.get(Locale.JAPANESE, refusal.text())).contains("一つもありません", mail.mailDomain());
    }

    private static TableFile file(String text) {
        return new TableFile("mail.log", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void twoWhoDecideAtOnceDecideOnce() throws Exception {
        Callable<Boolean> decide = () -> {
            SignedIn.as(Role.OFFICIAL);
            try {
                uncertain.decide(incident.id(), ids, Decision.ONCE_MORE, "missing");
                return true;
            } catch (RejectedException e) {
                return false;
            } finally {
                SignedIn.out();
            }
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both = threads.invokeAll(List.of(decide, decide));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(decisions()).isEqualTo(4);
    }
}
