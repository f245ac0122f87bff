package jp.madoguchi.privacy;

/**
 * What personal data was shown of.
 *
 * @param kind in the code's words, like {@code inquiry}
 * @param number by which people know it
 */
public record RevealedObject(String kind, String number) {
    private static final char BETWEEN = ':';

    String column() {
        return kind + BETWEEN + number;
    }

    static RevealedObject ofColumn(String column) {
        int between = column.indexOf(BETWEEN);
        return new RevealedObject(column.substring(0, between), column.substring(between + 1));
    }
}
