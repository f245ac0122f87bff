package jp.madoguchi.reissue;

import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sender has to write to a file, and what must not be in it. */
@Component
class WordsRule {
    private final CardNumberGuard guard;

    WordsRule(CardNumberGuard guard) {
        this.guard = guard;
    }

    /**
     * For a draft, to which words may still be missing.
     *
     * @throws RejectedException if one is too long, or has a card number in it
     */
    void requireKeepable(SubmissionWords words) {
        requireKeepable("correctionReason", words.correctionReason(), SubmissionWords.LONGEST_REASON);
        requireKeepable("explanation", words.explanation(), SubmissionWords.LONGEST_EXPLANATION);
    }

    /**
     * For what goes to the city.
     *
     * @throws RejectedException also if a correction has no reason, or a warning no explanation
     */
    void requireComplete(SubmissionCheck check, SubmissionWords words) {
        requireKeepable(words);
        if (check.needsReason() && words.correctionReason() == null) {
            throw new RejectedException(
                    "correctionReason",
                    MessageText.of(
                            "reissue.submission.reasonMissing",
                            check.corrections().size()));
        }
        if (check.needsExplanation() && words.explanation() == null) {
            throw new RejectedException(
                    "explanation",
                    MessageText.of(
                            "reissue.submission.explanationMissing",
                            check.warnings().size()));
        }
    }

    private void requireKeepable(String field, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        if (!guard.isClean(text)) {
            throw new RejectedException(field, MessageText.of("reissue.submission.cardNumber"));
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new RejectedException(field, MessageText.of("reissue.submission.tooLong", length, longest));
        }
    }
}
