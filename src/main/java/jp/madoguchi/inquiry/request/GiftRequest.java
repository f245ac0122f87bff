package jp.madoguchi.inquiry.request;

import java.time.Instant;
import jp.madoguchi.inquiry.InquiryNumber;
import org.jspecify.annotations.Nullable;

/**
 * A holder's wish to get the gift once more.
 *
 * @param sent absent while it waits; true: it was sent again, false: it was not, for the reason in the note
 * @param withdrawn it was not, since the desk took the wish back before
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
        boolean withdrawn,
        @Nullable String note) {
    /** The key of what became of it, for the desk. */
    public String storyKey() {
        if (sent == null) {
            return "inquiry.story.giftWaits";
        }
        if (withdrawn) {
            return "inquiry.story.giftWithdrawn";
        }
        return sent ? "inquiry.story.giftSent" : "inquiry.story.giftRefused";
    }

    /** The key of what became of it, for the city; of one that waits, too. */
    public String stateKey() {
        if (sent == null) {
            return "inquiry.request.waits";
        }
        if (withdrawn) {
            return "inquiry.request.withdrawn";
        }
        return sent ? "inquiry.request.sent" : "inquiry.request.refused";
    }

    public String inquiryNumber() {
        return InquiryNumber.of(inquiryId);
    }
}
