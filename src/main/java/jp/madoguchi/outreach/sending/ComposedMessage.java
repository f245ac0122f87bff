package jp.madoguchi.outreach.sending;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message as its holder gets it. It carries codes and addresses: it is made when it is handed over and kept nowhere.
 *
 * @param to the e-mail address, or the telephone number in the form of E.164
 * @param subject null for a short message
 * @param html null where there is only the plain text
 * @param gifts whose codes stand in it
 */
public record ComposedMessage(
        long deliveryId,
        String to,
        @Nullable String subject,
        String text,
        @Nullable String html,
        Set<Long> gifts) {
    public ComposedMessage {
        gifts = Set.copyOf(gifts);
    }

    /** One without codes. */
    public ComposedMessage(long deliveryId, String to, @Nullable String subject, String text, @Nullable String html) {
        this(deliveryId, to, subject, text, html, Set.of());
    }

    @Override
    public String toString() {
        return "ComposedMessage[" + deliveryId + "]";
    }
}
