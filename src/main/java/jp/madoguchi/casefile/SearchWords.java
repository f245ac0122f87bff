package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;

/** The words of a fragment that is looked for, and how well a person fits them. */
record SearchWords(List<Word> words) {
    /** Where a person doesn't have all of the words. */
    static final int NO_HIT = -1;

    private static final Pattern PHONE = Pattern.compile("[+(]?\\d[\\d()\\-‐‑–—―−ー]*");
    /** Case numbers are a letter and digits. */
    private static final Pattern OF_A_NUMBER = Pattern.compile("[a-z]?\\d*");

    static SearchWords of(String fragment) {
        List<Word> words = new ArrayList<>();
        for (String word : fragment.strip().split("[\\s　]+")) {
            words.add(new Word(spellings(word)));
        }
        return new SearchWords(words);
    }

    /** @param spellings how it may stand in the text: as it is and, where it is written like a telephone number, as one dials it */
    record Word(List<String> spellings) {
        /** A whole field, its beginning, its end, anywhere. */
        int rank(String text) {
            if (occurs("", "", text)) {
                return occurs("|", "|", text) ? 0 : occurs("|", "", text) ? 1 : occurs("", "|", text) ? 2 : 3;
            }
            return NO_HIT;
        }

        private boolean occurs(String before, String behind, String text) {
            return spellings.stream().anyMatch(spelling -> text.contains(before + spelling + behind));
        }
    }

    /** Whether a case number may have it. */
    static boolean mayBeOfANumber(String spelling) {
        return OF_A_NUMBER.matcher(spelling).matches();
    }

    /**
     * The lower, the better.
     *
     * @param text as {@link SearchText#of} writes it
     */
    int rank(String text) {
        int sum = 0;
        for (Word word : words) {
            int rank = word.rank(text);
            if (rank == NO_HIT) {
                return NO_HIT;
            }
            sum += rank;
        }
        return sum;
    }

    private static List<String> spellings(String word) {
        String folded = SearchText.word(word);
        // a hyphen alone is nothing to look for
        String plain = folded.isEmpty() ? "¦" : folded;
        String digits = phonePart(word);
        return digits == null || digits.equals(plain) ? List.of(plain) : List.of(plain, digits);
    }

    /** The digits of a word that is written like a telephone number, hyphens and all; otherwise null. */
    private static @Nullable String phonePart(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKC);
        return PHONE.matcher(plain).matches() ? PhoneDigits.of(plain) : null;
    }
}
