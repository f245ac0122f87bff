package jp.madoguchi.privacy.export;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses words about a request that can't be kept: too long ones, and card numbers. */
@Component
class ExportTexts {
    static final int LONGEST_REASON = 500;
    private static final int LONGEST_WHAT = 1_500;

    private final CardNumberGuard guard;

    ExportTexts(CardNumberGuard guard) {
        this.guard = guard;
    }

    /** @param what the list holds, in words */
    void check(LocalizedText what) {
        check(what.ja());
        check(what.en());
    }

    private void check(String words) {
        if (words.codePointCount(0, words.length()) > LONGEST_WHAT) {
            throw new RejectedException(MessageText.of("privacy.export.rule.long", LONGEST_WHAT));
        }
        if (!guard.isClean(words)) {
            throw new RejectedException(MessageText.of("privacy.export.rule.cardNumber"));
        }
    }

    /** @return why it is asked for, or refused, as it is kept */
    String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("privacy.export.rule.reason"));
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonLong", LONGEST_REASON));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonCardNumber"));
        }
        return reason.strip();
    }
}
