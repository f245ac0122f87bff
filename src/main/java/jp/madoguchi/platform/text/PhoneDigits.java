package jp.madoguchi.platform.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** How a telephone number is spelt wherever callers and persons are found by it. */
public final class PhoneDigits {
    private PhoneDigits() {}

    /**
     * The digits of a telephone number as one dials them in Japan: {@code +81 90-…} and {@code ０９０…} become
     * {@code 090…}. Caller ids need not be valid numbers, so nothing is checked; null where there is no digit.
     */
    public static @Nullable String of(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        String plain = Normalizer.normalize(phone, Normalizer.Form.NFKC).strip();
        StringBuilder digits = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        if (digits.isEmpty()) {
            return null;
        }
        String all = digits.toString();
        if (plain.startsWith("+81")) {
            return domestic(all.substring(2));
        }
        if (all.startsWith("01081") || all.startsWith("0081")) {
            return domestic(all.substring(all.indexOf("81") + 2));
        }
        return all;
    }

    /** Without the country's code: some write the zero behind it, as in +81 (0)90. */
    private static String domestic(String digits) {
        return digits.startsWith("0") ? digits : "0" + digits;
    }
}
