package jp.madoguchi.platform.document;

import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.Run;

/** Texts as users typed them, made fit for a file. */
final class DocumentText {
    /** What printers have long set for a character that they lack. */
    static final int GETA = '〓';

    private DocumentText() {}

    /** The text with {@code 〓} for what XML can't hold (section 2.2): control characters and halves of characters. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != '\r').map(c -> isLegal(c) ? c : GETA).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\n'
                || c == '\t'
                || c >= 0x20 && c < 0x7F
                || c >= 0xA0 && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }

    static String plain(List<? extends Run> runs) {
        StringBuilder plain = new StringBuilder();
        runs.forEach(run -> plain.append(run.text()));
        return plain.toString();
    }

    /** How wide a text is set, in widths of a full character: kanji and kana take one, letters and digits about half. */
    static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> c < 0x2000 || c >= 0xFF61 && c < 0xFFE0 ? 0.56 : 1)
                .sum();
    }

    /** The widest of its lines. */
    static double widest(String text) {
        return text.lines().mapToDouble(DocumentText::width).max().orElse(0);
    }
}
