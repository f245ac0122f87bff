package jp.madoguchi.inquiry;

import jp.madoguchi.inquiry.followup.FollowUp;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry with all that a list can show of it.
 *
 * @param caseNumber absent where there is no case or the reader doesn't talk with callers
 * @param answer the question of the answer script that was used
 * @param fraud without the day on which it was noticed
 * @param followUp what is to be done after it, or was done
 * @param assignments how often it has been given to somebody, taken or finished: who goes on with it says what they have seen
 */
public record ListedInquiry(
        InquiryLine inquiry,
        Relation relation,
        boolean impersonation,
        boolean sendAgain,
        @Nullable String caseNumber,
        @Nullable String answer,
        @Nullable FraudDetails fraud,
        @Nullable FollowUp followUp,
        int assignments) {
    public long id() {
        return inquiry.id();
    }
}
