package jp.madoguchi.contract;

import java.util.List;

/**
 * What an official had before the eyes when judging a month, so that nothing is judged unseen.
 *
 * @param reviewVersion the last review; 0 where there was none
 * @param evidence the ids of the pieces that were there and not taken back
 */
public record SeenMonth(int reviewVersion, List<Long> evidence) {
    public SeenMonth {
        evidence = List.copyOf(evidence);
    }

    public static SeenMonth of(List<PerformanceReview> reviews, List<Evidence> evidence) {
        return new SeenMonth(
                reviews.isEmpty() ? 0 : reviews.getFirst().version(),
                evidence.stream()
                        .filter(one -> one.state() != EvidenceState.WITHDRAWN)
                        .map(Evidence::id)
                        .toList());
    }
}
