package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes figures, half-width; documents in Japanese, screens in the reader's language. */
@Component
class FigureWriting {
    /** Where nothing was counted. */
    static final String NONE = "-";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = new BigDecimal("0.05");
    private static final BigDecimal MOST = new BigDecimal("0.95");

    private final Messages messages;

    FigureWriting(Messages messages) {
        this.messages = messages;
    }

    /** A form that doesn't fit the value is taken for the usual one. */
    String write(FigureValue value, FigureForm form) {
        return write(value, form.fits(value) ? form : FigureForm.USUAL, Locale.JAPANESE);
    }

    String write(FigureValue value, FigureForm form, Locale locale) {
        return switch (value) {
            case FigureValue.NotCounted none -> NONE;
            case FigureValue.Words(String text) -> text;
            case FigureValue.Count(long number, String unit) ->
                form == FigureForm.NUMBER || unit.isEmpty()
                        ? grouped(number)
                        : messages.get(locale, unit, grouped(number));
            case FigureValue.Yen(long amount) ->
                form == FigureForm.NUMBER
                        ? grouped(amount)
                        : messages.get(locale, "report.content.unit.yen", grouped(amount));
            case FigureValue.Share(BigDecimal share) ->
                switch (form) {
                    case WARI -> wari(share);
                    case NUMBER -> percent(share);
                    default -> percent(share) + "%";
                };
            case FigureValue.Day(LocalDate day) ->
                switch (form) {
                    case ERA -> JapaneseDates.era(day);
                    case FULL -> JapaneseDates.full(day, locale);
                    case MONTH_END ->
                        day.equals(YearMonth.from(day).atEndOfMonth())
                                ? day.getMonthValue() + "月末"
                                : JapaneseDates.monthAndDay(day, locale);
                    default -> JapaneseDates.monthAndDay(day, locale);
                };
        };
    }

    /** The number behind a figure; none of a day, of words and of what was not counted. */
    static @Nullable BigDecimal number(FigureValue value) {
        return switch (value) {
            case FigureValue.Count(long number, String unit) -> BigDecimal.valueOf(number);
            case FigureValue.Yen(long amount) -> BigDecimal.valueOf(amount);
            case FigureValue.Share(BigDecimal share) -> share;
            case FigureValue.Day day -> null;
            case FigureValue.Words words -> null;
            case FigureValue.NotCounted none -> null;
        };
    }

    private static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String wari(BigDecimal share) {
        if (share.compareTo(BigDecimal.ONE) >= 0) {
            return "全て";
        }
        if (share.compareTo(MOST) >= 0) {
            return "9割以上";
        }
        if (share.compareTo(LEAST) < 0) {
            return "1割未満";
        }
        BigDecimal tenths = share.movePointRight(1);
        BigDecimal rounded = tenths.setScale(0, RoundingMode.HALF_UP);
        return (rounded.compareTo(tenths) == 0 ? "" : "約") + rounded.toPlainString() + "割";
    }

    private static String grouped(long number) {
        return NumberFormat.getIntegerInstance(Locale.JAPAN).format(number);
    }
}
