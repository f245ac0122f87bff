package jp.madoguchi.callstats.apology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who counts as never got through and how long the desk tries to reach them, by {@code madoguchi.callstats.apology}. */
@Component
class ApologySettings {
    private final Duration answeredWithin;
    private final Duration calledWithin;
    private final int days;

    /**
     * @param answeredWithin opening time after the last busy call, within which somebody may still get through by themselves
     * @param calledWithin opening time after coming onto the list, until when they are to be called
     * @param days how long somebody whom nobody has tried to call stays on the list, with the day of the call
     */
    ApologySettings(
            @Value("${madoguchi.callstats.apology.answered-within:3h}") Duration answeredWithin,
            @Value("${madoguchi.callstats.apology.called-within:3h}") Duration calledWithin,
            @Value("${madoguchi.callstats.apology.days:7}") int days) {
        if (answeredWithin.isNegative() || calledWithin.isNegative() || days < 1) {
            throw new IllegalArgumentException(
                    "madoguchi.callstats.apology: answered-within and called-within can't be negative, days must be 1 or more");
        }
        this.answeredWithin = answeredWithin;
        this.calledWithin = calledWithin;
        this.days = days;
    }

    Instant lostAt(OpeningHours hours, Instant lastBusyCall) {
        return hours.after(lastBusyCall, answeredWithin);
    }

    Instant dueAt(OpeningHours hours, Instant listedAt) {
        return hours.after(listedAt, calledWithin);
    }

    /** The first day whose callers the list shows. */
    LocalDate firstDay(Clock clock) {
        return Tokyo.today(clock).minusDays(days - 1L);
    }
}
