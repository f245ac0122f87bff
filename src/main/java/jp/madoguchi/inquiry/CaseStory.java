package jp.madoguchi.inquiry;

import java.util.List;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.request.GiftRequest;

/**
 * What has happened with a person so far.
 *
 * @param contacts how many inquiries there are
 * @param latest the last of them, the latest first
 * @param stated what was said of the cards, the latest first
 * @param gifts the wishes to get the gift once more, the latest first
 * @param callbacks what was promised, the latest first
 */
public record CaseStory(
        int contacts,
        List<InquiryLine> latest,
        List<StatedCard> stated,
        List<GiftRequest> gifts,
        List<Callback> callbacks) {
    public CaseStory {
        latest = List.copyOf(latest);
        stated = List.copyOf(stated);
        gifts = List.copyOf(gifts);
        callbacks = List.copyOf(callbacks);
    }
}
