package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All of one inquiry. */
public record InquiryDetail(
        InquiryLine inquiry,
        @Nullable Long caseId,
        Particulars particulars,
        String createdBy,
        Instant createdAt,
        boolean imported) {
    /** What of it can be corrected. */
    public InquiryValues values() {
        return new InquiryValues(
                inquiry.categoryId(),
                inquiry.topicId(),
                particulars.relation(),
                inquiry.outcome(),
                inquiry.channel(),
                inquiry.caller(),
                caseId,
                inquiry.summary(),
                particulars.fraud(),
                particulars.sendAgain(),
                particulars.cards());
    }
}
