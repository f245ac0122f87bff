package jp.madoguchi.callstats;

import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;

/** A caller's number as digits, so that the same number written in two ways is one caller. */
final class CallerDigits {
    private static final int COLUMN_LENGTH = 20;

    private CallerDigits() {}

    /** As one dials it in Japan; null where there is no digit. Caller ids need not be valid numbers. */
    static @Nullable String of(@Nullable String caller) {
        String digits = PhoneDigits.of(caller);
        return digits == null ? null : digits.substring(0, Math.min(digits.length(), COLUMN_LENGTH));
    }
}
