package jp.madoguchi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What each user has had on screen within the last minute, as ids. An open list is drawn again whenever somebody changes something; that
 * is a new look only where it shows something that it didn't show before.
 */
@Component
class RecentLooks {
    static final Duration LASTING = Duration.ofSeconds(60);
    /** More than people who can be signed in, with a few lists each. */
    private static final int MOST = 5_000;

    /** The longest list on a screen. */
    static final int MOST_SHOWN = 500;

    /** Of one session, so that a second one of the same user, from elsewhere, is seen. */
    private record Look(
            String user,
            @Nullable String session,
            @Nullable String address,
            String action,
            String object,
            @Nullable String kind,
            @Nullable String id) {
        static Look of(AuditRow row) {
            return new Look(
                    row.user(),
                    row.session(),
                    row.address(),
                    row.action(),
                    row.object(),
                    row.objectKind(),
                    row.objectId());
        }
    }

    /** @param ids in order */
    private record Shown(Instant until, long[] ids) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        boolean has(Collection<Long> others) {
            return others.stream().allMatch(id -> Arrays.binarySearch(ids, id) >= 0);
        }
    }

    private final Map<Look, Shown> looks = new ConcurrentHashMap<>();
    private final Clock clock;

    RecentLooks(Clock clock) {
        this.clock = clock;
    }

    boolean isKnown(AuditRow row, Collection<Long> ids) {
        Shown shown = looks.get(Look.of(row));
        return shown != null && !shown.isOver(clock.instant()) && shown.has(ids);
    }

    /**
     * After the look was stored. The minute counts from there, however often the list is drawn meanwhile. What is more than a screen shows is
     * not remembered: drawn again, it is a look again.
     */
    void remember(AuditRow row, Collection<Long> ids) {
        Instant now = clock.instant();
        if (looks.size() >= MOST) {
            forget();
        }
        if (looks.size() >= MOST || ids.size() > MOST_SHOWN) {
            return;
        }
        looks.compute(Look.of(row), (look, before) -> {
            if (before == null || before.isOver(now)) {
                return new Shown(now.plus(LASTING), sorted(LongStream.empty(), ids));
            }
            long[] all = sorted(Arrays.stream(before.ids()), ids);
            return new Shown(before.until(), all.length <= MOST_SHOWN ? all : sorted(LongStream.empty(), ids));
        });
    }

    private static long[] sorted(LongStream before, Collection<Long> ids) {
        return LongStream.concat(before, ids.stream().mapToLong(Long::longValue))
                .distinct()
                .sorted()
                .toArray();
    }

    /** What is older than a minute is of no use, and would stay until very many look. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void forget() {
        Instant now = clock.instant();
        looks.values().removeIf(shown -> shown.isOver(now));
    }

    int remembered() {
        return looks.size();
    }
}
