package jp.madoguchi.reissue.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step that doesn't look like the ones before it.
 *
 * <p>The rule: new cards per day since the accepted report before, against the median of the same figure over the accepted steps before
 * that. It is flagged at more than {@value #FACTOR} times the median or less than a third of it, and only where there
 * are at least {@value #FEWEST_STEPS} earlier steps. The median, since one odd step among few doesn't move it, as it would move a
 * mean (J. W. Tukey, Exploratory Data Analysis, 1977, ch. 2). The factor is a convention of ours: reissue slows down by itself, in
 * the figures of 2022 to between a third and a half of the median within a month, and that alone isn't worth a look. A flag asks a
 * person to look; it never refuses.
 *
 * @param perDay new cards per day in this step
 * @param usual the median of the earlier ones
 * @param steps how many earlier steps
 */
public record Outlier(BigDecimal perDay, BigDecimal usual, int steps) {
    static final int FACTOR = 3;
    static final int FEWEST_STEPS = 2;
    private static final int PLACES = 1;

    /** A cumulative count on its day. */
    record Point(LocalDate day, int count) {}

    public boolean isHigh() {
        return perDay.compareTo(usual) > 0;
    }

    /**
     * @param earlier accepted counts of the issuer, by their day
     * @param now later than all of them
     */
    static Optional<Outlier> of(List<Point> earlier, Point now) {
        List<BigDecimal> steps = new ArrayList<>();
        for (int i = 1; i < earlier.size(); i++) {
            steps.add(perDay(earlier.get(i - 1), earlier.get(i)));
        }
        if (steps.size() < FEWEST_STEPS) {
            return Optional.empty();
        }
        BigDecimal usual = median(steps);
        BigDecimal step = perDay(earlier.getLast(), now);
        BigDecimal factor = BigDecimal.valueOf(FACTOR);
        boolean odd = step.compareTo(usual.multiply(factor)) > 0
                || step.multiply(factor).compareTo(usual) < 0;
        return odd ? Optional.of(new Outlier(step, usual, steps.size())) : Optional.empty();
    }

    private static BigDecimal perDay(Point from, Point to) {
        long days = Math.max(1, from.day().until(to.day(), ChronoUnit.DAYS));
        return BigDecimal.valueOf(to.count() - from.count())
                .divide(BigDecimal.valueOf(days), PLACES, RoundingMode.HALF_UP);
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO, PLACES, RoundingMode.HALF_UP);
    }
}
