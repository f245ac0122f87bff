package jp.madoguchi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    /** 11 August 2022, a Thursday, is Mountain Day. */
    private final OpeningHours hours =
            new OpeningHours(LocalTime.of(9, 0), LocalTime.of(21, 0), List.of("SUNDAY", "HOLIDAY", "2022-08-15"));

    @Test
    void weekdaysHolidaysAndSingleDaysAreClosed() {
        assertThat(hours.isOpenOn(LocalDate.of(2022, 8, 10))).isTrue();
        assertThat(hours.isOpenOn(LocalDate.of(2022, 8, 11))).isFalse();
        assertThat(hours.isOpenOn(LocalDate.of(2022, 8, 14))).isFalse();
        assertThat(hours.isOpenOn(LocalDate.of(2022, 8, 15))).isFalse();
    }

    @Test
    void itIsOpenFromTheFirstMinuteUntilBeforeTheLast() {
        assertThat(hours.isOpenAt(at("2022-08-10T08:59"))).isFalse();
        assertThat(hours.isOpenAt(at("2022-08-10T09:00"))).isTrue();
        assertThat(hours.isOpenAt(at("2022-08-10T20:59"))).isTrue();
        assertThat(hours.isOpenAt(at("2022-08-10T21:00"))).isFalse();
    }

    @Test
    void timeIsCountedOnlyWhileItIsOpen() {
        assertThat(hours.after(at("2022-08-10T10:00"), Duration.ofHours(1))).isEqualTo(at("2022-08-10T11:00"));
        // over the holiday
        assertThat(hours.after(at("2022-08-10T20:30"), Duration.ofHours(1))).isEqualTo(at("2022-08-12T09:30"));
        // over Sunday and the day after it
        assertThat(hours.after(at("2022-08-13T23:00"), Duration.ofHours(1))).isEqualTo(at("2022-08-16T10:00"));
        assertThat(hours.after(at("2022-08-10T07:00"), Duration.ZERO)).isEqualTo(at("2022-08-10T09:00"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Tokyo.ZONE).toInstant();
    }
}
