package jp.madoguchi.reissue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a report was sent and taken back, and what its sender said to it.
 *
 * @param correctionReason why a report for a day that had one was sent again
 * @param explanation to the warnings
 * @param replacesId the earlier revision of its day
 */
public record SubmissionNote(
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable String correctionReason,
        @Nullable String explanation,
        @Nullable Long replacesId,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {}
