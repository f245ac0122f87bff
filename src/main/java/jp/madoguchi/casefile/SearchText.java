package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.util.Locale;
import jp.madoguchi.platform.text.JapaneseFolding;

/** One spelling for everything that people are found by, so that ＋81, full-width, hiragana and 髙 all meet. */
final class SearchText {
    private SearchText() {}

    /**
     * The spelling by which cards are known as one person's. Kept digests rest on it: it must stay as it is, however the search
     * folds.
     */
    static String identity(String text) {
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

    /** A word that is looked for, as it would stand in the text. */
    static String word(String word) {
        // the bar separates the fields: nobody searches across it
        return JapaneseFolding.name(word).replace('|', '¦');
    }

    /** What a person is found by: each field between bars, by which its beginning and its end are found. It is never stored. */
    static String of(String caseNumber, HolderFields fields) {
        return ofNumber(caseNumber) + ofPerson(fields).substring(1);
    }

    /** The same of what is secret only. */
    static String ofPerson(HolderFields fields) {
        String email = fields.email();
        String digits = fields.phoneDigits();
        return "|"
                + String.join(
                        "|",
                        word(fields.name()),
                        word(fields.kana()),
                        email == null ? "" : word(email),
                        digits == null ? "" : digits)
                + "|";
    }

    /** The same of what anybody may know. */
    static String ofNumber(String caseNumber) {
        return "|" + word(caseNumber) + "|";
    }
}
