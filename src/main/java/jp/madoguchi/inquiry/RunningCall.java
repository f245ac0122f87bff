package jp.madoguchi.inquiry;

import java.time.Instant;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been answered and goes on.
 *
 * @param callId the telephone system's own id
 * @param caller as the telephone system wrote it; empty where the number is withheld
 * @param agent who answered it, by the name in the telephone system
 */
public record RunningCall(
        String callId,
        Instant receivedAt,
        Instant answeredAt,
        String caller,
        @Nullable String agent) {
    /** The same for who doesn't talk with the caller, and only tells calls apart. */
    public RunningCall masked() {
        return new RunningCall(callId, receivedAt, answeredAt, Masking.phone(caller), agent);
    }
}
