package jp.madoguchi.inquiry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pairs of neighbouring characters of a text, as words that InnoDB's index takes, since Japanese has no blanks between
 * words. Different characters may be written alike, so what they find has to be looked at once more.
 */
final class Grams {
    /** Without vowels, so that no gram is one of the index's English stop words. */
    private static final String LETTERS = "0123456789bcdfghjklmnpqrstvwxyz";

    private static final int VALUES = LETTERS.length() * LETTERS.length();

    private Grams() {}

    /** Each pair once. */
    static Set<String> of(String text) {
        Set<String> grams = new LinkedHashSet<>();
        int[] characters = text.codePoints().toArray();
        for (int i = 1; i < characters.length; i++) {
            grams.add(half(characters[i - 1]) + half(characters[i]));
        }
        return grams;
    }

    /** What the index is asked for, to find this word: all of its pairs, or for a single character any pair it begins. */
    static List<String> toFind(String word) {
        return word.codePointCount(0, word.length()) == 1
                ? List.of(half(word.codePointAt(0)) + "*")
                : List.copyOf(of(word));
    }

    private static String half(int character) {
        int value = character % VALUES;
        return "" + LETTERS.charAt(value / LETTERS.length()) + LETTERS.charAt(value % LETTERS.length());
    }
}
