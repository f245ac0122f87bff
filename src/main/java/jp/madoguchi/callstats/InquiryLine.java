package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry that no answered call belongs to.
 *
 * @param callId the call that was given, which is unknown or was not answered; absent: none was given
 */
public record InquiryLine(
        long inquiryId,
        LocalDate day,
        Instant startedAt,
        String category,
        @Nullable String callId) {}
