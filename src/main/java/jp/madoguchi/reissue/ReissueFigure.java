package jp.madoguchi.reissue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reissued of affected cards.
 *
 * @param reissued absent where nothing has been accepted: no figure, which is not 0
 * @param asOf the day that the figure stands for; absent with it
 * @param wouldBe what it becomes when the city accepts all that waits; absent where nothing waits that would change it
 */
public record ReissueFigure(
        int affected,
        @Nullable Integer reissued,
        @Nullable LocalDate asOf,
        @Nullable ReissueFigure wouldBe) {

    /** A figure that nothing waits for. */
    public static ReissueFigure of(int affected, @Nullable Integer reissued, @Nullable LocalDate asOf) {
        return new ReissueFigure(affected, reissued, asOf, null);
    }

    /** Whether a report waits that would change it. */
    public boolean waiting() {
        return wouldBe != null;
    }

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
