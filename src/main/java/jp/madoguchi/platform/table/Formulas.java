package jp.madoguchi.platform.table;

import java.util.regex.Pattern;

/**
 * Cells which a spreadsheet would take for a formula. They are refused on the way in, because whoever opens an export of ours
 * later would run them.
 */
final class Formulas {

    /** Numbers, amounts, telephone numbers, and the lone dashes that people write for "nothing". */
    private static final Pattern HARMLESS_SIGNED = Pattern.compile("[+-][+-]*|[+-][0-9][0-9 ,.()/%-]*");

    private Formulas() {}

    static boolean looksLikeOne(String cell) {
        int start = 0;
        while (start < cell.length() && isIgnoredInFront(cell.charAt(start))) {
            start++;
        }
        if (start == cell.length()) {
            return false;
        }
        return switch (cell.charAt(start)) {
            case '=', '@' -> true;
            case '+', '-' ->
                !HARMLESS_SIGNED.matcher(cell.substring(start).strip()).matches();
            default -> false;
        };
    }

    private static boolean isIgnoredInFront(char c) {
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
