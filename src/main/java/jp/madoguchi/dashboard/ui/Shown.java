package jp.madoguchi.dashboard.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written on the dashboard. */
final class Shown {
    /** Not counted, which is not 0. */
    private static final String NOTHING = "-";

    private Shown() {}

    static String count(@Nullable Integer count, Locale locale) {
        return count == null ? NOTHING : NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** @param percent as it is, such as 60.1 */
    static String percent(@Nullable BigDecimal percent) {
        return percent == null ? NOTHING : percent.setScale(1, RoundingMode.HALF_UP) + "%";
    }

    /** @param rate from 0 to 1 */
    static @Nullable BigDecimal inPercent(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
