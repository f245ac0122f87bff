package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import org.jspecify.annotations.Nullable;

/**
 * What a table's text says as a number or a day, with the cell format that shows it again as it was written. It only reads: no
 * figure is made here.
 */
final class WorkbookNumber {
    private static final Pattern NUMBER =
            Pattern.compile("([-−▲△]?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?( ?)([^\\d\\s\"\\\\,.+*/=-]{0,4})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/年](\\d{1,2})[-/月](\\d{1,2})日?");
    private static final Pattern ERA = Pattern.compile("令和(\\d{1,2})年(\\d{1,2})月(\\d{1,2})日");

    /** Workbooks keep no more digits. */
    private static final int DIGITS = 15;

    private WorkbookNumber() {}

    /** @param value what stands in the cell: a percentage as its hundredth part */
    record Figure(BigDecimal value, String format) {}

    record Day(LocalDate day, String format) {}

    static boolean isNothing(String text) {
        return text.isBlank() || text.strip().length() == 1 && "-－−―–—".contains(text.strip());
    }

    /** Null where the text is something else, as {@code 約6割} or {@code 007}. */
    static @Nullable Figure figure(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        Matcher found = NUMBER.matcher(plain);
        if (!found.matches()) {
            return null;
        }
        String whole = found.group(2).replace(",", "");
        String rest = found.group(3) == null ? "" : found.group(3);
        if (whole.length() > 1 && whole.startsWith("0") || whole.length() + rest.length() > DIGITS) {
            return null;
        }
        BigDecimal value = new BigDecimal(rest.isEmpty() ? whole : whole + "." + rest);
        StringBuilder format = new StringBuilder(found.group(2).contains(",") ? "#,##0" : "0");
        if (!rest.isEmpty()) {
            format.append('.').append("0".repeat(rest.length()));
        }
        String unit = found.group(5);
        if (unit.equals("%")) {
            value = value.movePointLeft(2);
            format.append(found.group(4)).append('%');
        } else if (!unit.isEmpty()) {
            format.append('"').append(found.group(4)).append(unit).append('"');
        }
        String sign = found.group(1);
        if (sign.isEmpty()) {
            return new Figure(value, format.toString());
        }
        String minus = "\"" + sign + "\"";
        return new Figure(value.negate(), sign.equals("-") ? format.toString() : format + ";" + minus + format);
    }

    /** How a figure's value is shown: as it was written, where that can be told from the writing. */
    static String format(FigureRun figure, BigDecimal value) {
        Figure written = figure(figure.text());
        if (written != null && written.value.compareTo(value) == 0) {
            return written.format;
        }
        return value.stripTrailingZeros().scale() <= 0 ? "#,##0" : "General";
    }

    static @Nullable Day day(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        Matcher day = DAY.matcher(plain);
        Matcher era = ERA.matcher(plain);
        try {
            if (day.matches()) {
                String format = plain.contains("年")
                        ? "yyyy\"年\"m\"月\"d\"日\""
                        : plain.contains("/") ? "yyyy/mm/dd" : "yyyy-mm-dd";
                return new Day(date(day, 0), format);
            }
            if (era.matches()) {
                return new Day(date(era, 2018), "[$-411]ggge\"年\"m\"月\"d\"日\"");
            }
            return null;
        } catch (DateTimeException e) {
            // the 30th of February is a text
            return null;
        }
    }

    private static LocalDate date(Matcher found, int before) {
        return LocalDate.of(
                before + Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)));
    }
}
