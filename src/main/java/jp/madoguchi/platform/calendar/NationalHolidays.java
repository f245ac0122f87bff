package jp.madoguchi.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days of one year that a law names (Article 2 and the acts for single days), without those that follow from them. */
record NationalHolidays(SortedMap<LocalDate, Holiday> byDate) {

    static NationalHolidays of(int year) {
        NationalHolidays days = new NationalHolidays(new TreeMap<>());
        days.addWinterAndSpring(year);
        days.addSummer(year);
        days.addAutumn(year);
        days.addDaysOfTheImperialHouse(year);
        return days;
    }

    private void addWinterAndSpring(int year) {
        add(LocalDate.of(year, 1, 1), "元日", "New Year's Day");
        add(year < 2000 ? LocalDate.of(year, 1, 15) : monday(2, year, 1), "成人の日", "Coming of Age Day");
        add(LocalDate.of(year, 2, 11), "建国記念の日", "National Foundation Day");
        add(vernalEquinox(year), "春分の日", "Vernal Equinox Day");
        LocalDate april29 = LocalDate.of(year, 4, 29);
        if (year >= 2007) {
            add(april29, "昭和の日", "Showa Day");
            add(LocalDate.of(year, 5, 4), "みどりの日", "Greenery Day");
        } else if (year >= 1989) {
            add(april29, "みどりの日", "Greenery Day");
        }
        add(LocalDate.of(year, 5, 3), "憲法記念日", "Constitution Memorial Day");
        add(LocalDate.of(year, 5, 5), "こどもの日", "Children's Day");
    }

    private void addSummer(int year) {
        // the Olympic Games moved three days in 2020 and, a year late, again in 2021
        if (year >= 1996) {
            LocalDate day = switch (year) {
                case 2020 -> LocalDate.of(2020, 7, 23);
                case 2021 -> LocalDate.of(2021, 7, 22);
                default -> year < 2003 ? LocalDate.of(year, 7, 20) : monday(3, year, 7);
            };
            add(day, "海の日", "Marine Day");
        }
        if (year >= 2016) {
            LocalDate day = switch (year) {
                case 2020 -> LocalDate.of(2020, 8, 10);
                case 2021 -> LocalDate.of(2021, 8, 8);
                default -> LocalDate.of(year, 8, 11);
            };
            add(day, "山の日", "Mountain Day");
        }
    }

    private void addAutumn(int year) {
        add(year < 2003 ? LocalDate.of(year, 9, 15) : monday(3, year, 9), "敬老の日", "Respect for the Aged Day");
        add(autumnalEquinox(year), "秋分の日", "Autumnal Equinox Day");
        LocalDate sports = switch (year) {
            case 2020 -> LocalDate.of(2020, 7, 24);
            case 2021 -> LocalDate.of(2021, 7, 23);
            default -> year < 2000 ? LocalDate.of(year, 10, 10) : monday(2, year, 10);
        };
        if (year < 2020) {
            add(sports, "体育の日", "Health and Sports Day");
        } else {
            add(sports, "スポーツの日", "Sports Day");
        }
        add(LocalDate.of(year, 11, 3), "文化の日", "Culture Day");
        add(LocalDate.of(year, 11, 23), "勤労感謝の日", "Labor Thanksgiving Day");
    }

    private void addDaysOfTheImperialHouse(int year) {
        if (year != 2019) {
            // 2019 had none: the old emperor's was over in April, the new one's had been in February
            LocalDate birthday = year <= 1988
                    ? LocalDate.of(year, 4, 29)
                    : year <= 2018 ? LocalDate.of(year, 12, 23) : LocalDate.of(year, 2, 23);
            add(birthday, "天皇誕生日", "Emperor's Birthday");
        }
        switch (year) {
            case 1989 -> add(LocalDate.of(1989, 2, 24), "昭和天皇の大喪の礼", "State Funeral of Emperor Showa");
            case 1990 -> add(LocalDate.of(1990, 11, 12), "即位礼正殿の儀", "Enthronement Ceremony");
            case 1993 -> add(LocalDate.of(1993, 6, 9), "皇太子徳仁親王の結婚の儀", "Wedding of Crown Prince Naruhito");
            case 2019 -> {
                add(LocalDate.of(2019, 5, 1), "天皇の即位の日", "Accession of the Emperor");
                add(LocalDate.of(2019, 10, 22), "即位礼正殿の儀", "Enthronement Ceremony");
            }
            default -> {
                // no act for a single day in this year
            }
        }
    }

    private void add(LocalDate date, String japanese, String english) {
        byDate.put(date, new Holiday(date, japanese, english));
    }

    private static LocalDate monday(int ordinal, int year, int month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
    }

    /** The usual approximation of the astronomical day in Japan, right from 1900 to 2099. */
    private static LocalDate vernalEquinox(int year) {
        return LocalDate.of(year, 3, equinox(year, year < 1980 ? 20.8357 : 20.8431));
    }

    private static LocalDate autumnalEquinox(int year) {
        return LocalDate.of(year, 9, equinox(year, year < 1980 ? 23.2588 : 23.2488));
    }

    private static int equinox(int year, double base) {
        // towards zero, also before 1980: so the formula is meant
        int leapYears = (year - (year < 1980 ? 1983 : 1980)) / 4;
        return (int) Math.floor(base + 0.242194 * (year - 1980) - leapYears);
    }
}
