package jp.madoguchi.inquiry.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A caller was contacted by somebody who seems to pose as us.
 *
 * @param caller masked
 * @param settledAt absent while nobody has looked after it
 * @param note what was done
 */
public record ImpersonationReport(
        long inquiryId,
        String inquiryNumber,
        Instant reportedAt,
        String reportedBy,
        @Nullable String caller,
        String summary,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable String note) {}
