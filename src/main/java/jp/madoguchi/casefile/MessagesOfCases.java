package jp.madoguchi.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Knows what was written to a case. This room asks; the room that writes answers. */
public interface MessagesOfCases {
    /**
     * A genuine message: who reads one out on the telephone can be told whether it is ours.
     *
     * @param channel {@code EMAIL} or {@code SMS}
     * @param subject as it was sent; for a short message its first words
     * @param sender the address or the number that it came from
     * @param state name of a {@code DeliveryState}
     * @param at when it was handed over, or since when it stands as it does
     */
    record SentMessage(
            long deliveryId, long caseId, String channel, String subject, String sender, String state, Instant at) {}

    /** Of all these cases, the latest first; what only waits is among them. */
    List<SentMessage> of(Collection<Long> caseIds);
}
