package jp.madoguchi.callstats.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator at this moment.
 *
 * @param since on a call: since when; otherwise when the last conversation that was logged today ended, if any was
 * @param inquiries how many were logged today
 */
public record OperatorNow(
        String operator, OperatorState state, @Nullable Instant since, int inquiries) {}
