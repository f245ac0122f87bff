package jp.madoguchi.callstats.apology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.platform.time.Tokyo;
import org.junit.jupiter.api.Test;

class ApologySettingsTest {
    private static final LocalDate FRIDAY = LocalDate.of(2022, 7, 29);
    private static final OpeningHours HOURS =
            new OpeningHours(LocalTime.of(9, 0), LocalTime.of(21, 0), List.of("SUNDAY", "2022-08-01"));

    private final ApologySettings settings = new ApologySettings(Duration.ofHours(3), Duration.ofHours(2), 7);

    @Test
    void threeHoursOfTheSameDayAreThreeHours() {
        assertThat(settings.lostAt(HOURS, Calls.at(FRIDAY, "10:54:29"))).isEqualTo(Calls.at(FRIDAY, "13:54:29"));
    }

    @Test
    void theNightIsNoTimeInWhichAnybodyCouldGetThrough() {
        assertThat(settings.lostAt(HOURS, Calls.at(FRIDAY, "20:00:00")))
                .isEqualTo(Calls.at(FRIDAY.plusDays(1), "11:00:00"));
        assertThat(settings.lostAt(HOURS, Calls.at(FRIDAY, "23:00:00")))
                .isEqualTo(Calls.at(FRIDAY.plusDays(1), "12:00:00"));
    }

    @Test
    void closedDaysAreLeftOut() {
        Instant saturdayEvening = Calls.at(FRIDAY.plusDays(1), "20:00:00");

        assertThat(settings.lostAt(HOURS, saturdayEvening)).isEqualTo(Calls.at(LocalDate.of(2022, 8, 2), "11:00:00"));
        assertThat(settings.dueAt(HOURS, saturdayEvening)).isEqualTo(Calls.at(LocalDate.of(2022, 8, 2), "10:00:00"));
    }

    @Test
    void sevenDaysAreThisOneAndSixBefore() {
        Clock clock = Clock.fixed(Calls.at(LocalDate.of(2022, 8, 4), "00:30:00"), Tokyo.ZONE);

        assertThat(settings.firstDay(clock)).isEqualTo(FRIDAY);
    }

    @Test
    void whatMeansNothingIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ApologySettings(Duration.ofHours(-1), Duration.ZERO, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("madoguchi.callstats.apology");
        assertThatThrownBy(() -> new ApologySettings(Duration.ZERO, Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
