package jp.madoguchi.contract;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be written into the entries of this room. */
@Component
class ContractTexts {
    static final int LINE = 200;
    static final int REASON = 500;
    static final int TASK = 1_000;
    static final int TEXT = 2_000;
    static final int CLAUSE = 4_000;

    private final CardNumberGuard guard;

    ContractTexts(CardNumberGuard guard) {
        this.guard = guard;
    }

    /**
     * @param field the record component
     * @param label key of what the field is called on screen
     */
    String required(String field, String label, @Nullable String text, int longest) {
        String kept = optional(field, label, text, longest);
        if (kept == null) {
            throw new RejectedException(field, MessageText.of("contract.rule.missing", MessageText.of(label)));
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
            throw new RejectedException(field, MessageText.of("contract.rule.long", MessageText.of(label), longest));
        }
        if (!guard.isClean(kept)) {
            throw new RejectedException(field, MessageText.of("contract.rule.cardNumber", MessageText.of(label)));
        }
        return kept;
    }
}
