package jp.madoguchi.reissue;

import org.jspecify.annotations.Nullable;

/**
 * What a sender says to a file.
 *
 * @param correctionReason why figures that were sent before are sent again
 * @param explanation to the warnings
 */
public record SubmissionWords(
        @Nullable String correctionReason, @Nullable String explanation) {
    public static final int LONGEST_REASON = 1_000;
    public static final int LONGEST_EXPLANATION = 2_000;

    public static final SubmissionWords NONE = new SubmissionWords(null, null);

    public SubmissionWords {
        correctionReason = blankToNull(correctionReason);
        explanation = blankToNull(explanation);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
