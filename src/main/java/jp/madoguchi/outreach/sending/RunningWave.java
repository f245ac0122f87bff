package jp.madoguchi.outreach.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;

/**
 * A wave whose messages may go out.
 *
 * @param from first minute of the day in Tokyo
 * @param until the minute from which nothing goes out any more
 */
record RunningWave(long id, long incidentId, MessageChannel channel, int perMinute, int from, int until) {
    boolean isSendingTime(Instant now) {
        LocalTime time = Tokyo.local(now).toLocalTime();
        int minute = time.getHour() * 60 + time.getMinute();
        return minute >= from && minute < until;
    }

    /** How many may have been taken by now in the minute that runs: a second's worth ahead, so that they are spread over it. */
    int allowed(Instant now) {
        long millis = now.toEpochMilli() % Duration.ofMinutes(1).toMillis() + 1_000;
        return (int) Math.min(perMinute, (perMinute * millis + 59_999) / 60_000);
    }

    static long minute(Instant now) {
        return now.getEpochSecond() / 60;
    }
}
