package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes back: notifications in a real mailbox, and reports that the gateway signs. */
@PortalTest
@Tag("database")
class DeliveryReportsTest {
    private static final String SECRET = "a secret that is long enough";

    @Autowired
    DeliveryReports reports;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    Incident incident;
    GreenMail mail;
    com.icegreen.greenmail.user.GreenMailUser user;
    SendingCase wave;
    long message;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
        message = wave.persons(1).getFirst();
        jdbc.sql("update delivery set state = 'SENT', attempts = 1, sent_at = state_at")
                .update();
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        user = mail.setUser("bounces@mail.city.example.jp", "bounces", "secret");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private BounceMailbox mailbox() {
        MailboxSettings settings = new MailboxSettings(
                "127.0.0.1",
                mail.getImap().getPort(),
                "bounces",
                "secret",
                false,
                "INBOX",
                "Processed",
                "Unknown",
                Duration.ofMinutes(1),
                Duration.ofSeconds(5));
        return new BounceMailbox(settings, SmtpLineTest.settings(1), reports, clock);
    }

    private void arrives(String text) throws Exception {
        MimeMessage notification = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        user.deliver(notification);
    }

    private String notification(String action, String status, String diagnostic, String to, String originalId) {
        return """
                From: MAILER-DAEMON@mx.example.jp
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s.%s.%s@mx.example.jp>
                Date: Thu, 4 Aug 2022 00:00:01 +0900
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="B"

                --B
                Content-Type: text/plain

                This is the mail system.
                --B
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.jp
                Arrival-Date: Thu, 4 Aug 2022 00:00:00 +0900

                Final-Recipient: rfc822; user000001@example.jp
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s

                --B
                Content-Type: text/rfc822-headers

                Subject: =?UTF-8?B?6Zu75a2Q?=
                Message-ID: %s
                --B--
                """.formatted(to, action, status, to.hashCode(), action, status, diagnostic, originalId);
    }

    private String ownAddress() {
        return "bounces+" + message + "@mail.city.example.jp";
    }

    private String ownId() {
        return "<" + message + "@mail.city.example.jp>";
    }

    private int in(String folder) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", mail.getImap().getPort(), "bounces", "secret");
            Folder one = store.getFolder(folder);
            return one.exists() ? one.getMessageCount() : 0;
        }
    }

    @Test
    void aFailureIsABounceOfItsMessageAndMarksTheAddress() throws Exception {
        arrives(notification("failed", "5.1.1", "550 5.1.1 <user000001@example.jp> unknown", ownAddress(), ownId()));

        mailbox().look();

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
        assertThat(jdbc.sql("select code, cause from delivery")
                        .query()
                        .singleRow()
                        .values()
                        .toString())
                .contains("5.1.1", "u***@example.jp")
                .doesNotContain("user000001");
        assertThat(jdbc.sql("select count(*) from contact_mark where mark = 'BOUNCED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(in("INBOX")).isZero();
        assertThat(in("Processed")).isEqualTo(1);
    }

    private void handedOver(int number) {
        jdbc.sql("insert into delivery_attempt (delivery_id, number, happened_at, outcome) values (?, ?, ?, 'SENT')")
                .params(message, number, Tokyo.toColumn(clock.instant()))
                .update();
    }

    private void addressIsCorrected() {
        long caseId = jdbc.sql("select case_id from delivery where id = ?")
                .param(message)
                .query(Long.class)
                .single();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new HolderCorrected(
                        incident.id(),
                        caseId,
                        new HolderFields("山田 花子", "ヤマダ ハナコ", "user000001@example.jp", null),
                        new HolderFields("山田 花子", "ヤマダ ハナコ", "hanako@example.jp", null))));
    }

    private int marks() {
        return jdbc.sql("select count(*) from contact_mark")
                .query(Integer.class)
                .single();
    }

    @Test
    void aFailureThatComesAfterTheAddressWasCorrectedSaysNothingOfTheNewOne() throws Exception {
        handedOver(1);
        addressIsCorrected();
        arrives(notification("failed", "5.1.1", "550 5.1.1 unknown", ownAddress(), ownId()));

        mailbox().look();

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
        assertThat(marks()).isZero();
    }

    @Test
    void aFailureOfWhatWentToTheCorrectedAddressMarksIt() throws Exception {
        handedOver(1);
        addressIsCorrected();
        addressIsCorrected();
        jdbc.sql("update contact_corrected set corrected_at = corrected_at - interval '1' minute")
                .update();
        handedOver(2);
        arrives(notification("failed", "5.1.1", "550 5.1.1 unknown", ownAddress(), ownId()));

        mailbox().look();

        assertThat(marks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"address,", ",id"})
    void theAddressThatItCameToOrTheIdInItAreEnough(String address, String id) throws Exception {
        arrives(notification(
                "failed",
                "5.2.1",
                "550 disabled",
                address == null ? "postmaster@mail.city.example.jp" : ownAddress(),
                id == null ? "<cut@off>" : ownId()));

        mailbox().look();

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
    }

    @Test
    void whereTheAddressAndTheIdNameDifferentMessagesItIsAboutNone() throws Exception {
        arrives(notification("failed", "5.1.1", "550", ownAddress(), "<1234@mail.city.example.jp>"));

        mailbox().look();

        assertThat(wave.state(message)).isEqualTo("SENT");
        assertThat(in("Unknown")).isEqualTo(1);
    }

    @Test
    void aDelayDecidesNothingAndAFailureAfterDaysOfTryingMarksNoAddress() throws Exception {
        arrives(notification("delayed", "4.4.1", "no answer", ownAddress(), ownId()));
        mailbox().look();
        assertThat(wave.state(message)).isEqualTo("SENT");

        arrives(notification("failed", "4.4.7", "expired", ownAddress(), ownId()));
        mailbox().look();

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
        assertThat(jdbc.sql("select count(*) from contact_mark")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select kind from delivery_report order by id")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("DELAYED", "FAILED");
    }

    @Test
    void theSameNotificationTwiceCountsOnce() throws Exception {
        String text = notification("failed", "5.1.1", "550", ownAddress(), ownId());
        arrives(text);
        arrives(text);

        mailbox().look();

        assertThat(jdbc.sql("select count(*) from delivery_report")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(in("Processed")).isEqualTo(2);
    }

    @Test
    void aNotificationAboutAMessageThatIsStillOnTheLineWaits() throws Exception {
        jdbc.sql("update delivery set state = 'SENDING', claimed_by = 'n', claim = 'c'")
                .update();
        arrives(notification("failed", "5.1.1", "550", ownAddress(), ownId()));

        mailbox().look();
        assertThat(in("INBOX")).isEqualTo(1);

        jdbc.sql("update delivery set state = 'SENT'").update();
        mailbox().look();
        assertThat(in("INBOX")).isZero();
        assertThat(wave.state(message)).isEqualTo("BOUNCED");
    }

    @Test
    void aBounceOfAnUncertainMessageSettlesIt() throws Exception {
        jdbc.sql("update delivery set state = 'UNCERTAIN', sent_at = null").update();
        arrives(notification("failed", "5.1.1", "550", ownAddress(), ownId()));

        mailbox().look();

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
    }

    @Test
    void whatIsNoNotificationIsLeftForPeople() throws Exception {
        arrives("From: a@example.jp\nTo: " + ownAddress() + "\nSubject: holiday\n\nI am away.\n");

        BounceMailbox mailbox = mailbox();
        mailbox.look();

        assertThat(wave.state(message)).isEqualTo("SENT");
        assertThat(in("Unknown")).isEqualTo(1);
        assertThat(mailbox.problem()).isNull();
        assertThat(mailbox.lookedAt()).isNotNull();
    }

    @Test
    void aMailboxThatCanNotBeReachedIsAProblemThatIsShown() {
        BounceMailbox mailbox = mailbox();
        mail.stop();

        mailbox.look();

        assertThat(mailbox.problem()).isNotBlank();
        assertThat(wave.state(message)).isEqualTo("SENT");
    }

    private GatewayReports gateway() {
        return new GatewayReports(
                new GatewaySettings(
                        "https://gateway.example.jp",
                        "key",
                        "0120",
                        false,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        SECRET),
                reports,
                clock);
    }

    @Test
    void theGatewayReportsArrivalOnceAndFailureAfterwardsChangesNothing() {
        GatewayReports gateway = gateway();
        var delivered = new GatewayReports.StatusOfMessage("" + message, "delivered", null, null, null);

        assertThat(gateway.take(List.of(delivered, delivered))).isEqualTo(new GatewayReports.TakenReports(1, 1, 0, 0));
        assertThat(wave.state(message)).isEqualTo("DELIVERED");
        assertThat(gateway.take(List.of(
                        new GatewayReports.StatusOfMessage("" + message, "failed", "27", "no subscriber", null),
                        new GatewayReports.StatusOfMessage("99", "failed", "27", null, null))))
                .isEqualTo(new GatewayReports.TakenReports(1, 0, 1, 0));
        assertThat(wave.state(message)).isEqualTo("DELIVERED");
    }

    @Test
    void aFailureAtTheGatewayIsABounceAndMarksTheNumber() {
        gateway()
                .take(List.of(new GatewayReports.StatusOfMessage("" + message, "failed", "27", "no subscriber", null)));

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
        assertThat(jdbc.sql("select count(*) from contact_mark")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "x,delivered,,id",
        "1,arrived,,status",
        "1,failed,2022-07-01,at",
        "1,failed,2099-07-01T10:00:00+09:00,at"
    })
    void aReportThatCanNotBeUnderstoodIsRefusedWithAllOthers(String id, String status, String at, String field) {
        List<GatewayReports.StatusOfMessage> all = List.of(
                new GatewayReports.StatusOfMessage("" + message, "delivered", null, null, null),
                new GatewayReports.StatusOfMessage(id, status, null, null, at));

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                RejectedException.class, () -> gateway().take(all))
                        .field())
                .isEqualTo(field);
        assertThat(wave.state(message)).isEqualTo("SENT");
    }

    @Test
    void onlyWhatTheGatewayHasSignedJustNowIsBelieved() throws Exception {
        GatewayReports gateway = gateway();
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        String now = Long.toString(clock.instant().getEpochSecond());
        String old = Long.toString(clock.instant().minusSeconds(600).getEpochSecond());

        assertThat(gateway.isSigned(now, signature(now, "[]", SECRET), body)).isTrue();
        assertThat(gateway.isSigned(now, "sha256=" + signature(now, "[]", SECRET), body))
                .isTrue();
        assertThat(gateway.isSigned(now, signature(now, "[1]", SECRET), body)).isFalse();
        assertThat(gateway.isSigned(now, signature(now, "[]", "another secret of such length"), body))
                .isFalse();
        assertThat(gateway.isSigned(old, signature(old, "[]", SECRET), body)).isFalse();
        assertThat(gateway.isSigned("yesterday", signature(now, "[]", SECRET), body))
                .isFalse();
        assertThat(gateway.isSigned(now, "not hexadecimal", body)).isFalse();
        assertThat(gateway.isSigned(null, null, body)).isFalse();
    }

    static String signature(String timestamp, String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return java.util.HexFormat.of()
                .formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shortMessagesAndMailsAreMarkedApart() {
        assertThat(MessageChannel.values()).containsExactly(MessageChannel.EMAIL, MessageChannel.SMS);
        jdbc.sql("update delivery set channel = 'SMS'").update();
        gateway().take(List.of(new GatewayReports.StatusOfMessage("" + message, "failed", "27", null, null)));
        assertThat(jdbc.sql("select channel from contact_mark")
                        .query(String.class)
                        .single())
                .isEqualTo("SMS");
    }
}
