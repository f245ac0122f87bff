package jp.madoguchi.audit;

import java.text.Normalizer;
import java.util.Map;

/** What kind of thing somebody searched for. The words themselves are most often a person's and don't get into the trail. */
public enum SearchTerm {
    PHONE,
    EMAIL,
    NUMBER,
    KANA,
    WORDS;

    public static SearchTerm of(String words) {
        String term = Normalizer.normalize(words.strip(), Normalizer.Form.NFKC);
        if (term.indexOf('@') >= 0) {
            return EMAIL;
        }
        if (term.chars().allMatch(c -> Character.isDigit(c) || "+-() ".indexOf(c) >= 0)) {
            return PHONE;
        }
        if (term.matches("[A-Za-z]{1,3}-?[0-9]+")) {
            return NUMBER;
        }
        return term.codePoints()
                        .allMatch(c -> c == 'ー'
                                || Character.isWhitespace(c)
                                || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA)
                ? KANA
                : WORDS;
    }

    /** As details of an entry: the kind, and how many were found. */
    public static Map<String, String> details(String words, long found) {
        return Map.of("audit.search." + of(words), String.valueOf(found));
    }
}
