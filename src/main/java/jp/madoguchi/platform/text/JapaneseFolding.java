package jp.madoguchi.platform.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One spelling for texts that mean the same, to search by: width, case, hiragana or katakana, old or new form of a kanji and
 * blanks don't matter. It is made for comparing and never shown.
 */
public final class JapaneseFolding {
    /** Marks that look alike and are typed for one another: hyphens, dashes, minus signs and the long-vowel mark. */
    private static final String MARKS = "-‐‑‒–—―−ーｰ─━";

    private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワカケ";

    private JapaneseFolding() {}

    /** For texts: what is written otherwise only in form is the same; the long-vowel mark counts, as in カード and 角. */
    public static String text(String text) {
        return fold(text, false);
    }

    /** For names, addresses and numbers, where hyphens, long-vowel marks and the size of a kana don't count either. */
    public static String name(String text) {
        return fold(text, true);
    }

    private static String fold(String text, boolean loose) {
        String same = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(same.length());
        int previous = 0;
        for (int i = 0; i < same.length(); ) {
            int c = same.codePointAt(i);
            i += Character.charCount(c);
            if (isLeftOut(c) || (loose && MARKS.indexOf(c) >= 0)) {
                continue;
            }
            // 佐々木 is 佐佐木
            int one = c == '々' && previous != 0 ? previous : KanjiForms.of(kana(c, loose));
            folded.appendCodePoint(one);
            previous = one;
        }
        return folded.toString();
    }

    private static int kana(int c, boolean loose) {
        if (MARKS.indexOf(c) >= 0) {
            return '-';
        }
        int katakana = c >= 'ぁ' && c <= 'ゖ' ? c + 'ァ' - 'ぁ' : c;
        int small = loose ? SMALL.indexOf(katakana) : -1;
        return small < 0 ? katakana : LARGE.charAt(small);
    }

    /** Blanks, what isn't seen, and the selectors that tell a register's form of a kanji. */
    private static boolean isLeftOut(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
