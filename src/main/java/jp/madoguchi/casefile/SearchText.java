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
