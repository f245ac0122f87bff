package jp.madoguchi.privacy;

/** What a character counts for as a digit: in any script, full-width, circled, or as a Japanese numeral. */
final class Digits {

    private static final String[] TEXTS = new String[21];

    static {
        for (int i = 0; i < TEXTS.length; i++) {
            TEXTS[i] = String.valueOf(i);
        }
    }

    private Digits() {}

    /** The digits that the character stands for, empty if it is none. ⑫ is two of them. */
    static String of(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' ? TEXTS[c - '0'] : "";
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> TEXTS[Character.digit(c, 10)];
            case Character.OTHER_NUMBER, Character.LETTER_NUMBER, Character.OTHER_SYMBOL, Character.OTHER_LETTER ->
                valueOf(c);
            default -> "";
        };
    }

    private static String valueOf(int c) {
        int value = switch (c) {
            case '〇', '零' -> 0;
            case '一', '壱', '壹' -> 1;
            case '二', '弐', '貳' -> 2;
            case '三', '参', '參' -> 3;
            case '四', '肆' -> 4;
            case '五', '伍' -> 5;
            case '六', '陸' -> 6;
            case '七', '漆' -> 7;
            case '八', '捌' -> 8;
            case '九', '玖' -> 9;
            default -> Character.getType(c) == Character.OTHER_LETTER ? -1 : Character.getNumericValue(c);
        };
        return value >= 0 && value <= 20 ? TEXTS[value] : "";
    }
}
