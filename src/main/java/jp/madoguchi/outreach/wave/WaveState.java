package jp.madoguchi.outreach.wave;

import java.util.Map;
import java.util.Set;

/** Where a wave (配信) stands; {@link #next()} is the whole table of what may follow. */
public enum WaveState {
    /** being prepared; changes freely */
    DRAFT,
    /** waits for the approver, who is another person */
    SUBMITTED,
    /** audience and gifts are frozen, messages go out as hours and throttle allow */
    RELEASED,
    PAUSED,
    /** nothing more goes out, for good */
    STOPPED,
    /** every message has been handed over or given up */
    DONE;

    private static final Map<WaveState, Set<WaveState>> NEXT = Map.of(
            DRAFT, Set.of(SUBMITTED, STOPPED),
            SUBMITTED, Set.of(DRAFT, RELEASED),
            RELEASED, Set.of(PAUSED, STOPPED, DONE),
            PAUSED, Set.of(RELEASED, STOPPED),
            STOPPED, Set.of(),
            // an uncertain message may be given to the queue once more
            DONE, Set.of(RELEASED));

    public Set<WaveState> next() {
        return NEXT.getOrDefault(this, Set.of());
    }
}
