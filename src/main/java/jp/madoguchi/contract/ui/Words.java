package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.contract.PortalFigure;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** How months, amounts and people are written on the screens of this room. */
final class Words {
    /** Nothing, which is not 0. */
    static final String NONE = "-";

    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Words() {}

    /** The language of the window that is being filled. */
    static Locale locale() {
        return UI.getCurrent().getLocale();
    }

    /** 2022年7月, in English Jul 2022. */
    static String month(YearMonth month, Locale locale) {
        return isJapanese(locale)
                ? month.getYear() + "年" + month.getMonthValue() + "月"
                : ENGLISH_MONTH.format(month.atDay(1));
    }

    static String day(@Nullable LocalDate day, Locale locale) {
        return day == null ? NONE : JapaneseDates.full(day, locale);
    }

    static String span(LocalDate from, @Nullable LocalDate to, Locale locale) {
        String dash = isJapanese(locale) ? "～" : " – ";
        return day(from, locale) + dash + (to == null ? "" : day(to, locale));
    }

    /** 2022-08-04 10:12 渡辺 誠 */
    static String signed(Signed signed) {
        return MINUTE.format(Tokyo.local(signed.at())) + " " + signed.name();
    }

    static String yen(@Nullable BigDecimal yen, Locale locale) {
        return yen == null ? NONE : isJapanese(locale) ? count(yen, locale) + "円" : "¥" + count(yen, locale);
    }

    static String count(BigDecimal count, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** @return absent where there is no data */
    static @Nullable String figure(
            PortalFigure.Kind kind, @Nullable BigDecimal value, @Nullable BigDecimal of, Locale locale) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case ANSWER_RATE -> value.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %";
            case COSTS_ENTERED, COSTS_ACCEPTED -> yen(value, locale);
            default -> count(value, locale) + (of == null ? "" : " / " + count(of, locale));
        };
    }

    static DatePicker dayField(String label) {
        DatePicker day = new DatePicker(label);
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        return day;
    }

    private static boolean isJapanese(Locale locale) {
        return locale.getLanguage().equals("ja");
    }
}
