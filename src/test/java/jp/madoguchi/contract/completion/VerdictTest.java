package jp.madoguchi.contract.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.completion.Verdict.Answer;
import jp.madoguchi.contract.completion.Verdict.Performance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final LocalDate DAY = LocalDate.of(2022, 8, 4);
    private static final Signed SET = new Signed("official", "渡辺 誠", Instant.EPOCH);

    private static final Indicator CALLS_MET = indicator(IndicatorKind.DAILY_CALLS, 20, 30);
    private static final Indicator CALLS_NOT_MET = indicator(IndicatorKind.DAILY_CALLS, 31, 30);
    private static final Indicator FRAUD_NOT_MET = indicator(IndicatorKind.FRAUD, 20, 14);
    private static final Indicator RATE_MET = indicator(IndicatorKind.ANSWER_RATE, 90, 90);
    private static final Indicator GIFTS_UNKNOWN = indicator(IndicatorKind.GIFTS_OPEN, null, 0);
    private static final Indicator UNSET = indicator(IndicatorKind.TREND, 1, null);

    @Test
    void withoutARuleThereIsNoAnswer() {
        assertThat(Verdict.of(null, List.of(CALLS_MET), Performance.FULFILLED).answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void whatMustBeMetDecidesAlone() {
        Verdict verdict = Verdict.of(rule(3, "DAILY_CALLS"), List.of(CALLS_NOT_MET, RATE_MET), Performance.FULFILLED);

        assertThat(verdict.answer()).isEqualTo(Answer.NO);
        assertThat(verdict.failedRequired()).containsExactly("DAILY_CALLS");
    }

    @Test
    void asManyOfTheOthersMayFailAsTheRuleSays() {
        List<Indicator> indicators = List.of(RATE_MET, FRAUD_NOT_MET, CALLS_NOT_MET);

        assertThat(Verdict.of(rule(2, "ANSWER_RATE"), indicators, Performance.FULFILLED)
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(Verdict.of(rule(1, "ANSWER_RATE"), indicators, Performance.FULFILLED)
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void whatIsNotKnownNeverCountsAsMet() {
        assertThat(Verdict.of(rule(0, "GIFTS_OPEN"), List.of(RATE_MET, GIFTS_UNKNOWN), Performance.FULFILLED)
                        .answer())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(Verdict.of(rule(0), List.of(RATE_MET, UNSET), Performance.FULFILLED)
                        .answer())
                .isEqualTo(Answer.UNKNOWN);
        // even if it failed, it may
        assertThat(Verdict.of(rule(1), List.of(RATE_MET, GIFTS_UNKNOWN), Performance.FULFILLED)
                        .answer())
                .isEqualTo(Answer.YES);
        // what is unknown can't mend what has failed
        assertThat(Verdict.of(rule(0, "DAILY_CALLS"), List.of(CALLS_NOT_MET, GIFTS_UNKNOWN), Performance.UNKNOWN)
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void goodFiguresDoNotMakeUpForObligations() {
        assertThat(Verdict.of(rule(0, "ANSWER_RATE"), List.of(RATE_MET), Performance.NOT_FULFILLED)
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(Verdict.of(rule(0, "ANSWER_RATE"), List.of(RATE_MET), Performance.UNKNOWN)
                        .answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aThresholdIsMetByTheValueItself() {
        assertThat(RATE_MET.met()).isEqualTo(Met.MET);
        assertThat(indicator(IndicatorKind.FRAUD, 14, 14).met()).isEqualTo(Met.MET);
        assertThat(indicator(IndicatorKind.ANSWER_RATE, 89, 90).met()).isEqualTo(Met.NOT_MET);
        assertThat(GIFTS_UNKNOWN.met()).isEqualTo(Met.NO_DATA);
        assertThat(UNSET.met()).isEqualTo(Met.NO_THRESHOLD);
    }

    private static CompletionRule rule(int mayFail, String... required) {
        return new CompletionRule(1, List.of(required), mayFail, true, "基準", "理由", SET);
    }

    private static Indicator indicator(IndicatorKind kind, @Nullable Integer value, @Nullable Integer threshold) {
        return new Indicator(
                new IndicatorKey(kind, null),
                value == null ? null : BigDecimal.valueOf(value),
                threshold == null ? null : new Setting(kind.name(), 1, BigDecimal.valueOf(threshold), "理由", SET),
                DAY,
                DAY,
                List.of(),
                List.of(),
                "source",
                null);
    }
}
