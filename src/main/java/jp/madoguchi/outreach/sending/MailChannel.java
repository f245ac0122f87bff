package jp.madoguchi.outreach.sending;

import jakarta.mail.Session;
import java.time.Clock;
import java.util.Properties;
import jp.madoguchi.outreach.MessageChannel;
import org.springframework.stereotype.Component;

/** E-mail by SMTP. Each worker keeps one connection and hands one message after the other over on it. */
@Component
class MailChannel implements DeliveryChannel {
    private final MailSettings settings;
    private final Clock clock;

    MailChannel(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public MessageChannel kind() {
        return MessageChannel.EMAIL;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String server() {
        return settings.server();
    }

    @Override
    public String sender() {
        return settings.sender();
    }

    @Override
    public Line open() {
        Session session = Session.getInstance(properties());
        return new SmtpLine(new SmtpConnection(session), new MailWriter(session, settings, clock), settings);
    }

    private Properties properties() {
        Properties mail = new Properties();
        mail.put("mail.smtp.host", String.valueOf(settings.host()));
        mail.put("mail.smtp.port", String.valueOf(settings.port()));
        mail.put("mail.smtp.localhost", settings.mailDomain());
        mail.put(
                "mail.smtp.connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        mail.put("mail.smtp.timeout", String.valueOf(settings.replyTimeout().toMillis()));
        mail.put(
                "mail.smtp.writetimeout", String.valueOf(settings.replyTimeout().toMillis()));
        mail.put("mail.smtp.auth", String.valueOf(!MailSettings.blank(settings.user())));
        mail.put("mail.smtp.ssl.enable", String.valueOf(settings.tls() == MailSettings.Tls.TLS));
        mail.put("mail.smtp.starttls.enable", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        mail.put("mail.smtp.starttls.required", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        // ends a connection without waiting for the answer to QUIT
        mail.put("mail.smtp.quitwait", "false");
        return mail;
    }
}
