package jp.madoguchi.casefile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.privacy.BlindIndex;
import org.springframework.stereotype.Component;

/**
 * Turns what a person is found by into a few bits (a Bloom filter with keyed places): one for each character and each pair of
 * neighbours, some for the beginnings and ends of each field and for the whole of it. A person in whom a word occurs has all bits of
 * the word; who has them all may be somebody else, so what they find is read and compared. The places come from the index key: without
 * it no bit says which character it stands for.
 */
@Component
class CaseBits {
    static final int COLUMNS = 8;
    /** Of 64: the sign stays free, so that all databases calculate alike. */
    private static final int BITS = 63;

    /** Longer beginnings and ends aren't told apart. */
    private static final int EDGE = 3;
    /** A single character at an edge is frequent, and ranks a person: it must seldom be found where it isn't. */
    private static final int BITS_OF_AN_EDGE_CHARACTER = 3;

    private static final int BITS_OF_A_FIELD = 2;

    /** More characters and pairs are of no language; they are hashed anew each time. */
    private static final int KEPT = 200_000;

    private final BlindIndex index;
    private final Map<String, Long> kept = new ConcurrentHashMap<>();

    CaseBits(BlindIndex index) {
        this.index = index;
    }

    /** Bits in {@link #COLUMNS} columns. */
    static final class Bits {
        private final long[] columns = new long[COLUMNS];

        long column(int number) {
            return columns[number];
        }

        private void set(long hash, int count) {
            long left = hash;
            for (int i = 0; i < count; i++) {
                int place = (int) Long.remainderUnsigned(left, (long) COLUMNS * BITS);
                left = Long.divideUnsigned(left, (long) COLUMNS * BITS);
                columns[place / BITS] |= 1L << (place % BITS);
            }
        }
    }

    /** @param searchText as {@link SearchText#ofPerson} writes it: fields in the spelling of the search, with bars between */
    Bits of(String searchText) {
        Bits bits = new Bits();
        for (String field : searchText.split("\\|")) {
            if (!field.isEmpty()) {
                addInside(bits, field);
                addBeginning(bits, field);
                addEnd(bits, field);
                addWhole(bits, field);
            }
        }
        return bits;
    }

    /** What all have in whom the word occurs. */
    Bits anywhere(String word) {
        Bits bits = new Bits();
        addInside(bits, word);
        return bits;
    }

    Bits beginning(String word) {
        Bits bits = anywhere(word);
        addBeginning(bits, word);
        return bits;
    }

    Bits end(String word) {
        Bits bits = anywhere(word);
        addEnd(bits, word);
        return bits;
    }

    Bits whole(String word) {
        Bits bits = anywhere(word);
        addBeginning(bits, word);
        addEnd(bits, word);
        addWhole(bits, word);
        return bits;
    }

    private void addInside(Bits bits, String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            bits.set(kept("1" + Character.toString(characters[i])), 1);
            if (i > 0) {
                bits.set(kept("2" + new String(characters, i - 1, 2)), 1);
            }
        }
    }

    private void addBeginning(Bits bits, String text) {
        int[] characters = text.codePoints().limit(EDGE).toArray();
        for (int length = 1; length <= characters.length; length++) {
            bits.set(kept("b" + new String(characters, 0, length)), length == 1 ? BITS_OF_AN_EDGE_CHARACTER : 1);
        }
    }

    private void addEnd(Bits bits, String text) {
        int[] characters = text.codePoints().toArray();
        for (int length = 1; length <= Math.min(EDGE, characters.length); length++) {
            bits.set(
                    kept("e" + new String(characters, characters.length - length, length)),
                    length == 1 ? BITS_OF_AN_EDGE_CHARACTER : 1);
        }
    }

    private void addWhole(Bits bits, String text) {
        bits.set(hash("w" + text), BITS_OF_A_FIELD);
    }

    private long kept(String token) {
        Long known = kept.get(token);
        if (known != null) {
            return known;
        }
        long hash = hash(token);
        if (kept.size() < KEPT) {
            kept.put(token, hash);
        }
        return hash;
    }

    private long hash(String token) {
        return index.number("case_blind", token);
    }
}
