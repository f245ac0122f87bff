package jp.madoguchi.incident;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.platform.calendar.JapaneseHolidays;
import jp.madoguchi.platform.time.Tokyo;

/**
 * When the call center is there (受付時間), in Asia/Tokyo.
 *
 * @param closesAt the first moment at which nobody is there any more
 * @param closedOn names of weekdays ({@code SUNDAY}), {@code HOLIDAY} for Japan's holidays, and single days ({@code 2022-08-15})
 */
public record OpeningHours(LocalTime opensAt, LocalTime closesAt, List<String> closedOn) {
    /** Japan's public holidays, substitutes among them. */
    public static final String HOLIDAY = "HOLIDAY";

    private static final int LONGEST_BREAK = 366;

    public OpeningHours {
        closedOn = List.copyOf(closedOn);
    }

    /** Whether an entry of {@code closedOn} says something. */
    static boolean isUnderstood(String entry) {
        return entry.equals(HOLIDAY)
                || Arrays.stream(DayOfWeek.values()).anyMatch(day -> day.name().equals(entry))
                || isDay(entry);
    }

    private static boolean isDay(String entry) {
        try {
            return LocalDate.parse(entry).toString().equals(entry);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public boolean isOpenOn(LocalDate day) {
        return !closedOn.contains(day.getDayOfWeek().name())
                && !closedOn.contains(day.toString())
                && !(closedOn.contains(HOLIDAY) && JapaneseHolidays.isHoliday(day));
    }

    public boolean isOpenAt(Instant moment) {
        LocalDateTime local = Tokyo.local(moment);
        LocalTime time = local.toLocalTime();
        return isOpenOn(local.toLocalDate()) && !time.isBefore(opensAt) && time.isBefore(closesAt);
    }

    /** This moment if the call center is open, otherwise when it opens next. */
    public Instant fromThenOn(Instant moment) {
        if (isOpenAt(moment)) {
            return moment;
        }
        LocalDateTime local = Tokyo.local(moment);
        LocalDate day = local.toLocalTime().isBefore(opensAt)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        for (int i = 0; i < LONGEST_BREAK && !isOpenOn(day); i++) {
            day = day.plusDays(1);
        }
        return day.atTime(opensAt).atZone(Tokyo.ZONE).toInstant();
    }

    /** So much later, counted only while the call center is open. */
    public Instant after(Instant moment, Duration openTime) {
        Instant from = fromThenOn(moment);
        Instant closing = Tokyo.local(from)
                .toLocalDate()
                .atTime(closesAt)
                .atZone(Tokyo.ZONE)
                .toInstant();
        Duration left = Duration.between(from, closing);
        return left.compareTo(openTime) > 0 || openTime.isZero()
                ? from.plus(openTime)
                : after(closing, openTime.minus(left));
    }
}
