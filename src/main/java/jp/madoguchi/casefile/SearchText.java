package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One spelling for everything that people are found by, so that ＋81, full-width and hiragana all meet. */
final class SearchText {
    private SearchText() {}

    /** Full-width to half-width and the other way, lower case, hiragana to katakana, no blanks. */
    static String normalise(String text) {
        String same = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder result = new StringBuilder(same.length());
        for (int i = 0; i < same.length(); i++) {
            char c = same.charAt(i);
            if (c >= 'ぁ' && c <= 'ゖ') {
                result.append((char) (c + 'ァ' - 'ぁ'));
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                result.append(c);
            }
        }
        return result.toString();
    }

    /**
     * The digits of a telephone number as one dials them in Japan: {@code +81 90-…} and {@code ０９０…} become
     * {@code 090…}. Caller ids need not be valid numbers, so nothing is checked; null where there is no digit.
     */
    static @Nullable String phoneDigits(@Nullable String phone) {
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

    /** What the column {@code search_text} holds; the bar keeps a search from matching across two fields. */
    static String of(
            String caseNumber, String name, String kana, @Nullable String email, @Nullable String phoneDigits) {
        return String.join(
                "|",
                normalise(caseNumber),
                normalise(name),
                normalise(kana),
                email == null ? "" : normalise(email),
                phoneDigits == null ? "" : phoneDigits);
    }
}
