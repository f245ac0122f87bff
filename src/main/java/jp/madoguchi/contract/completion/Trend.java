package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Theil-Sen estimator: the median of the slopes between all pairs of days. Up to 29 % of the days may be anything, such as the
 * day of a reminder with seven times the usual calls, without carrying it away; a line of least squares follows such a day.
 *
 * <p>H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proc. Kon. Ned. Akad. v. Wetensch. A 53
 * (1950); P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", J. Am. Stat. Assoc. 63 (1968) 1379-1389.
 */
final class Trend {
    /** With fewer days a slope says nothing. */
    static final int LEAST = 7;

    private Trend() {}

    /**
     * By how much the values grow a day, to two places; absent with fewer than {@value #LEAST} known days.
     *
     * @param values one a day; a day without a value is passed over, and counts in the distance of the others
     */
    static @Nullable BigDecimal slope(List<? extends @Nullable BigDecimal> values) {
        List<BigDecimal> slopes = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < values.size(); i++) {
            BigDecimal first = values.get(i);
            if (first == null) {
                continue;
            }
            known++;
            for (int j = i + 1; j < values.size(); j++) {
                BigDecimal second = values.get(j);
                if (second != null) {
                    slopes.add(second.subtract(first).divide(BigDecimal.valueOf(j - i), 10, RoundingMode.HALF_UP));
                }
            }
        }
        return known < LEAST ? null : median(slopes).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal median(List<BigDecimal> slopes) {
        Collections.sort(slopes);
        int middle = slopes.size() / 2;
        return slopes.size() % 2 == 1
                ? slopes.get(middle)
                : slopes.get(middle - 1).add(slopes.get(middle)).divide(BigDecimal.TWO, 10, RoundingMode.HALF_UP);
    }
}
