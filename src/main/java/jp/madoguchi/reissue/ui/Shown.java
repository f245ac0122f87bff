package jp.madoguchi.reissue.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** Figures, days and times as the screens of this room write them. */
public final class Shown {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    /** No figure, which is not 0. */
    private static final String NONE = "-";

    private Shown() {}

    public static String count(@Nullable Integer count, Locale locale) {
        return count == null ? NONE : NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** With its sign; ± 0 is written so, too. */
    public static String change(int change, Locale locale) {
        return (change > 0 ? "+" : change == 0 ? "±" : "")
                + NumberFormat.getIntegerInstance(locale).format(change);
    }

    public static String percent(@Nullable BigDecimal percent) {
        return percent == null ? NONE : percent.toPlainString() + " %";
    }

    public static String day(@Nullable LocalDate day) {
        return day == null ? NONE : day.toString();
    }

    public static String minute(Instant instant) {
        return MINUTE.format(Tokyo.local(instant));
    }
}
