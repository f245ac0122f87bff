package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry in a list.
 *
 * @param caller masked for those who don't talk with callers
 */
public record InquiryLine(
        long id,
        Instant startedAt,
        Instant endedAt,
        long categoryId,
        @Nullable Long topicId,
        Outcome outcome,
        Channel channel,
        String operator,
        @Nullable String caller,
        @Nullable String callId,
        String summary) {
    public String number() {
        return InquiryNumber.of(id);
    }
}
