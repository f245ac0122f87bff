package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/** Amounts in yen as people type them: whole, above nothing, with or without separators. */
public final class Yen {
    private static final BigDecimal MOST = new BigDecimal("99999999999");

    private Yen() {}

    /** Empty where it isn't such an amount. */
    public static Optional<BigDecimal> parse(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .strip()
                .replaceFirst("^[¥\\\\]\\s*", "")
                .replaceFirst("\\s*円$", "");
        boolean separated = plain.matches("[0-9]{1,3}(,[0-9]{3})+");
        if (!separated && !plain.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        BigDecimal yen = new BigDecimal(plain.replace(",", ""));
        return yen.signum() > 0 && yen.compareTo(MOST) <= 0 ? Optional.of(yen) : Optional.empty();
    }
}
