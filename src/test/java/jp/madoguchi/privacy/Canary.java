package jp.madoguchi.privacy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Something of a person that must be nowhere in the database, in whatever spelling. */
final class Canary {
    private final String text;
    private final String folded;
    private final String digits;
    private final List<String> encoded = new ArrayList<>();

    Canary(String text) {
        this.text = text;
        this.folded = folded(text);
        this.digits = digits(text);
        for (String spelling : List.of(text, folded, digits.isEmpty() ? text : digits)) {
            byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
            encoded.add(HexFormat.of().formatHex(bytes));
            encoded.add(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
            encoded.add(new String(spelling.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT));
            for (int shift = 0; shift < 3; shift++) {
                encoded.add(base64(bytes, shift));
            }
        }
    }

    /** What of it stands in Base64 wherever in a longer text it begins. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        // the first and the last letters depend on what stands beside it
        return all.substring(shift == 0 ? 0 : 4, all.length() - 2).toLowerCase(Locale.ROOT);
    }

    boolean isIn(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        return folded(cell).contains(folded)
                || (digits.length() >= 9 && digits(cell).contains(digits))
                || encoded.stream().anyMatch(lower::contains);
    }

    boolean isIn(byte[] cell) {
        return isIn(new String(cell, StandardCharsets.ISO_8859_1)) || isIn(new String(cell, StandardCharsets.UTF_8));
    }

    /** Half-width, small letters, katakana, without what stands between. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '-')
                .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + ('ァ' - 'ぁ') : c)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String digits(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
