package jp.madoguchi.reissue.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.reissue.review.Outlier.Point;
import org.junit.jupiter.api.Test;

class OutlierTest {
    private static final LocalDate DAY = LocalDate.of(2022, 4, 30);
    /** 100 a day, then 120, then 110. */
    private static final List<Point> EARLIER = List.of(at(0, 5_000), at(10, 6_000), at(20, 7_200), at(30, 8_300));

    @Test
    void aStepLikeTheOthersIsNone() {
        assertThat(Outlier.of(EARLIER, at(40, 9_400))).isEmpty();
        assertThat(Outlier.of(EARLIER, at(40, 8_300 + 3_300))).isEmpty();
        assertThat(Outlier.of(EARLIER, at(40, 8_300 + 370))).isEmpty();
    }

    @Test
    void moreThanThreeTimesTheMedianIsOne() {
        assertThat(Outlier.of(EARLIER, at(40, 8_300 + 3_310)))
                .hasValue(new Outlier(new BigDecimal("331.0"), new BigDecimal("110.0"), 3))
                .hasValueSatisfying(outlier -> assertThat(outlier.isHigh()).isTrue());
    }

    @Test
    void lessThanAThirdIsOneAndSoIsNothingNew() {
        assertThat(Outlier.of(EARLIER, at(40, 8_300 + 360)))
                .hasValueSatisfying(outlier -> assertThat(outlier.isHigh()).isFalse());
        assertThat(Outlier.of(EARLIER, at(40, 8_300))).isPresent();
    }

    @Test
    void oneOddStepBeforeDoesNotMakeTheNextOneUsual() {
        List<Point> withPeak = List.of(at(0, 0), at(10, 1_000), at(20, 9_000), at(30, 10_000), at(40, 11_000));
        assertThat(Outlier.of(withPeak, at(50, 12_000))).isEmpty();
        assertThat(Outlier.of(withPeak, at(50, 19_000))).isPresent();
    }

    @Test
    void tooFewStepsSayNothing() {
        assertThat(Outlier.of(List.of(), at(40, 1))).isEmpty();
        assertThat(Outlier.of(EARLIER.subList(0, 2), at(40, 21_000))).isEmpty();
        assertThat(Outlier.of(EARLIER.subList(0, 3), at(40, 21_000))).isPresent();
    }

    /** The figures of 2022: the reissue slows down, and that alone is no reason to look. */
    @Test
    void theJulyOf2022IsUsual() {
        List<Point> earlier = List.of(
                new Point(LocalDate.of(2022, 4, 30), 6_771),
                new Point(LocalDate.of(2022, 5, 31), 10_484),
                new Point(LocalDate.of(2022, 6, 30), 13_760));
        assertThat(Outlier.of(earlier, new Point(LocalDate.of(2022, 7, 31), 15_070)))
                .isEmpty();
    }

    private static Point at(int days, int count) {
        return new Point(DAY.plusDays(days), count);
    }
}
