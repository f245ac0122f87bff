package jp.madoguchi.outreach.sending;

import java.time.Instant;
import jp.madoguchi.outreach.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * What a sender outside says about one message.
 *
 * @param result how the message stands by it
 */
public record OutsideResult(
        long deliveryId,
        Result result,
        @Nullable String code,
        @Nullable String cause,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt) {
    /** The results that a file may name. */
    public enum Result {
        ACCEPTED("受付", DeliveryState.SENT),
        DELIVERED("到達", DeliveryState.DELIVERED),
        BOUNCED("不達", DeliveryState.BOUNCED),
        FAILED("失敗", DeliveryState.FAILED);

        private final String japanese;
        private final DeliveryState state;

        Result(String japanese, DeliveryState state) {
            this.japanese = japanese;
            this.state = state;
        }

        DeliveryState state() {
            return state;
        }

        static @Nullable Result named(String text) {
            for (Result result : values()) {
                if (result.name().equalsIgnoreCase(text) || result.japanese.equals(text)) {
                    return result;
                }
            }
            return null;
        }
    }
}
