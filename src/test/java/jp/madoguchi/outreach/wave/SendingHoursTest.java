package jp.madoguchi.outreach.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import jp.madoguchi.platform.time.Tokyo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingHoursTest {
    private final SendingHours hours = new SendingHours(LocalTime.of(9, 0), LocalTime.of(21, 0));

    @ParameterizedTest
    @CsvSource({
        "2022-06-30T10:00, 60, 2022-06-30T11:00",
        "2022-06-30T07:00, 60, 2022-06-30T10:00",
        "2022-06-30T20:30, 60, 2022-07-01T09:30",
        "2022-06-30T22:00, 60, 2022-07-01T10:00",
        "2022-06-30T09:00, 1500, 2022-07-02T10:00"
    })
    void theNightIsNoTimeOfWork(LocalDateTime begin, int minutes, LocalDateTime end) {
        assertThat(hours.endOf(tokyo(begin), Duration.ofMinutes(minutes))).isEqualTo(tokyo(end));
    }

    private static Instant tokyo(LocalDateTime time) {
        return time.atZone(Tokyo.ZONE).toInstant();
    }
}
