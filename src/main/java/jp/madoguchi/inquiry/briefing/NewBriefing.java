package jp.madoguchi.inquiry.briefing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A briefing as it is handed in.
 *
 * @param validFrom absent: from now on
 */
public record NewBriefing(
        String text,
        boolean important,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {}
