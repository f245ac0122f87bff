package jp.madoguchi.casefile.merge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merge as it was made, whether it still holds or was undone.
 *
 * @param survivorNumber the case that was kept
 * @param mergedNumber the case that was closed into it
 */
public record CaseMerge(
        long id,
        String survivorNumber,
        String mergedNumber,
        Instant mergedAt,
        String mergedBy,
        String reason,
        @Nullable Undone undone) {

    public record Undone(Instant at, String by, String reason) {}
}
