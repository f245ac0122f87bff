package jp.madoguchi.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a portal whose history is made while it starts: what a thread does within {@link #at} happens at that time of the past, and
 * to all other threads it is now. Production has the plain clock.
 */
public final class HistoryClock extends Clock {
    private final Clock now;
    private final ThreadLocal<@Nullable Duration> back;
    private final ZoneId zone;

    HistoryClock(Clock now) {
        this(now, new ThreadLocal<>(), ZoneOffset.UTC);
    }

    private HistoryClock(Clock now, ThreadLocal<@Nullable Duration> back, ZoneId zone) {
        this.now = now;
        this.back = back;
        this.zone = zone;
    }

    /** Runs the work as if it were then; the clock runs on meanwhile. */
    public <T> T at(Instant then, Supplier<T> work) {
        Duration before = back.get();
        back.set(Duration.between(now.instant(), then));
        try {
            return work.get();
        } finally {
            back.set(before);
        }
    }

    @Override
    public Instant instant() {
        Duration offset = back.get();
        return offset == null ? now.instant() : now.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId of) {
        return new HistoryClock(now, back, of);
    }
}
