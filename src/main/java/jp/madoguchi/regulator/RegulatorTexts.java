package jp.madoguchi.regulator;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be written into the register. */
@Component
class RegulatorTexts {
    private final CardNumberGuard guard;

    RegulatorTexts(CardNumberGuard guard) {
        this.guard = guard;
    }

    /**
     * @param field the record component
     * @param label key of what the field is called on screen
     */
    String required(String field, String label, @Nullable String text, int longest) {
        String kept = optional(field, label, text, longest);
        if (kept == null) {
            throw new RejectedException(field, MessageText.of("regulator.rule.missing", MessageText.of(label)));
        }
        return kept;
    }

    @Nullable
    String optional(String field, String label, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String kept = text.strip();
        if (kept.codePointCount(0, kept.length()) > longest) {
            throw new RejectedException(field, MessageText.of("regulator.rule.long", MessageText.of(label), longest));
        }
        if (!guard.isClean(kept)) {
            // the text isn't repeated: it holds the number
            throw new RejectedException(field, MessageText.of("regulator.rule.cardNumber", MessageText.of(label)));
        }
        return kept;
    }
}
