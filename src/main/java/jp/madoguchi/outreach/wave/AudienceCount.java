package jp.madoguchi.outreach.wave;

import java.util.Map;

/**
 * How many a rule finds.
 *
 * @param persons who get a message
 * @param cards that the messages are about
 * @param excluded cases, by reason; a reason of none is absent
 */
public record AudienceCount(int persons, int cards, Map<ExclusionReason, Integer> excluded) {
    public AudienceCount {
        excluded = Map.copyOf(excluded);
    }

    public int allExcluded() {
        return excluded.values().stream().mapToInt(Integer::intValue).sum();
    }
}
