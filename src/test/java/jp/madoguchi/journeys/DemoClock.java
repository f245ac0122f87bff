package jp.madoguchi.journeys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.platform.time.Tokyo;

/** What the demo takes for now: its day is fixed at its start, the time of day is the real one. */
final class DemoClock {
    private static final LocalDate TODAY = LocalDate.of(2022, 8, 4);
    private static final Clock CLOCK = Clock.offset(
            Clock.systemUTC(), Duration.ofDays(Tokyo.today(Clock.systemUTC()).until(TODAY, ChronoUnit.DAYS)));

    private DemoClock() {}

    static Instant now() {
        return CLOCK.instant();
    }
}
