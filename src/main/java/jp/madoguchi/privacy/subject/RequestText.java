package jp.madoguchi.privacy.subject;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be written down about a request. */
@Component
class RequestText {
    static final int LONGEST = 1_000;

    private final CardNumberGuard guard;

    RequestText(CardNumberGuard guard) {
        this.guard = guard;
    }

    /**
     * @param missing text for where there is nothing
     * @throws RejectedException for nothing, for too much, and for a card number
     */
    String checked(String field, @Nullable String text, String missing) {
        if (text == null || text.isBlank()) {
            throw new RejectedException(field, MessageText.of(missing));
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new RejectedException(field, MessageText.of("privacy.subject.rule.long", LONGEST));
        }
        if (!guard.isClean(text)) {
            throw new RejectedException(field, MessageText.of("privacy.reveal.reasonCardNumber"));
        }
        return text.strip();
    }
}
