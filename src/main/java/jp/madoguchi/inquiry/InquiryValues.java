package jp.madoguchi.inquiry;

import java.util.Comparator;
import java.util.List;
import jp.madoguchi.incident.DetailKind;
import org.jspecify.annotations.Nullable;

/**
 * What can be corrected of an inquiry; who logged it, when and of which call stays as it is.
 *
 * @param caseId whom it is about
 * @param fraud absent where nothing was asked, and where the category doesn't ask for it
 * @param sendAgain the gift is to be sent once more
 * @param cards what the holder said of their cards
 */
public record InquiryValues(
        @Nullable Long categoryId,
        @Nullable Long topicId,
        Relation relation,
        @Nullable Outcome outcome,
        @Nullable Channel channel,
        @Nullable String caller,
        @Nullable Long caseId,
        String summary,
        @Nullable FraudDetails fraud,
        boolean sendAgain,
        List<CardStatement> cards) {
    public InquiryValues {
        fraud = FraudDetails.NONE.equals(fraud) ? null : fraud;
        cards = cards.stream()
                .sorted(Comparator.comparingLong(CardStatement::cardId))
                .toList();
    }

    /** About nobody that we know, without details. */
    public InquiryValues(
            @Nullable Long categoryId,
            @Nullable Long topicId,
            Relation relation,
            @Nullable Outcome outcome,
            @Nullable Channel channel,
            @Nullable String caller,
            String summary) {
        this(categoryId, topicId, relation, outcome, channel, caller, null, summary, null, false, List.of());
    }

    /** As it is kept: without blanks around the texts, and only with the details that the category asks for. */
    InquiryValues tidied(DetailKind asked) {
        return new InquiryValues(
                categoryId,
                topicId,
                relation,
                outcome,
                channel,
                caller == null || caller.isBlank() ? null : caller.strip(),
                caseId,
                summary.strip(),
                asked == DetailKind.FRAUD ? fraud : null,
                asked == DetailKind.GIFT && sendAgain,
                asked == DetailKind.REISSUE ? cards : List.of());
    }

    InquiryValues withCaller(@Nullable String number) {
        return new InquiryValues(
                categoryId, topicId, relation, outcome, channel, number, caseId, summary, fraud, sendAgain, cards);
    }
}
