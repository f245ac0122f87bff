package jp.madoguchi.privacy;

/**
 * The beginnings and lengths of numbers that issuers give out. Not every range that ISO ever set aside: each of them lets a harmless
 * number of 16 digits, such as a gift code, look like a card.
 */
final class CardPrefixes {

    private record Range(int digits, int from, int to, int shortest, int longest) {

        boolean covers(CharSequence number) {
            if (number.length() < shortest || number.length() > longest) {
                return false;
            }
            int prefix = 0;
            for (int i = 0; i < digits; i++) {
                prefix = prefix * 10 + (number.charAt(i) - '0');
            }
            return prefix >= from && prefix <= to;
        }
    }

    private static final Range[] RANGES = {
        new Range(1, 4, 4, 13, 13), // Visa
        new Range(1, 4, 4, 16, 16),
        new Range(1, 4, 4, 19, 19),
        new Range(2, 51, 55, 16, 16), // Mastercard
        new Range(4, 2221, 2720, 16, 16),
        new Range(2, 35, 35, 16, 19), // JCB
        new Range(2, 34, 34, 15, 15), // American Express
        new Range(2, 37, 37, 15, 15),
        new Range(2, 36, 36, 14, 19), // Diners Club
        new Range(2, 38, 39, 14, 14),
        new Range(3, 300, 305, 14, 14),
        new Range(4, 3095, 3095, 14, 14),
        new Range(2, 62, 62, 16, 19), // UnionPay
        new Range(4, 6011, 6011, 16, 19), // Discover
        new Range(3, 644, 649, 16, 19),
        new Range(2, 65, 65, 16, 19),
        new Range(4, 5018, 5018, 13, 19), // Maestro
        new Range(4, 5020, 5020, 13, 19),
        new Range(4, 5038, 5038, 13, 19),
        new Range(4, 5893, 5893, 13, 19),
        new Range(4, 6304, 6304, 13, 19),
        new Range(4, 6759, 6759, 13, 19),
        new Range(4, 6761, 6763, 13, 19),
    };

    private CardPrefixes() {}

    static boolean belongToAnIssuer(CharSequence number) {
        for (Range range : RANGES) {
            if (range.covers(number)) {
                return true;
            }
        }
        return false;
    }
}
