package jp.madoguchi.inquiry;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.privacy.BlindGrams;
import jp.madoguchi.privacy.BlindIndex;
import org.springframework.stereotype.Component;

/**
 * The pieces of a text that the index knows, each as a word that only the index key can make: pairs of neighbouring characters, and four
 * digits in a row. Two digits alone are none: every note has its caller's digits, so each pair of digits stands in a large part of all
 * notes, and the index would lead through most of them.
 */
@Component
public class SearchWords {
    private static final int DIGITS = 4;
    private static final String LETTERS = "0123456789bcdfghjklmnpqrstvwxyz";
    /** One more than the word of a pair has. */
    private static final int LENGTH = 8;

    private final BlindGrams grams;
    private final BlindIndex index;
    private final Map<String, String> ofDigits = new ConcurrentHashMap<>();

    SearchWords(BlindGrams grams, BlindIndex index) {
        this.grams = grams;
        this.index = index;
    }

    /** The words of all pieces of a folded text, in an order that says nothing of it. */
    public String of(String folded) {
        Set<String> words = new TreeSet<>();
        pieces(folded).forEach(piece -> words.add(word(piece)));
        return String.join(" ", words);
    }

    /** What a text that has this fragment has, too; nothing where the index can't help. */
    static Set<String> pieces(String fragment) {
        Set<String> pieces = new LinkedHashSet<>();
        int[] characters = fragment.codePoints().toArray();
        if (characters.length == 1 && !isDigit(characters[0])) {
            pieces.add(fragment);
        }
        int digits = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean digit = isDigit(characters[i]);
            if (i > 0 && !(digit && digits > 0)) {
                pieces.add(new String(characters, i - 1, 2));
            }
            digits = digit ? digits + 1 : 0;
            if (digits >= DIGITS) {
                pieces.add(new String(characters, i - DIGITS + 1, DIGITS));
            }
        }
        return pieces;
    }

    /** What the index is asked for; for a single character any pair that it begins. */
    String word(String piece) {
        return piece.codePointCount(0, piece.length()) == DIGITS
                ? ofDigits.computeIfAbsent(piece, this::wordOfDigits)
                : grams.toFind(piece).getFirst();
    }

    private String wordOfDigits(String digits) {
        long value = Math.floorMod(index.number("inquiry_text.digits", digits), Long.MAX_VALUE);
        StringBuilder word = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            word.append(LETTERS.charAt((int) (value % LETTERS.length())));
            value /= LETTERS.length();
        }
        return word.toString();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
