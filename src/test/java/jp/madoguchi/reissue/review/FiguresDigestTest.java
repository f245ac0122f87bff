package jp.madoguchi.reissue.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.reissue.ReissueCount;
import org.junit.jupiter.api.Test;

class FiguresDigestTest {
    /** By {@code printf '2022-06-30\nA,21842,13760\nB,15930,9239\n' | sha256sum}. */
    private static final String BY_HAND = "4b0ab78d69a4bc05384cc253c5e67bfea487d568731b143115f54b78a5cb092f";

    private static final ReissueCount A = new ReissueCount("A", 21_842, 13_760);
    private static final ReissueCount B = new ReissueCount("B", 15_930, 9_239);

    @Test
    void isWhatOneGetsByHandInWhicheverOrderTheyCome() {
        LocalDate day = LocalDate.of(2022, 6, 30);
        assertThat(FiguresDigest.of(day, List.of(A, B))).isEqualTo(BY_HAND);
        assertThat(FiguresDigest.of(day, List.of(B, A))).isEqualTo(BY_HAND);
        assertThat(FiguresDigest.of(day.plusDays(1), List.of(A, B))).isNotEqualTo(BY_HAND);
        assertThat(FiguresDigest.of(day, List.of(A, new ReissueCount("B", 15_930, 9_240))))
                .isNotEqualTo(BY_HAND);
    }
}
