package jp.madoguchi.privacy.subject;

import org.jspecify.annotations.Nullable;

/**
 * One of a person's cases, with what it says of who they are.
 *
 * @param last the last correction; absent where there was none
 */
public record PersonRecord(
        long caseId,
        String caseNumber,
        PersonDetails details,
        @Nullable Correction last) {
    /** What to name in {@link NewCorrection#seen()}. */
    public int corrections() {
        return last == null ? 0 : last.number();
    }
}
