package jp.madoguchi.outreach.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that bounces come to, by {@code madoguchi.outreach.mailbox}.
 *
 * @param processed folder for reports that were understood; made where it isn't there
 * @param unknown folder for what is no report on a message of ours, for somebody to read
 */
@ConfigurationProperties("madoguchi.outreach.mailbox")
record MailboxSettings(
        @Nullable String host,
        @DefaultValue("993") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("true") boolean tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Processed") String processed,
        @DefaultValue("Unknown") String unknown,
        @DefaultValue("60s") Duration every,
        @DefaultValue("30s") Duration timeout) {
    boolean isConfigured() {
        return !MailSettings.blank(host) && !MailSettings.blank(user);
    }

    @Override
    public String toString() {
        return "MailboxSettings[" + host + ":" + port + "]";
    }
}
