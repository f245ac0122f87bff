package jp.madoguchi.inquiry.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/**
 * A promised call (折り返し).
 *
 * @param phone the number to call, as it was told; masked for who doesn't talk with callers
 * @param holderName absent where the case isn't known or may not be seen
 * @param dueAt until when it was promised, or put off to
 * @param person who is to call; absent: whoever has time
 * @param attempts how often nobody was reached
 * @param note of the last attempt
 * @param keptIn the inquiry that was logged when the promise was kept; absent where there is none
 */
public record Callback(
        long id,
        long inquiryId,
        @Nullable Long caseId,
        @Nullable String phone,
        @Nullable String caseNumber,
        @Nullable String holderName,
        long categoryId,
        @Nullable Long topicId,
        String summary,
        Instant dueAt,
        @Nullable String person,
        String promisedBy,
        Instant promisedAt,
        CallbackState state,
        int attempts,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String note,
        @Nullable Long keptIn) {
    public boolean isOverdue(Instant now) {
        return state == CallbackState.WAITING && now.isAfter(dueAt);
    }

    /** When to call if nobody says otherwise: after an hour of opening time, at a full minute. */
    public static Instant usualTime(OpeningHours hours, Instant from) {
        return hours.after(from, Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    public String inquiryNumber() {
        return InquiryNumber.of(inquiryId);
    }

    /** For who may see that a call was promised, and not to whom. */
    Callback masked() {
        return new Callback(
                id,
                inquiryId,
                null,
                phone == null ? null : Masking.phone(phone),
                caseNumber,
                null,
                categoryId,
                topicId,
                summary,
                dueAt,
                person,
                promisedBy,
                promisedAt,
                state,
                attempts,
                closedBy,
                closedAt,
                note,
                keptIn);
    }
}
