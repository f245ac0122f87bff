package jp.madoguchi.platform.imports;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them in tables and above them: 令和四年六月三十日, R4.6.30, 令和4年6月末現在, 44742, 20220630. Each has a
 * year; one without is refused, since it would be a guess.
 */
final class LooseDates {

    private static final String NUMBER = "[0-9〇一二三四五六七八九十元]{1,4}";
    private static final Pattern DATE = Pattern.compile("(令和|平成|[RrHh](?![A-Za-z]))?\\.?\\s?(" + NUMBER
            + ")\\s?(?:年度?|[./-])\\s?(" + NUMBER + ")\\s?(?:(?:月|[./-])\\s?(" + NUMBER + ")日?|月(末)日?)");
    private static final Pattern ONLY = Pattern.compile(
            "(?:基準日[:：]?)?\\s?" + DATE.pattern() + "\\s?(?:\\(([月火水木金土日])(?:曜日?)?\\))?\\s?(?:現在|時点|付け?|まで)?");
    private static final Pattern DIGITS = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("4\\d{4}");

    /** Days are numbered from here, once 1900 is over. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private static final Pattern AS_OF_BEHIND = Pattern.compile("^\\s?(?:\\([^)]*\\))?\\s?(?:現在|時点|末)");
    private static final Pattern AS_OF_BEFORE =
            Pattern.compile("(?:基準日|時点|集計日|as of)\\s?[:：は]?\\s?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MADE_BEHIND =
            Pattern.compile("^\\s?(?:\\([^)]*\\))?\\s?(?:付|作成|発行|提出|更新|報告|送付|出力|印刷)");
    private static final Pattern MADE_BEFORE =
            Pattern.compile("(?:作成|発行|提出|更新|報告|送付|出力|印刷)(?:日時|日|年月日)?\\s?[:：]?\\s?$");

    private static final Map<Character, JapaneseEra> ERAS =
            Map.of('令', JapaneseEra.REIWA, 'R', JapaneseEra.REIWA, '平', JapaneseEra.HEISEI, 'H', JapaneseEra.HEISEI);

    private LooseDates() {}

    static Parsed<LocalDate> date(String cell) {
        if (CellParsers.date(cell) instanceof Parsed.Value<LocalDate> exact) {
            return exact;
        }
        String text = plain(cell);
        Matcher only = ONLY.matcher(text);
        LocalDate date = only.matches() ? dateOf(only) : null;
        if (date != null && contradicts(date, only.group(6))) {
            return Parsed.refused("platform.import.problem.weekday", CellParsers.shortened(cell));
        }
        if (date == null) {
            date = fromDigits(text);
        }
        if (date != null) {
            return Parsed.value(date);
        }
        boolean withoutYear = text.matches("\\d{1,2}(?:月|/|-)(?:\\d{1,2}日?|末日?)?.*");
        return Parsed.refused(
                withoutYear ? "platform.import.problem.dateWithoutYear" : "platform.import.problem.date",
                CellParsers.shortened(cell));
    }

    private static @Nullable LocalDate fromDigits(String text) {
        Matcher digits = DIGITS.matcher(text);
        try {
            if (digits.matches()) {
                return LocalDate.of(number(digits.group(1)), number(digits.group(2)), number(digits.group(3)));
            }
            return SERIAL.matcher(text).matches() ? SERIAL_ZERO.plusDays(Long.parseLong(text)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The dates in the texts above a table that can be the one as of which it counts; not those on which it was made. Each with
     * the number of the first text that says it.
     */
    static Map<LocalDate, Integer> asOf(List<String> texts) {
        Map<LocalDate, Integer> marked = new LinkedHashMap<>();
        Map<LocalDate, Integer> bare = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = plain(texts.get(i));
            Matcher matcher = DATE.matcher(text);
            while (matcher.find()) {
                LocalDate date = dateOf(matcher);
                String before = text.substring(0, matcher.start());
                String behind = text.substring(matcher.end());
                if (date == null) {
                    continue;
                }
                if (matcher.group(5) != null
                        || AS_OF_BEHIND.matcher(behind).find()
                        || AS_OF_BEFORE.matcher(before).find()) {
                    marked.putIfAbsent(date, i);
                } else if (!MADE_BEHIND.matcher(behind).find()
                        && !MADE_BEFORE.matcher(before).find()) {
                    bare.putIfAbsent(date, i);
                }
            }
        }
        return marked.isEmpty() ? bare : marked;
    }

    private static @Nullable LocalDate dateOf(Matcher matcher) {
        try {
            int year = number(matcher.group(2));
            int month = number(matcher.group(3));
            String era = matcher.group(1);
            if (era == null && year < 1900) {
                return null;
            }
            if (matcher.group(5) != null) {
                LocalDate first = of(era, year, month, 1);
                return YearMonth.from(first).atEndOfMonth();
            }
            return of(era, year, month, number(matcher.group(4)));
        } catch (DateTimeException | NumberFormatException e) {
            // 31 June: written well, but there is no such day
            return null;
        }
    }

    private static LocalDate of(@Nullable String era, int year, int month, int day) {
        return era == null
                ? LocalDate.of(year, month, day)
                : LocalDate.from(JapaneseDate.of(
                        Objects.requireNonNull(ERAS.get(Character.toUpperCase(era.charAt(0)))), year, month, day));
    }

    /** 4, 四, 三十, 二〇二二, 元 */
    private static int number(String text) {
        if (text.equals("元")) {
            return 1;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            int value = 0;
            for (char c : text.toCharArray()) {
                value = value * 10 + digit(c);
            }
            return value;
        }
        int tens = ten == 0 ? 1 : number(text.substring(0, ten));
        int ones = ten == text.length() - 1 ? 0 : number(text.substring(ten + 1));
        return tens * 10 + ones;
    }

    private static int digit(char c) {
        int value = "〇一二三四五六七八九".indexOf(c);
        if (value >= 0) {
            return value;
        }
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        throw new NumberFormatException(String.valueOf(c));
    }

    private static boolean contradicts(LocalDate date, @Nullable String weekday) {
        return weekday != null
                && "月火水木金土日".indexOf(weekday) != date.getDayOfWeek().ordinal();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
