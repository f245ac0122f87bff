package jp.madoguchi.inquiry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an inquiry says besides its category, its outcome and its text. Of the details, only those that its category asks for
 * are kept.
 *
 * @param topicId one of the category's topics; absent where none fits
 * @param relation who called for the person whose card it is
 * @param impersonation somebody seems to pose as the city, the call center or an issuer
 * @param contactKey the same in all inquiries of one conversation; absent in its first
 * @param sendAgain the gift is to be sent once more
 * @param cards what the holder said of their cards
 * @param answerId the version of the answer script that was used; absent where none was
 * @param callback what was promised; kept only with the outcome that says so
 * @param reason why the desk made the call; absent: the caller did
 */
public record Particulars(
        @Nullable Long topicId,
        Relation relation,
        boolean impersonation,
        @Nullable String contactKey,
        @Nullable FraudDetails fraud,
        boolean sendAgain,
        List<CardStatement> cards,
        @Nullable Long answerId,
        @Nullable CallbackPromise callback,
        @Nullable CallReason reason) {
    public static final Particulars NONE =
            new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, null);

    /** Those of a call that came in. */
    public Particulars(
            @Nullable Long topicId,
            Relation relation,
            boolean impersonation,
            @Nullable String contactKey,
            @Nullable FraudDetails fraud,
            boolean sendAgain,
            List<CardStatement> cards,
            @Nullable Long answerId,
            @Nullable CallbackPromise callback) {
        this(topicId, relation, impersonation, contactKey, fraud, sendAgain, cards, answerId, callback, null);
    }

    public Particulars {
        cards = List.copyOf(cards);
    }
}
