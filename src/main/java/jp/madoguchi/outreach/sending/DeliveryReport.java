package jp.madoguchi.outreach.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a message after it was handed over.
 *
 * @param digest the same report again has the same one
 */
record DeliveryReport(
        long deliveryId,
        Source source,
        Kind kind,
        @Nullable String code,
        @Nullable String cause,
        Instant at,
        String digest) {
    enum Source {
        MAILBOX,
        GATEWAY
    }

    enum Kind {
        /** it has arrived */
        DELIVERED,
        /** it won't arrive */
        FAILED,
        /** the other side is still trying */
        DELAYED
    }
}
