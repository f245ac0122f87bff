package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server's answers, and its silences, mean for a message. */
class SmtpLineTest {
    private static final ComposedMessage MESSAGE =
            new ComposedMessage(4711, "hanako@example.jp", "電子商品券のお知らせ", "本文です。", "<p>本文です。</p>");

    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static MailSettings settings(int port) {
        return new MailSettings(
                "127.0.0.1",
                port,
                null,
                null,
                MailSettings.Tls.NONE,
                "info@city.example.jp",
                "ココ県 商品券事務局",
                "reply@city.example.jp",
                "mail.city.example.jp",
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
    }

    private DeliveryChannel.Line line() throws LineDownException {
        DeliveryChannel.Line line = new MailChannel(settings(server.port()), Clock.systemUTC()).open();
        line.ready();
        return line;
    }

    @Test
    void aMessageIsWrittenAsItsHolderAndMailServersNeedIt() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (DeliveryChannel.Line line =
                new MailChannel(settings(mail.getSmtp().getPort()), Clock.systemUTC()).open()) {
            line.ready();
            assertThat(line.handOver(MESSAGE, 1)).isInstanceOf(Handover.Accepted.class);

            MimeMessage got = mail.getReceivedMessages()[0];
            assertThat(got.getMessageID()).isEqualTo("<4711@mail.city.example.jp>");
            assertThat(got.getHeader("Return-Path", ",")).contains("bounces+4711@mail.city.example.jp");
            assertThat(got.getFrom()[0].toString()).contains("info@city.example.jp");
            assertThat(got.getReplyTo()[0]).hasToString("reply@city.example.jp");
            assertThat(got.getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
            assertThat(got.getSubject()).isEqualTo("電子商品券のお知らせ");
            assertThat(parts(got)).contains("本文です。", "<p>本文です。</p>", "multipart/alternative");
        } finally {
            mail.stop();
        }
    }

    private static String parts(jakarta.mail.Part part) throws Exception {
        if (part.getContent() instanceof MimeMultipart many) {
            StringBuilder all = new StringBuilder(many.getContentType());
            for (int i = 0; i < many.getCount(); i++) {
                all.append(parts(many.getBodyPart(i)));
            }
            return all.toString();
        }
        return part.getContent().toString();
    }

    @Test
    void oneConnectionCarriesManyMessages() throws Exception {
        try (DeliveryChannel.Line line = line()) {
            for (int i = 1; i <= 5; i++) {
                line.ready();
                assertThat(line.handOver(message(i), 1)).isInstanceOf(Handover.Accepted.class);
            }
        }
        assertThat(server.accepted).hasSize(5);
        assertThat(server.connections).hasValue(1);
    }

    private static ComposedMessage message(long id) {
        return new ComposedMessage(id, "user" + id + "@example.jp", "お知らせ", "本文", null);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,450 4.2.1 Mailbox busy,4.2.1",
        "RCPT,451 Try again,4.0.0",
        "MAIL,421 4.3.2 Going down,4.3.2",
        "DATA,452 4.3.1 No room,4.3.1",
        "END,451 4.7.1 Greylisted,4.7.1",
        "END,421 4.3.0 Too busy,4.3.0"
    })
    void whatTheServerRefusesForNowIsTemporary(String step, String answer, String code) throws Exception {
        // twice, since a connection that was kept is tried once more where it ends
        server.answering(step, answer, answer);
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(MESSAGE, 1))
                    .isInstanceOfSatisfying(
                            Handover.Temporary.class,
                            said -> assertThat(said.code()).isEqualTo(code));
        }
        assertThat(server.accepted).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 5.1.1 No such user,5.1.1,true",
        "RCPT,550 unknown,5.0.0,true",
        "RCPT,554 5.7.1 Not from you,5.7.1,false",
        "END,552 5.2.3 Too large,5.2.3,true",
        "END,554 5.6.0 Content refused,5.6.0,false"
    })
    void whatTheServerRefusesForGoodIsPermanentAndItIsKnownWhetherTheAddressIsWrong(
            String step, String answer, String code, boolean address) throws Exception {
        server.answering(step, answer);
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(MESSAGE, 1)).isInstanceOfSatisfying(Handover.Permanent.class, said -> {
                assertThat(said.code()).isEqualTo(code);
                assertThat(said.address()).isEqualTo(address);
            });
            line.ready();
            assertThat(line.handOver(message(2), 1)).isInstanceOf(Handover.Accepted.class);
        }
        assertThat(server.connections).as("the connection goes on").hasValue(1);
    }

    @Test
    void aServerThatRefusesTheSenderRefusesThePortalAndNoHolder() throws Exception {
        server.answering("MAIL", "550 5.7.1 Not allowed to send");
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(MESSAGE, 1)).isInstanceOf(Handover.Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA"})
    void aConnectionThatEndsBeforeTheTextIsTemporary(String step) throws Exception {
        server.answering(step, ScriptedSmtp.DROP, ScriptedSmtp.DROP);
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(MESSAGE, 1)).isInstanceOf(Handover.Temporary.class);
        }
        assertThat(server.accepted).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ScriptedSmtp.DROP + ",0", ScriptedSmtp.TAKE_AND_DROP + ",1", "SILENCE,0"})
    void aConnectionThatEndsOrFallsSilentAfterTheTextIsUnclear(String end, int accepted) throws Exception {
        server.answering("END", end);
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(MESSAGE, 1)).isInstanceOf(Handover.Unclear.class);
        }
        assertThat(server.accepted).hasSize(accepted);
    }

    @Test
    void aConnectionThatTheServerEndsBetweenTwoMessagesIsOpenedAgainAndNothingGoesTwice() throws Exception {
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(message(1), 1)).isInstanceOf(Handover.Accepted.class);
            server.answering("MAIL", "421 4.3.2 Too many on this connection");
            line.ready();
            assertThat(line.handOver(message(2), 1)).isInstanceOf(Handover.Accepted.class);
            server.answering("MAIL", ScriptedSmtp.DROP);
            line.ready();
            assertThat(line.handOver(message(3), 1)).isInstanceOf(Handover.Accepted.class);
        }
        assertThat(server.accepted).hasSize(3);
        assertThat(server.connections).hasValue(3);
    }

    @Test
    void anAddressThatIsNoneIsABounceWithoutAskingTheServer() throws Exception {
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(new ComposedMessage(1, "not an address", "s", "t", null), 1))
                    .isInstanceOfSatisfying(
                            Handover.Permanent.class,
                            said -> assertThat(said.code()).isEqualTo("5.1.3"));
        }
        assertThat(server.commands).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void anAnswerIsKeptWithoutTheAddress() throws Exception {
        server.answering("RCPT", "550 5.1.1 <hanako@example.jp>: no such user, ask postmaster@example.jp");
        try (DeliveryChannel.Line line = line()) {
            assertThat(line.handOver(MESSAGE, 1).answer())
                    .contains("h***@example.jp")
                    .doesNotContain("hanako", "postmaster");
        }
    }

    @Test
    void aServerThatIsNotThereIsDown() throws Exception {
        // a port that is taken and not listened at: one that was let go may be another test's in the next moment
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (DeliveryChannel.Line line = new MailChannel(settings(held.getLocalPort()), Clock.systemUTC()).open()) {
                assertThatThrownBy(line::ready).isInstanceOf(LineDownException.class);
            }
        }
    }

    @Test
    void aServerThatGreetsWithARefusalIsDown() throws Exception {
        server.answering("CONNECT", "554 5.3.2 Go away");
        try (DeliveryChannel.Line line = new MailChannel(settings(server.port()), Clock.systemUTC()).open()) {
            assertThatThrownBy(line::ready).isInstanceOf(LineDownException.class);
        }
    }
}
