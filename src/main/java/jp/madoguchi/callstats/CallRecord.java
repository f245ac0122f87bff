package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * A call as the telephone system reports it.
 *
 * @param callId the telephone system's own id
 * @param answeredAt absent: the caller met a busy line
 * @param endedAt absent on an answered call: it is still running
 * @param caller the number as it was signalled; absent: withheld
 * @param agent who answered, by the telephone system's name
 */
public record CallRecord(
        String callId,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String trunk,
        @Nullable String caller,
        @Nullable String agent) {

    /** Times are kept to the second, so that a record that is sent again is the same as the one stored, on every database. */
    public CallRecord {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.SECONDS);
        answeredAt = answeredAt == null ? null : answeredAt.truncatedTo(ChronoUnit.SECONDS);
        endedAt = endedAt == null ? null : endedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    public CallResult result() {
        if (answeredAt == null) {
            return CallResult.BUSY;
        }
        return endedAt == null ? CallResult.RUNNING : CallResult.ANSWERED;
    }

    /** The day that the call counts for. */
    public LocalDate day() {
        return Tokyo.day(receivedAt);
    }
}
