package jp.madoguchi.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import jp.madoguchi.platform.time.Tokyo;

/** How dates are written here, on screens and in documents. */
public final class JapaneseDates {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter ENGLISH_SHORT = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_LONG = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private JapaneseDates() {}

    /** 木, in English Thu. */
    public static String weekday(LocalDate date, Locale locale) {
        return date.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, isJapanese(locale) ? Locale.JAPANESE : Locale.ENGLISH);
    }

    /** 6月23日, in English Jun 23. */
    public static String monthAndDay(LocalDate date, Locale locale) {
        return isJapanese(locale)
                ? date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
                : ENGLISH_SHORT.format(date);
    }

    /** 6月23日 09:30, in English Jun 23 09:30. */
    public static String dayAndTime(Instant moment, Locale locale) {
        return monthAndDay(Tokyo.day(moment), locale) + " " + TIME.format(Tokyo.local(moment));
    }

    /** 2022年6月23日, in English June 23, 2022. */
    public static String full(LocalDate date, Locale locale) {
        return isJapanese(locale) ? date.getYear() + "年" + monthAndDay(date, locale) : ENGLISH_LONG.format(date);
    }

    /** 令和4年8月3日; the first year of an era is 元年. */
    public static String era(LocalDate date) {
        JapaneseDate japanese = JapaneseDate.from(date);
        int year = japanese.get(ChronoField.YEAR_OF_ERA);
        return japanese.getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE)
                + (year == 1 ? "元" : String.valueOf(year))
                + "年"
                + monthAndDay(date, Locale.JAPANESE);
    }

    /** ４年８月３日: official documents set digits full-width. Everything but ASCII digits stays. */
    public static String fullWidthDigits(String text) {
        StringBuilder wide = new StringBuilder(text.length());
        text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
        return wide.toString();
    }

    private static boolean isJapanese(Locale locale) {
        return locale.getLanguage().equals("ja");
    }
}
