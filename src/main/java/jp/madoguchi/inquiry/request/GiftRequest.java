package jp.madoguchi.inquiry.request;

import java.time.Instant;
import jp.madoguchi.inquiry.InquiryNumber;
import org.jspecify.annotations.Nullable;

/**
 * A holder's wish to get the gift once more.
 *
 * @param sent absent while it waits; true: it was sent again, false: it was not, for the reason in the note
 */
public record GiftRequest(
        long id,
        long inquiryId,
        long caseId,
        String caseNumber,
        int cards,
        String requestedBy,
        Instant requestedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable Boolean sent,
        @Nullable String note) {
    public String inquiryNumber() {
        return InquiryNumber.of(inquiryId);
    }
}
