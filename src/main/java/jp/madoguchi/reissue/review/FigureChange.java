package jp.madoguchi.reissue.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.reissue.ReissueFigure;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's figure beside the one before it.
 *
 * @param before of the report that it is compared with; without a count where there is none
 * @param outlier absent where the step is like the earlier ones, or there are too few of them to say
 */
public record FigureChange(
        Issuer issuer,
        ReissueFigure before,
        ReissueFigure now,
        @Nullable Outlier outlier) {
    /** How many more than before; absent where there was no figure. */
    public @Nullable Integer change() {
        return change(before, now);
    }

    /** The change in percent of the figure before, half up to one place; absent where there was none, or 0. */
    public @Nullable BigDecimal changePercent() {
        return changePercent(before, now);
    }

    /** A card that has been reissued stays reissued: a cumulative count that falls is wrong, or the one before it was. */
    public boolean falls() {
        Integer change = change();
        return change != null && change < 0;
    }

    static @Nullable Integer change(ReissueFigure before, ReissueFigure now) {
        Integer old = before.reissued();
        Integer fresh = now.reissued();
        return old == null || fresh == null ? null : Integer.valueOf(fresh - old);
    }

    static @Nullable BigDecimal changePercent(ReissueFigure before, ReissueFigure now) {
        Integer change = change(before, now);
        Integer old = before.reissued();
        return change == null || old == null || old == 0
                ? null
                : BigDecimal.valueOf(change)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(old), 1, RoundingMode.HALF_UP);
    }
}
