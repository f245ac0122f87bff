package jp.madoguchi.callstats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call in the list of what a figure is made of.
 *
 * @param caller masked; empty: withheld
 * @param categories codes of the categories of its inquiries, one for each inquiry
 */
public record CallLine(
        String callId,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        String caller,
        @Nullable String agent,
        CallResult result,
        List<String> categories) {
    public CallLine {
        categories = List.copyOf(categories);
    }
}
