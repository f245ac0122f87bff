package jp.madoguchi.platform.export;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.platform.time.Tokyo;

/** Texts as both forms of export need them. */
final class CellText {

    private CellText() {}

    /**
     * Makes control characters visible (␀ for NUL). Neither form can carry them: XML forbids them, and a spreadsheet ends a CSV cell
     * at a NUL.
     */
    static String printable(String text) {
        if (text.chars().noneMatch(CellText::isUnprintable)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            visible.append(isUnprintable(c) ? picture(text, i) : c);
        }
        return visible.toString();
    }

    private static boolean isUnprintable(int c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        return control || c == 0xFFFE || c == 0xFFFF || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Surrogates are fine in pairs; half a character can't be written in UTF-8. */
    private static char picture(String text, int index) {
        char c = text.charAt(index);
        if (c < ' ') {
            return (char) ('\u2400' + c);
        }
        boolean paired = Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : Character.isLowSurrogate(c) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return paired ? c : '\u25A1';
    }

    static String inTokyo(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(Tokyo.ZONE));
    }
}
