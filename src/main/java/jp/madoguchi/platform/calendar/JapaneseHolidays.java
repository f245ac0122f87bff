package jp.madoguchi.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Public holidays by the Act on National Holidays (Act No. 178 of 1948) as amended, from 1970. Equinoxes of coming years are
 * computed; officially they are announced each February for the year after.
 */
public final class JapaneseHolidays {

    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2099;

    /** Article 3 (2) in force: a holiday on a Sunday moves the rest to a weekday. */
    private static final LocalDate SUBSTITUTES_SINCE = LocalDate.of(1973, 4, 12);
    /** Article 3 (3) in force: a day between two holidays is one as well. */
    private static final LocalDate BRIDGES_SINCE = LocalDate.of(1985, 12, 27);

    private static final Map<Integer, SortedMap<LocalDate, Holiday>> YEARS = new ConcurrentHashMap<>();

    private JapaneseHolidays() {}

    public static Optional<Holiday> on(LocalDate date) {
        return Optional.ofNullable(of(date.getYear()).get(date));
    }

    public static boolean isHoliday(LocalDate date) {
        return of(date.getYear()).containsKey(date);
    }

    /** A Saturday, a Sunday or a public holiday. */
    public static boolean isDayOff(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY || isHoliday(date);
    }

    /** The year's holidays by date; none for years before 1970 or after 2099, for which the rules here don't hold. */
    public static SortedMap<LocalDate, Holiday> of(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Collections.emptySortedMap();
        }
        return YEARS.computeIfAbsent(year, JapaneseHolidays::compute);
    }

    private static SortedMap<LocalDate, Holiday> compute(int year) {
        NationalHolidays named = NationalHolidays.of(year);
        SortedMap<LocalDate, Holiday> all = new TreeMap<>(named.byDate());
        named.byDate().values().forEach(holiday -> addSubstitute(holiday, named, all));
        for (LocalDate day = LocalDate.of(year, 1, 2); day.getYear() == year; day = day.plusDays(1)) {
            addBridge(day, named, all);
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private static void addSubstitute(Holiday holiday, NationalHolidays named, SortedMap<LocalDate, Holiday> all) {
        if (holiday.date().getDayOfWeek() != DayOfWeek.SUNDAY || holiday.date().isBefore(SUBSTITUTES_SINCE)) {
            return;
        }
        LocalDate substitute = holiday.date().plusDays(1);
        // until 2006 only the Monday could stand in; since then the rest moves on to the next free day
        while (holiday.date().getYear() >= 2007 && named.byDate().containsKey(substitute)) {
            substitute = substitute.plusDays(1);
        }
        all.putIfAbsent(substitute, new Holiday(substitute, "振替休日", "Substitute holiday"));
    }

    private static void addBridge(LocalDate day, NationalHolidays named, SortedMap<LocalDate, Holiday> all) {
        boolean between =
                named.byDate().containsKey(day.minusDays(1)) && named.byDate().containsKey(day.plusDays(1));
        if (between && !day.isBefore(BRIDGES_SINCE) && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            all.putIfAbsent(day, new Holiday(day, "国民の休日", "Citizens' holiday"));
        }
    }
}
