package jp.madoguchi.platform.table;

/**
 * The apostrophe in front of a text which a spreadsheet would otherwise run as a formula. Writing and reading are exact opposites,
 * so that an export of ours can be read again without a change.
 */
public final class FormulaMark {

    private FormulaMark() {}

    public static String add(String text) {
        return needsMark(text) ? "'" + text : text;
    }

    public static String remove(String text) {
        return text.startsWith("'") && needsMark(text.substring(1)) ? text.substring(1) : text;
    }

    /** A text that has a mark already gets a second one: only so it comes back with its own. */
    private static boolean needsMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDangerous(c)) {
                return true;
            }
            boolean skipped = c == '\'' || isIgnoredInFront(c);
            if (!skipped) {
                return false;
            }
        }
        return false;
    }

    private static boolean isDangerous(char c) {
        return switch (c) {
            case '=', '+', '-', '@', '\t', '\r', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
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
