package jp.madoguchi.outreach.reach;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a card's place in the ledger rests on.
 *
 * @param messages each that is about the card, the latest first
 * @param gifts each that the card has or had, the present one first
 */
public record CardProof(ReachedCard card, List<Message> messages, List<Gift> gifts) {
    public CardProof {
        messages = List.copyOf(messages);
        gifts = List.copyOf(gifts);
    }

    /**
     * One message with its tries. What the other side answered in words isn't here: it may name the address.
     *
     * @param waveNumber absent where it was sent again outside of any wave
     * @param channel name of a {@code MessageChannel}
     * @param state name of a {@code DeliveryState}
     * @param code where it was refused
     */
    public record Message(
            long deliveryId,
            @Nullable Integer waveNumber,
            @Nullable LocalizedText waveTitle,
            String channel,
            String state,
            Instant since,
            @Nullable String code,
            List<Attempt> attempts) {
        public Message {
            attempts = List.copyOf(attempts);
        }
    }

    /** One try to hand it over. */
    public record Attempt(
            int number,
            Instant at,
            String outcome,
            @Nullable String code) {}

    /** A gift without its code. */
    public record Gift(long giftId, String lot, int valueYen, String state, List<Step> steps) {
        public Gift {
            steps = List.copyOf(steps);
        }
    }

    /** A change of a gift. */
    public record Step(String state, Instant at, @Nullable String cause, String by) {}
}
