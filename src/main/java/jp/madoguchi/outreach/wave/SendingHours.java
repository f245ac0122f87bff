package jp.madoguchi.outreach.wave;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.madoguchi.platform.time.Tokyo;

/** The hours of each day, in Tokyo, in which messages go out. */
record SendingHours(LocalTime from, LocalTime until) {
    /** When work of this length is done that may begin now. */
    Instant endOf(Instant begin, Duration work) {
        LocalDate day = Tokyo.day(begin);
        Duration left = work;
        Instant at = begin;
        while (true) {
            Instant opens = day.atTime(from).atZone(Tokyo.ZONE).toInstant();
            Instant closes = day.atTime(until).atZone(Tokyo.ZONE).toInstant();
            if (at.isBefore(opens)) {
                at = opens;
            }
            if (at.isBefore(closes)) {
                Duration open = Duration.between(at, closes);
                if (left.compareTo(open) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(open);
            }
            day = day.plusDays(1);
            at = day.atTime(from).atZone(Tokyo.ZONE).toInstant();
        }
    }
}
