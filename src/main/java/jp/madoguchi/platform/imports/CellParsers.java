package jp.madoguchi.platform.imports;

import java.math.BigInteger;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** Understands dates, moments and numbers in the ways in which Japanese offices write them. What isn't exact is refused. */
final class CellParsers {

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:"
            + "-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})"
            + "|年 ?(\\d{1,2})月 ?(\\d{1,2})日)");
    private static final Pattern ERA_DATE = Pattern.compile(
            "(令和|平成|昭和|大正|[RHSTrhst])\\.? ?(元|\\d{1,2})(?:年|[./-]) ?(\\d{1,2})(?:月|[./-]) ?(\\d{1,2})日?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?");
    private static final Pattern ZONE = Pattern.compile("Z|z|[+-]\\d{2}:?\\d{2}");
    private static final Pattern PLAIN_INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern GROUPED_INTEGER = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+");
    private static final Pattern NEGATIVE_SIGN = Pattern.compile("^[▲△−‐–]\\s?");

    private static final Map<Character, JapaneseEra> ERAS = Map.of(
            '令', JapaneseEra.REIWA,
            'R', JapaneseEra.REIWA,
            '平', JapaneseEra.HEISEI,
            'H', JapaneseEra.HEISEI,
            '昭', JapaneseEra.SHOWA,
            'S', JapaneseEra.SHOWA,
            '大', JapaneseEra.TAISHO,
            'T', JapaneseEra.TAISHO);

    private CellParsers() {}

    static Parsed<LocalDate> date(String cell) {
        String text = plain(cell);
        LocalDate date = dateOf(text);
        if (date == null) {
            // a spreadsheet's CSV writes a date as the first moment of its day
            int space = splitOfDateAndTime(text);
            if (space > 0 && LocalTime.MIDNIGHT.equals(timeOf(text.substring(space + 1)))) {
                date = dateOf(text.substring(0, space).strip());
            }
        }
        return date == null ? Parsed.refused("platform.import.problem.date", shortened(cell)) : Parsed.value(date);
    }

    static Parsed<OffsetDateTime> dateTime(String cell) {
        String text = plain(cell);
        int split = splitOfDateAndTime(text);
        OffsetDateTime moment = split < 0
                ? null
                : momentOf(
                        text.substring(0, split).strip(),
                        text.substring(split + 1).strip());
        return moment == null
                ? Parsed.refused("platform.import.problem.dateTime", shortened(cell))
                : Parsed.value(moment);
    }

    static Parsed<Integer> integer(String cell, int min, int max) {
        String text = NEGATIVE_SIGN.matcher(plain(cell)).replaceFirst("-");
        if (!PLAIN_INTEGER.matcher(text).matches()
                && !GROUPED_INTEGER.matcher(text).matches()) {
            return Parsed.refused("platform.import.problem.integer", shortened(cell));
        }
        BigInteger number = new BigInteger(text.replace(",", "").replace("+", ""));
        if (number.signum() < 0 && min >= 0) {
            return Parsed.refused("platform.import.problem.negative", shortened(cell));
        }
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            return Parsed.refused("platform.import.problem.outOfRange", shortened(cell), min, max);
        }
        return Parsed.value(number.intValueExact());
    }

    private static @Nullable OffsetDateTime momentOf(String day, String rest) {
        Matcher zone = ZONE.matcher(rest);
        String time = rest;
        ZoneOffset offset = null;
        try {
            if (zone.find()) {
                if (zone.end() != rest.length()) {
                    return null;
                }
                offset = ZoneOffset.of(zone.group().toUpperCase(Locale.ROOT));
                time = rest.substring(0, zone.start()).strip();
            }
            LocalDate date = dateOf(day);
            LocalTime clock = timeOf(time);
            if (date == null || clock == null) {
                return null;
            }
            LocalDateTime local = date.atTime(clock);
            return offset == null ? local.atZone(Tokyo.ZONE).toOffsetDateTime() : local.atOffset(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int splitOfDateAndTime(String text) {
        int t = text.indexOf('T', 1);
        // an era's date may have a space in itself: the time is behind the last one
        return t > 0 ? t : text.lastIndexOf(' ', zoneSpace(text));
    }

    /** Where to look for the space before the time: a zone may be set off by one more. */
    private static int zoneSpace(String text) {
        int last = text.lastIndexOf(' ');
        return last > 0 && ZONE.matcher(text.substring(last + 1)).matches() ? last - 1 : text.length();
    }

    private static @Nullable LocalDate dateOf(String text) {
        try {
            Matcher western = DATE.matcher(text);
            if (western.matches()) {
                int year = Integer.parseInt(western.group(1));
                for (int group = 2; group <= 8; group += 2) {
                    if (western.group(group) != null) {
                        return LocalDate.of(
                                year,
                                Integer.parseInt(western.group(group)),
                                Integer.parseInt(western.group(group + 1)));
                    }
                }
            }
            Matcher era = ERA_DATE.matcher(text);
            if (era.matches()) {
                int year = era.group(2).equals("元") ? 1 : Integer.parseInt(era.group(2));
                return LocalDate.from(JapaneseDate.of(
                        Objects.requireNonNull(
                                ERAS.get(Character.toUpperCase(era.group(1).charAt(0)))),
                        year,
                        Integer.parseInt(era.group(3)),
                        Integer.parseInt(era.group(4))));
            }
            return null;
        } catch (DateTimeException e) {
            // 30 February, Heisei 35: written well, but there is no such day
            return null;
        }
    }

    private static @Nullable LocalTime timeOf(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return null;
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = Integer.parseInt(time.group(2));
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        int nano = time.group(4) == null ? 0 : Integer.parseInt((time.group(4) + "00000000").substring(0, 9));
        return hour > 23 || minute > 59 || second > 59 ? null : LocalTime.of(hour, minute, second, nano);
    }

    private static String plain(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    }

    /** Takes off all kinds of space, also the full-width and the unbreakable one, and invisible marks. */
    static String trimmed(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isSpace(cell.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /** What a message quotes of a cell. */
    static String shortened(String cell) {
        int limit = 30;
        return cell.codePointCount(0, cell.length()) <= limit
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, limit)) + "…";
    }
}
