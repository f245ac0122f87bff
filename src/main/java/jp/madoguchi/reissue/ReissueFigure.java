package jp.madoguchi.reissue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reissued of affected cards.
 *
 * @param reissued absent where nothing has been reported: no figure, which is not 0
 * @param asOf the day that the figure stands for; absent with it
 * @param waiting whether the city has still to review a report that it comes from
 */
public record ReissueFigure(
        int affected, @Nullable Integer reissued, @Nullable LocalDate asOf, boolean waiting) {

    /** The rate in percent, exact to the given number of places, half up; absent without a figure. */
    public @Nullable BigDecimal percent(int places) {
        return reissued == null || affected == 0
                ? null
                : BigDecimal.valueOf(reissued)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(affected), places, RoundingMode.HALF_UP);
    }

    /** The rate in percent as it is shown everywhere: 60.1. */
    public @Nullable BigDecimal percent() {
        return percent(1);
    }
}
