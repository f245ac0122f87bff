package jp.madoguchi.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The pairs of neighbouring characters of an encrypted text, each as a word that only the index key can make. A fragment is looked for
 * by the words of its pairs; what they find has to be decrypted and compared, since they stand in no order, and different pairs may,
 * rarely, have the same word.
 *
 * <p>What it gives away to who has the database without the key: how many different pairs a text has, and which texts have pairs in
 * common. Since each pair's word begins with letters of its first character alone, also which characters a text has, each under a name of
 * its own, how frequent each is, and, from pairs that follow each other, parts of the text. ADR 0039 has it in full.
 */
@Component
public class BlindGrams {
    /** Without vowels, so that no word is one of the English stop words of InnoDB's index. */
    private static final String LETTERS = "0123456789bcdfghjklmnpqrstvwxyz";

    private static final int FIRST = 3;
    private static final int SECOND = 4;
    /** No character. */
    private static final int NONE = -1;

    /** More pairs than that are of no language; they are made anew each time. */
    private static final int KEPT = 200_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<Integer, String> firsts = new ConcurrentHashMap<>();
    private final Map<Long, String> pairs = new ConcurrentHashMap<>();

    BlindGrams(FieldKeys keys) {
        this.key = new SecretKeySpec(keys.index(), ALGORITHM);
    }

    /**
     * Each pair once, in an order that says nothing of the text.
     *
     * @param folded in the one spelling in which it is compared
     * @return words of seven letters; the first three belong to the pair's first character
     */
    public Set<String> of(String folded) {
        return addPairs(folded, new TreeSet<>());
    }

    /** What a full-text index is asked for: all pairs, or for a single character any pair that it begins (with a star behind). */
    public List<String> toFind(String word) {
        if (word.codePointCount(0, word.length()) == 1) {
            return List.of(half(word.codePointAt(0)) + "*");
        }
        return List.copyOf(addPairs(word, new LinkedHashSet<>()));
    }

    private Set<String> addPairs(String text, Set<String> into) {
        int[] characters = text.codePoints().toArray();
        for (int i = 1; i < characters.length; i++) {
            into.add(pair(characters[i - 1], characters[i]));
        }
        return into;
    }

    private String half(int character) {
        String kept = firsts.get(character);
        return kept != null ? kept : keep(firsts, character, word(FIRST, character, NONE));
    }

    private String pair(int first, int second) {
        long both = ((long) first) << Integer.SIZE | second;
        String kept = pairs.get(both);
        return kept != null ? kept : keep(pairs, both, half(first) + word(SECOND, first, second));
    }

    private static <K> String keep(Map<K, String> words, K of, String word) {
        if (words.size() < KEPT) {
            words.put(of, word);
        }
        return word;
    }

    private String word(int letters, int first, int second) {
        long value = Math.floorMod(hash(first, second), Long.MAX_VALUE);
        StringBuilder word = new StringBuilder(letters);
        for (int i = 0; i < letters; i++) {
            word.append(LETTERS.charAt((int) (value % LETTERS.length())));
            value /= LETTERS.length();
        }
        return word.toString();
    }

    private long hash(int first, int second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("gram\n".getBytes(StandardCharsets.UTF_8));
            byte[] hash = mac.doFinal(
                    ByteBuffer.allocate(8).putInt(first).putInt(second).array());
            return ByteBuffer.wrap(hash).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
