package jp.madoguchi.outreach.reach;

import java.util.EnumMap;
import java.util.Map;

/** How many cards are in each state; a state without cards is 0. */
public record ReachCounts(Map<ReachState, Integer> cards) {
    public static final ReachCounts NONE = new ReachCounts(Map.of());

    public ReachCounts {
        Map<ReachState, Integer> all = new EnumMap<>(ReachState.class);
        for (ReachState state : ReachState.values()) {
            all.put(state, cards.getOrDefault(state, 0));
        }
        cards = Map.copyOf(all);
    }

    public int of(ReachState state) {
        return cards.getOrDefault(state, 0);
    }

    /** All cards: each is counted once. */
    public int total() {
        return cards.values().stream().mapToInt(Integer::intValue).sum();
    }

    ReachCounts plus(ReachCounts other) {
        Map<ReachState, Integer> sum = new EnumMap<>(ReachState.class);
        for (ReachState state : ReachState.values()) {
            sum.put(state, of(state) + other.of(state));
        }
        return new ReachCounts(sum);
    }
}
