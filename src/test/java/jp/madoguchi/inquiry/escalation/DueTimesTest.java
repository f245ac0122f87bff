package jp.madoguchi.inquiry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.platform.time.Tokyo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTimesTest {
    private static final OpeningHours NINE_TO_NINE =
            new OpeningHours(LocalTime.of(9, 0), LocalTime.of(21, 0), List.of("2022-08-12"));

    @ParameterizedTest
    @CsvSource({
        // a Thursday, until its last second
        "2022-08-04T10:00, 2022-08-04T21:00, 2022-08-05T21:00",
        "2022-08-04T20:59:59, 2022-08-04T21:00, 2022-08-05T21:00",
        "2022-08-04T21:00, , 2022-08-05T21:00",
        // a Friday before a weekend, and one before a holiday after it
        "2022-08-05T10:00, 2022-08-05T21:00, 2022-08-08T21:00",
        "2022-09-16T10:00, 2022-09-16T21:00, 2022-09-20T21:00",
        // days off: Mountain Day before a day on which the call center is closed, that day, a Sunday
        "2022-08-11T10:00, , 2022-08-15T21:00",
        "2022-08-12T10:00, , 2022-08-15T21:00",
        "2022-08-07T10:00, , 2022-08-08T21:00",
    })
    void businessHoursAndHolidaysAreKept(LocalDateTime now, LocalDateTime today, LocalDateTime next) {
        assertThat(DueTimes.at(tokyo(now), NINE_TO_NINE))
                .isEqualTo(new DueTimes(today == null ? null : tokyo(today), tokyo(next)));
    }

    @Test
    void whatWasToBeAnsweredTodayIsAgainIfItStillCan() {
        Instant today = tokyo(LocalDateTime.of(2022, 8, 4, 21, 0));
        Instant next = tokyo(LocalDateTime.of(2022, 8, 5, 21, 0));

        assertThat(new DueTimes(today, next).again(Urgency.TODAY)).isEqualTo(today);
        assertThat(new DueTimes(null, next).again(Urgency.TODAY)).isEqualTo(next);
        assertThat(new DueTimes(today, next).again(Urgency.BY_TIME)).isEqualTo(next);
    }

    private static Instant tokyo(LocalDateTime time) {
        return time.atZone(Tokyo.ZONE).toInstant();
    }
}
