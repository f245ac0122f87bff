package jp.madoguchi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    private static final int MOST_SHOWN = 20_000;

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

    private record Shown(Instant until, Set<Long> ids) {}

    private final Map<Look, Shown> looks = new ConcurrentHashMap<>();
    private final Clock clock;

    RecentLooks(Clock clock) {
        this.clock = clock;
    }

    boolean isKnown(AuditRow row, Collection<Long> ids) {
        Shown shown = looks.get(Look.of(row));
        return shown != null
                && clock.instant().isBefore(shown.until())
                && shown.ids().containsAll(ids);
    }

    /** After the look was stored. The minute counts from there, however often the list is drawn meanwhile. */
    void remember(AuditRow row, Collection<Long> ids) {
        Instant now = clock.instant();
        if (looks.size() >= MOST) {
            looks.values().removeIf(shown -> !now.isBefore(shown.until()));
        }
        if (looks.size() >= MOST) {
            return;
        }
        looks.compute(Look.of(row), (look, before) -> {
            Set<Long> all = new HashSet<>(ids);
            if (before != null && now.isBefore(before.until()) && before.ids().size() < MOST_SHOWN) {
                all.addAll(before.ids());
            }
            return new Shown(before != null && now.isBefore(before.until()) ? before.until() : now.plus(LASTING), all);
        });
    }
}
