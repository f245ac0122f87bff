package jp.madoguchi.platform.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/** A spreadsheet's cell as a text that doesn't depend on how it was formatted: dates in ISO form, numbers as plain decimals. */
final class CellTexts {

    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);
    /** Spreadsheets keep 15 digits; what a double adds behind them was never typed by anybody. */
    private static final MathContext AS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern NOT_A_DATE_PART = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");
    private static final Pattern DATE_PART = Pattern.compile("[ymdhsegr]", Pattern.CASE_INSENSITIVE);

    private final boolean date1904;

    CellTexts(boolean date1904) {
        this.date1904 = date1904;
    }

    String of(Cell cell) {
        return switch (cell.getType()) {
            case STRING -> unescape(cell.asString());
            case BOOLEAN -> cell.asBoolean() ? "TRUE" : "FALSE";
            case NUMBER -> number(cell);
            default -> cell.getText();
        };
    }

    /** What a formula's cell showed when the workbook was saved; empty if it was never calculated. */
    String saved(Cell cell) {
        return switch (cell.getValue()) {
            case BigDecimal number -> number(cell, number);
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            case null -> "";
            default -> unescape(String.valueOf(cell.getValue()));
        };
    }

    private String number(Cell cell) {
        return number(cell, cell.asNumber());
    }

    private String number(Cell cell, BigDecimal value) {
        if (isDate(cell)) {
            return date(value);
        }
        BigDecimal shown = value.round(AS_SHOWN).stripTrailingZeros();
        // a cell may say 1e999999: written out, that would be a megabyte of zeros
        return Math.abs(shown.scale()) > 30 ? cell.getRawValue() : shown.toPlainString();
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id == null) {
            return false;
        }
        // built-in formats: dates and times, and those that mean eras and years in Japanese Excel
        if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("general")
                && DATE_PART
                        .matcher(NOT_A_DATE_PART.matcher(format).replaceAll(""))
                        .find();
    }

    private String date(BigDecimal serial) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return serial.toPlainString();
        }
        long millis = serial.multiply(MILLIS_PER_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long day = Math.floorDiv(millis, 86_400_000L);
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(millis, 86_400_000L) * 1_000_000L);
        if (day == 0 && !date1904) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        LocalDateTime moment = firstDay(day).plusDays(day).atTime(time);
        return time.equals(LocalTime.MIDNIGHT)
                ? DateTimeFormatter.ISO_LOCAL_DATE.format(moment)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }

    private LocalDate firstDay(long day) {
        if (date1904) {
            return LocalDate.of(1904, 1, 1);
        }
        // Excel believes in a 29 February 1900
        return day < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }

    /** Workbooks write characters which XML can't hold as _x000D_. */
    private static String unescape(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll(CellTexts::character) : text;
    }

    private static String character(MatchResult escape) {
        char c = (char) Integer.parseInt(escape.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(c));
    }
}
