package jp.madoguchi.outreach.wave;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try to hand a message over, as proof. */
public record DeliveryAttempt(
        int number,
        Instant happenedAt,
        String outcome,
        @Nullable String code,
        @Nullable String answer) {}
