package jp.madoguchi.privacy.subject;

import org.jspecify.annotations.Nullable;

/**
 * A correction as the form has it. A field that is left as it stands isn't judged.
 *
 * @param caseId which of the person's cases
 * @param seen number of the last correction of the case that was on screen; 0 where there was none
 */
public record NewCorrection(
        long caseId,
        int seen,
        @Nullable String name,
        @Nullable String kana,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String reason) {}
