package jp.madoguchi.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where a share lies that was seen in a part, with 95 % confidence, in per cent to one place.
 *
 * <p>E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American Statistical Association
 * 22 (1927), 209-212. Unlike the usual "p ± 1.96 standard errors" it holds for few cases and for shares near 0 or 1 (L. D. Brown,
 * T. T. Cai, A. DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 16 (2001), 101-133), which is what calls
 * give: a few dozen cards of thousands.
 */
public record WilsonInterval(BigDecimal low, BigDecimal high) {
    /** The normal distribution's 97.5 % quantile. */
    private static final double Z = 1.959_963_984_540_054;

    /**
     * @param hits at most {@code of}
     * @param of at least 1
     */
    public static WilsonInterval of(int hits, int of) {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of);
        }
        double share = (double) hits / of;
        double z2 = Z * Z / of;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / of + z2 / (4 * of)) / (1 + z2);
        return new WilsonInterval(percent(Math.max(0, middle - half)), percent(Math.min(1, middle + half)));
    }

    public boolean contains(BigDecimal percent) {
        return percent.compareTo(low) >= 0 && percent.compareTo(high) <= 0;
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP);
    }
}
