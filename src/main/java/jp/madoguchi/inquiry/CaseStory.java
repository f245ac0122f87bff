package jp.madoguchi.inquiry;

import java.util.List;
import jp.madoguchi.casefile.GiftsOfCases.GiftOfCard;
import jp.madoguchi.casefile.MessagesOfCases.SentMessage;
import jp.madoguchi.casefile.SurveyAnswersOfCards.SurveyAnswer;
import jp.madoguchi.casefile.closing.CaseClosing;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.request.GiftRequest;
import org.jspecify.annotations.Nullable;

/**
 * What has happened with a person so far.
 *
 * @param contacts how many inquiries there are
 * @param latest the last of them, the latest first
 * @param stated what was said of the cards on the telephone, the latest first
 * @param answers what was answered of the cards on the holder's page, the latest first
 * @param gifts the wishes to get the gift once more, the latest first
 * @param cardGifts the gift of each card that has one
 * @param messages what was written to them, the latest first
 * @param callbacks what was promised, the latest first
 */
public record CaseStory(
        int contacts,
        List<InquiryLine> latest,
        List<StatedCard> stated,
        List<SurveyAnswer> answers,
        List<GiftRequest> gifts,
        List<GiftOfCard> cardGifts,
        List<SentMessage> messages,
        List<Callback> callbacks,
        @Nullable CaseClosing closing) {
    public CaseStory {
        latest = List.copyOf(latest);
        stated = List.copyOf(stated);
        answers = List.copyOf(answers);
        gifts = List.copyOf(gifts);
        cardGifts = List.copyOf(cardGifts);
        messages = List.copyOf(messages);
        callbacks = List.copyOf(callbacks);
    }
}
