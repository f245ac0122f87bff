package jp.madoguchi.callstats;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** A caller's number as digits, so that the same number written in two ways is one caller. */
final class CallerDigits {
    private static final int COLUMN_LENGTH = 20;

    private CallerDigits() {}

    /** As one dials it in Japan; null where there is no digit. Caller ids need not be valid numbers. */
    static @Nullable String of(@Nullable String caller) {
        if (caller == null) {
            return null;
        }
        String plain = Normalizer.normalize(caller, Normalizer.Form.NFKC).strip();
        String digits = plain.replaceAll("[^0-9]", "");
        if (plain.startsWith("+81")) {
            String national = digits.substring(2);
            digits = national.startsWith("0") ? national : "0" + national;
        }
        return digits.isEmpty() ? null : digits.substring(0, Math.min(digits.length(), COLUMN_LENGTH));
    }
}
