package jp.madoguchi.outreach.sending;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The gateway of short messages, by {@code madoguchi.outreach.gateway}.
 *
 * @param url to which one message at a time is posted
 * @param key proves to the gateway who the portal is
 * @param sender the number or name that holders see
 * @param idempotent the gateway drops a second request with the same {@code Idempotency-Key}: then what is unclear is simply tried
 *     again
 * @param callbackSecret with which the gateway signs its reports; without one none are taken
 */
@ConfigurationProperties("madoguchi.outreach.gateway")
record GatewaySettings(
        @Nullable String url,
        @Nullable String key,
        @Nullable String sender,
        @DefaultValue("false") boolean idempotent,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("60s") Duration replyTimeout,
        @Nullable String callbackSecret) {
    static final int SHORTEST_SECRET = 20;

    GatewaySettings {
        if (!MailSettings.blank(callbackSecret)
                && String.valueOf(callbackSecret).length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("madoguchi.outreach.gateway.callback-secret needs at least "
                    + SHORTEST_SECRET + " characters; make one with: openssl rand -hex 24");
        }
    }

    boolean isConfigured() {
        return !MailSettings.blank(url) && !MailSettings.blank(key);
    }

    URI address() {
        return URI.create(String.valueOf(url));
    }

    String senderName() {
        return sender == null || sender.isBlank() ? "-" : sender;
    }

    @Override
    public String toString() {
        return "GatewaySettings[" + url + "]";
    }
}
