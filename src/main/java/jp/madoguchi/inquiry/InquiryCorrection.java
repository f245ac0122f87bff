package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One correction of an inquiry.
 *
 * @param version the number of the version that it replaced, from 0
 */
public record InquiryCorrection(
        int version,
        InquiryValues before,
        InquiryValues after,
        String changedBy,
        Instant changedAt,
        @Nullable String reason) {}
