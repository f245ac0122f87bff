package jp.madoguchi.reissue.review;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.springframework.stereotype.Component;

/** What reviewers write, checked before it is kept. */
@Component
class ReviewTexts {
    private final CardNumberGuard guard;

    ReviewTexts(CardNumberGuard guard) {
        this.guard = guard;
    }

    /**
     * @param field as the service's parameter is called
     * @return without blanks around it; may be empty
     */
    String checked(String field, String text, int longest) {
        String stripped = text.strip();
        if (!guard.isClean(stripped)) {
            throw new RejectedException(field, MessageText.of("reissue.review.cardNumber"));
        }
        if (stripped.length() > longest) {
            throw new RejectedException(field, MessageText.of("reissue.review.tooLong", longest, stripped.length()));
        }
        return stripped;
    }
}
