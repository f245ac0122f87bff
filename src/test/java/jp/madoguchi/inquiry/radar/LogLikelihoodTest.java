package jp.madoguchi.inquiry.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogLikelihoodTest {
    @Test
    void sameSharesAreNoSurprise() {
        assertThat(LogLikelihood.of(10, 100, 20, 200)).isCloseTo(0, within(1e-9));
        assertThat(LogLikelihood.of(0, 100, 0, 200)).isZero();
    }

    /** 2 × (20 ln 2 + 80 ln (80/90) + 100 ln (100/90)), by hand. */
    @Test
    void aWordThatIsNewIsOne() {
        assertThat(LogLikelihood.of(20, 100, 0, 100)).isCloseTo(29.952, within(0.001));
    }

    @Test
    void moreNotesMakeTheSameShareMoreSurprising() {
        assertThat(LogLikelihood.of(3, 10, 1, 10)).isLessThan(LogLikelihood.ONE_IN_A_THOUSAND);
        assertThat(LogLikelihood.of(300, 1000, 100, 1000)).isGreaterThan(LogLikelihood.ONE_IN_A_THOUSAND);
    }
}
