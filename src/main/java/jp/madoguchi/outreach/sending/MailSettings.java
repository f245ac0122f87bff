package jp.madoguchi.outreach.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, by {@code madoguchi.outreach.mail}. Without a host or a sender's address no e-mail goes out, and the portal runs
 * all the same.
 *
 * @param from the address that holders see
 * @param domain of the messages' ids and of the addresses to which bounces go; that of {@code from} where not set
 * @param replyTimeout RFC 5321 4.5.3.2.6 wants ten minutes for the answer after the text: who gives up earlier doesn't know whether
 *     the server has the message
 */
@ConfigurationProperties("madoguchi.outreach.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("25") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("STARTTLS") Tls tls,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String replyTo,
        @Nullable String domain,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("10m") Duration replyTimeout) {
    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    boolean isConfigured() {
        return !blank(host) && !blank(from);
    }

    String server() {
        return host + ":" + port;
    }

    String sender() {
        return blank(from) || from == null ? "-" : from;
    }

    String mailDomain() {
        if (domain != null && !domain.isBlank()) {
            return domain;
        }
        return from == null ? "localhost" : from.substring(from.lastIndexOf('@') + 1);
    }

    /** The same for each try, so that a server's log and a bounce lead back to the message. */
    String messageId(long deliveryId) {
        return "<" + deliveryId + "@" + mailDomain() + ">";
    }

    /** Where bounces of just this message go. */
    String envelopeSender(long deliveryId) {
        return "bounces+" + deliveryId + "@" + mailDomain();
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[" + server() + "]";
    }
}
