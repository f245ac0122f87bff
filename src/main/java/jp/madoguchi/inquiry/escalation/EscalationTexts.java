package jp.madoguchi.inquiry.escalation;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be written into an escalation. */
@Component
class EscalationTexts {
    static final int LONGEST = 2_000;
    private static final String FIELD = "text";

    private final CardNumberGuard guard;

    EscalationTexts(CardNumberGuard guard) {
        this.guard = guard;
    }

    /** @param missingKey what to say where nothing is written */
    String required(@Nullable String text, String missingKey) {
        String kept = optional(text);
        if (kept == null) {
            throw new RejectedException(FIELD, MessageText.of(missingKey));
        }
        return kept;
    }

    @Nullable
    String optional(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new RejectedException(FIELD, MessageText.of("inquiry.escalation.rule.long", LONGEST));
        }
        if (!guard.isClean(text)) {
            throw new RejectedException(FIELD, MessageText.of("inquiry.rule.cardNumber"));
        }
        return text.strip();
    }
}
