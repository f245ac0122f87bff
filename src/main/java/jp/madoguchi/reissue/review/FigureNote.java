package jp.madoguchi.reissue.review;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The city's remark on a figure; the sender doesn't see it.
 *
 * @param followUp whether something has to be done about it
 * @param settledAt when that was done; absent while it is open
 */
public record FigureNote(
        long id,
        long reportId,
        LocalDate asOf,
        String organisation,
        String issuerCode,
        String note,
        boolean followUp,
        String writtenBy,
        Instant writtenAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {
    public boolean isOpen() {
        return followUp && settledAt == null;
    }
}
