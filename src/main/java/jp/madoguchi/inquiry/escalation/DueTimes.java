package jp.madoguchi.inquiry.escalation;

import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.platform.calendar.JapaneseHolidays;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * Until when an answer can be had.
 *
 * @param today when the hotline closes today; absent once it has, and on a day off
 * @param nextBusinessDay when it closes on the next day on which city and call center work
 */
public record DueTimes(@Nullable Instant today, Instant nextBusinessDay) {
    private static final int LONGEST_BREAK = 366;

    static DueTimes at(Instant now, OpeningHours hours) {
        LocalDate day = Tokyo.day(now);
        Instant closing = closing(day, hours);
        boolean stillToday = isBusinessDay(day, hours) && now.isBefore(closing);
        LocalDate next = day.plusDays(1);
        while (!isBusinessDay(next, hours) && next.isBefore(day.plusDays(LONGEST_BREAK))) {
            next = next.plusDays(1);
        }
        return new DueTimes(stillToday ? closing : null, closing(next, hours));
    }

    /** The city works to answer, and the desk to pass it on. */
    private static boolean isBusinessDay(LocalDate day, OpeningHours hours) {
        return !JapaneseHolidays.isDayOff(day) && hours.isOpenOn(day);
    }

    private static Instant closing(LocalDate day, OpeningHours hours) {
        return day.atTime(hours.closesAt()).atZone(Tokyo.ZONE).toInstant();
    }

    /** When a further question is to be answered: today where the first one was, as long as that is possible. */
    Instant again(Urgency urgency) {
        return urgency == Urgency.TODAY && today != null ? today : nextBusinessDay;
    }
}
