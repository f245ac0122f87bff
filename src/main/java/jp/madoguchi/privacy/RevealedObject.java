package jp.madoguchi.privacy;

import org.jspecify.annotations.Nullable;

/**
 * What personal data was shown of.
 *
 * @param kind in the code's words, like {@code inquiry}
 * @param number by which people know it
 * @param caseId where it is a case: each incident gives its numbers anew
 */
public record RevealedObject(
        String kind, String number, @Nullable Long caseId) {
    private static final char BETWEEN = ':';

    public RevealedObject(String kind, String number) {
        this(kind, number, null);
    }

    public static RevealedObject ofCase(long caseId, String number) {
        return new RevealedObject("case", number, caseId);
    }

    String column() {
        return kind + BETWEEN + number;
    }

    static RevealedObject ofColumns(String column, @Nullable Long caseId) {
        int between = column.indexOf(BETWEEN);
        return new RevealedObject(column.substring(0, between), column.substring(between + 1), caseId);
    }
}
