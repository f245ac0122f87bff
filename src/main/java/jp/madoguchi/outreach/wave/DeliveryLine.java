package jp.madoguchi.outreach.wave;

import java.time.Instant;
import jp.madoguchi.outreach.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * One message in a list.
 *
 * @param name masked
 * @param address masked; null where the case has none any more
 * @param code of the answer, where it was refused
 */
public record DeliveryLine(
        long id,
        long caseId,
        long part,
        String caseNumber,
        String name,
        @Nullable String address,
        int cards,
        DeliveryState state,
        Instant stateAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String code,
        @Nullable String cause) {
    public After after() {
        return new After(caseId, part);
    }

    /** Behind which message a page begins. */
    public record After(long caseId, long part) {
        public static final After NOTHING = new After(0, -1);
    }
}
