package jp.madoguchi.contract.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void aStraightLineHasItsSlope() {
        assertThat(Trend.slope(values(1, 3, 5, 7, 9, 11, 13))).isEqualByComparingTo("2");
        assertThat(Trend.slope(values(70, 60, 50, 40, 30, 20, 10, 0))).isEqualByComparingTo("-10");
    }

    @Test
    void theDayOfAReminderDoesNotCarryItAway() {
        assertThat(Trend.slope(values(20, 19, 18, 17, 16, 140, 14, 13, 12, 11))).isEqualByComparingTo("-1");
    }

    @Test
    void aDayWithoutAFigureCountsInTheDistanceAndNotAsZero() {
        List<BigDecimal> values = values(10, 12, 14, 16, 18, 20, 22, 24);
        values.set(3, null);

        assertThat(Trend.slope(values)).isEqualByComparingTo("2");
    }

    @Test
    void fewDaysSayNothing() {
        assertThat(Trend.slope(values(1, 2, 3, 4, 5, 6))).isNull();
        assertThat(Trend.slope(new ArrayList<>(Collections.nCopies(14, (BigDecimal) null))))
                .isNull();
    }

    @Test
    void theDailyCallsBeforeTheReportHaveTheSlopeThatWasWorkedOutElsewhere() {
        // 2022-07-21 to 08-03; the median of the 91 slopes, worked out in Python
        assertThat(Trend.slope(values(23, 18, 13, 10, 28, 14, 18, 14, 140, 134, 45, 63, 36, 20)))
                .isEqualByComparingTo("1.25");
    }

    private static List<BigDecimal> values(int... values) {
        List<BigDecimal> list = new ArrayList<>();
        for (int value : values) {
            list.add(BigDecimal.valueOf(value));
        }
        return list;
    }
}
