package jp.madoguchi.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import jp.madoguchi.dashboard.StatementComparison.Line;
import jp.madoguchi.dashboard.StatementComparison.Verdict;
import jp.madoguchi.inquiry.statement.StatedCounts;
import jp.madoguchi.reissue.ReissueFigure;
import org.junit.jupiter.api.Test;

class StatementComparisonTest {
    private static final LocalDate DAY = LocalDate.of(2022, 6, 30);

    /** As R's binom.confint(x, n, methods = "wilson") gives them. */
    @Test
    void theIntervalIsWilsons() {
        assertThat(WilsonInterval.of(0, 10)).isEqualTo(interval("0.0", "27.8"));
        assertThat(WilsonInterval.of(10, 10)).isEqualTo(interval("72.2", "100.0"));
        assertThat(WilsonInterval.of(5, 10)).isEqualTo(interval("23.7", "76.3"));
        assertThat(WilsonInterval.of(60, 100)).isEqualTo(interval("50.2", "69.1"));
        assertThatThrownBy(() -> WilsonInterval.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WilsonInterval.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theVerdictFollowsTheReportedRateAndTheInterval() {
        assertThat(verdict(600, new StatedCounts(60, 20, 15, 5))).isEqualTo(Verdict.AGREES);
        assertThat(verdict(600, new StatedCounts(40, 20, 35, 5))).isEqualTo(Verdict.HOLDERS_SAY_LESS);
        assertThat(verdict(600, new StatedCounts(80, 5, 10, 5))).isEqualTo(Verdict.HOLDERS_SAY_MORE);
        assertThat(verdict(600, new StatedCounts(0, 0, 9, 0))).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(600, StatedCounts.NONE)).isEqualTo(Verdict.NO_DATA);
        assertThat(verdict(null, new StatedCounts(60, 20, 15, 5))).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void moreThanThereAreIsAContradictionHoweverFewSaySo() {
        assertThat(verdict(1_000, new StatedCounts(0, 0, 1, 0))).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(verdict(999, new StatedCounts(0, 0, 1, 0))).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(990, new StatedCounts(500, 4, 4, 3))).isEqualTo(Verdict.IMPOSSIBLE);
    }

    private static Verdict verdict(Integer reissued, StatedCounts stated) {
        return new Line(
                        null,
                        ReissueFigure.of(1_000, reissued, reissued == null ? null : DAY),
                        stated,
                        stated,
                        StatedCounts.NONE)
                .verdict();
    }

    private static WilsonInterval interval(String low, String high) {
        return new WilsonInterval(new BigDecimal(low), new BigDecimal(high));
    }
}
