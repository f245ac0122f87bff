package jp.madoguchi.inquiry;

import java.time.Instant;
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
        @Nullable String agent) {}
