package jp.madoguchi.report.content;

/** How digits in running text are written: 8月3日 or ８月３日. Tables keep half-width ones, so that they stay narrow. */
public enum Numerals {
    HALF_WIDTH,
    FULL_WIDTH;

    private static final int WIDE = '０' - '0';
    private static final String NARROW_MARKS = ",.%";
    private static final String WIDE_MARKS = "，．％";

    /**
     * The text with its digits so, and the point, the comma and the sign of per cent that belong to them. What is part of a Latin
     * word stays half-width, as in A4 or 3DS.
     */
    public String write(String text) {
        return this == FULL_WIDTH ? wide(text) : narrow(text);
    }

    private static String narrow(String text) {
        StringBuilder written = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int mark = WIDE_MARKS.indexOf(c);
            if (isWide(c)) {
                written.append((char) (c - WIDE));
            } else if (mark >= 0 && i > 0 && isWide(text.charAt(i - 1))) {
                written.append(NARROW_MARKS.charAt(mark));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    private static String wide(String text) {
        StringBuilder written = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isOfNumber(text, end)) {
                end++;
            }
            if (end == i) {
                written.append(text.charAt(i++));
                continue;
            }
            boolean ofWord =
                    (i > 0 && isLatin(text.charAt(i - 1))) || (end < text.length() && isLatin(text.charAt(end)));
            for (; i < end; i++) {
                char c = text.charAt(i);
                int mark = NARROW_MARKS.indexOf(c);
                written.append(ofWord ? c : mark >= 0 ? WIDE_MARKS.charAt(mark) : (char) (c + WIDE));
            }
        }
        return written.toString();
    }

    /** A digit, or a mark between digits, or the sign of per cent behind one. */
    private static boolean isOfNumber(String text, int i) {
        char c = text.charAt(i);
        if (isDigit(c)) {
            return true;
        }
        boolean behindDigit = i > 0 && isDigit(text.charAt(i - 1));
        return behindDigit
                && (c == '%' || ((c == ',' || c == '.') && i + 1 < text.length() && isDigit(text.charAt(i + 1))));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWide(char c) {
        return c >= '０' && c <= '９';
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
