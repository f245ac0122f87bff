package jp.madoguchi.platform.document;

import java.util.Locale;

/** Counts headings and items through a document; each level begins anew under whatever stands above it. */
final class DocumentNumbers {
    /** Items are numbered below all headings. */
    private static final int ITEMS = 3;

    private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

    private final boolean japanese;
    private final int[] numbers = new int[6];

    DocumentNumbers(Locale language) {
        japanese = DocumentWords.isJapanese(language);
    }

    String heading(int level) {
        int number = next(level);
        return switch (level) {
            case 1 -> Integer.toString(number);
            case 2 -> "(" + number + ")";
            default ->
                japanese
                        ? KANA.substring((number - 1) % KANA.length(), (number - 1) % KANA.length() + 1)
                        : String.valueOf((char) ('a' + (number - 1) % 26));
        };
    }

    String item(int level) {
        int number = next(ITEMS + level);
        return level == 1 ? "(" + number + ")" : circled(number);
    }

    /** ① to ⑳; there are no more that every font has, and word processors go on without a circle as well. */
    static String circled(int number) {
        return number <= 20 ? String.valueOf((char) ('①' + number - 1)) : Integer.toString(number);
    }

    private int next(int level) {
        for (int below = level + 1; below < numbers.length; below++) {
            numbers[below] = 0;
        }
        return ++numbers[level];
    }
}
