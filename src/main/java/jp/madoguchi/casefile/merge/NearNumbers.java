package jp.madoguchi.casefile.merge;

import org.jspecify.annotations.Nullable;

/** Numbers that differ as they do where somebody has mistyped one. */
final class NearNumbers {
    private NearNumbers() {}

    /** By one digit, or by two neighbours that have changed places; none for all others, and where one is missing. */
    static @Nullable DuplicateReason compare(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.length() != other.length()) {
            return null;
        }
        int first = -1;
        int last = -1;
        int differing = 0;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                first = first < 0 ? i : first;
                last = i;
                differing++;
            }
        }
        if (differing == 1) {
            return DuplicateReason.ONE_DIGIT;
        }
        boolean swapped = differing == 2
                && last == first + 1
                && one.charAt(first) == other.charAt(last)
                && one.charAt(last) == other.charAt(first);
        return swapped ? DuplicateReason.SWAPPED_DIGITS : null;
    }
}
