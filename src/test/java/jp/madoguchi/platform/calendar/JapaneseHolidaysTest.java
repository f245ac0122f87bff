package jp.madoguchi.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JapaneseHolidaysTest {

    /** What the list names otherwise than the acts do. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "休日", "国民の休日",
            "大喪の礼", "昭和天皇の大喪の礼",
            "結婚の儀", "皇太子徳仁親王の結婚の儀",
            "体育の日（スポーツの日）", "体育の日");

    @Test
    void theHolidaysFrom1970To2050AreThoseOfTheIndependentList() throws IOException {
        List<String> ours = new ArrayList<>();
        IntStream.rangeClosed(1970, 2050)
                .forEach(year -> JapaneseHolidays.of(year)
                        .forEach((date, holiday) -> ours.add(date + " " + holiday.japanese())));

        assertThat(ours).containsExactlyElementsOf(oracle());
    }

    @Test
    void theDaysOfTheAccessionIn2019AreTenInARow() {
        assertThat(LocalDate.of(2019, 4, 27).datesUntil(LocalDate.of(2019, 5, 7)))
                .hasSize(10)
                .allMatch(JapaneseHolidays::isDayOff);
        assertThat(JapaneseHolidays.isDayOff(LocalDate.of(2019, 5, 7))).isFalse();
    }

    @Test
    void aHolidayHasANameInBothLanguages() {
        Holiday day = JapaneseHolidays.on(LocalDate.of(2022, 7, 18)).orElseThrow();

        assertThat(day.japanese()).isEqualTo("海の日");
        assertThat(day.english()).isEqualTo("Marine Day");
    }

    @Test
    void yearsBeyondTheRulesHaveNoHolidays() {
        assertThat(JapaneseHolidays.of(1969)).isEmpty();
        assertThat(JapaneseHolidays.of(2100)).isEmpty();
    }

    private static List<String> oracle() throws IOException {
        List<String> days = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(JapaneseHolidaysTest.class.getResourceAsStream("/holidays/japan-1970-2050.csv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(";");
                days.add(parts[0] + " " + named(parts[0], parts[1]));
            });
        }
        return days;
    }

    private static String named(String date, String name) {
        if (name.endsWith("振替休日")) {
            return "振替休日";
        }
        if (name.equals("休日（祝日扱い）")) {
            return date.equals("2019-05-01") ? "天皇の即位の日" : "即位礼正殿の儀";
        }
        return OTHER_NAMES.getOrDefault(name, name);
    }
}
