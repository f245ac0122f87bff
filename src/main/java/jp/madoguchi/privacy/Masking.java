package jp.madoguchi.privacy;

import java.util.Arrays;

/** Personal data as those see it who only need to recognise it. What can't be taken apart is hidden altogether. */
public final class Masking {

    private static final String HIDDEN = "****";

    private Masking() {}

    /** 山田 太郎 becomes 山＊ ＊＊: the first character is enough to ask "is it Mr Ya…?". */
    public static String name(String name) {
        StringBuilder masked = new StringBuilder();
        int[] characters = name.strip().codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean shown = i == 0 && characters.length > 1;
            if (shown || Character.isWhitespace(characters[i]) || Character.isSpaceChar(characters[i])) {
                masked.appendCodePoint(characters[i]);
            } else {
                masked.append('＊');
            }
        }
        return masked.toString();
    }

    /** 090-0415-1234 and 09004151234 become 090-****-1234. */
    public static String phone(String phone) {
        String digits = java.text.Normalizer.normalize(phone, java.text.Normalizer.Form.NFKC)
                .replaceAll("[^0-9+]", "");
        if (digits.startsWith("+81")) {
            digits = "0" + digits.substring(3);
        }
        if (digits.length() < 9) {
            return phone.isBlank() ? "" : HIDDEN;
        }
        return digits.substring(0, areaLength(digits)) + "-****-" + digits.substring(digits.length() - 4);
    }

    private static int areaLength(String digits) {
        if (digits.startsWith("0120") || digits.startsWith("0800") || digits.startsWith("0570")) {
            return 4;
        }
        boolean mobile = digits.length() == 11;
        return mobile || !(digits.startsWith("03") || digits.startsWith("06")) ? 3 : 2;
    }

    /** user000001@example.jp becomes u***@example.jp. */
    public static String email(String email) {
        String address = email.strip();
        int at = address.lastIndexOf('@');
        if (at <= 0) {
            return address.isEmpty() ? "" : HIDDEN;
        }
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }

    /** The last characters of a reference, such as a gift code: enough to compare with what a caller reads out. */
    public static String reference(String reference, int shown) {
        int length = reference.length();
        if (length <= shown) {
            return HIDDEN;
        }
        char[] stars = new char[length - shown];
        Arrays.fill(stars, '*');
        return new String(stars) + reference.substring(length - shown);
    }
}
