package jp.madoguchi.callstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.callstats.DailyCallStatistics.Source;
import jp.madoguchi.platform.error.RejectedException;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final LocalDate DAY = LocalDate.of(2022, 7, 4);

    private static Map<String, Integer> categories(Integer fraud, Integer gift) {
        Map<String, Integer> categories = new LinkedHashMap<>();
        categories.put("FRAUD", fraud);
        categories.put("GIFT", gift);
        return categories;
    }

    private static DailyCallStatistics day(int offset, int incoming, int answered, Integer fraud, Integer gift) {
        return new DailyCallStatistics(
                DAY.plusDays(offset), incoming, answered, categories(fraud, gift), Source.RECORDS, false, false);
    }

    @Test
    void whatWasNotCountedStaysWithoutAValueInTheSums() {
        Figures none = new CallStatistics(
                        Span.of(DAY, DAY.plusDays(1)), List.of(day(0, 5, 4, 1, null), day(1, 3, 3, 0, null)))
                .totals();
        assertThat(none.incoming()).isEqualTo(8);
        assertThat(none.busy()).isEqualTo(1);
        assertThat(none.categories()).containsEntry("FRAUD", 1).containsEntry("GIFT", null);
    }

    @Test
    void aSumCountsTheDaysThatWereCounted() {
        Figures some = new CallStatistics(
                        Span.of(DAY, DAY.plusDays(2)),
                        List.of(day(0, 1, 1, 0, null), day(1, 4, 4, 0, 0), day(2, 4, 4, 0, 3)))
                .totals();
        assertThat(some.categories()).containsEntry("FRAUD", 0).containsEntry("GIFT", 3);
    }

    @Test
    void theAnswerRateIsAnExactDecimalAndNoneWithoutCalls() {
        assertThat(Figures.answerRate(1610, 1405)).isEqualByComparingTo("0.8727");
        assertThat(Figures.answerRate(8, 8)).isEqualByComparingTo("1");
        assertThat(Figures.answerRate(0, 0)).isNull();
    }

    @Test
    void theBusiestDayIsTheFirstOfEquals() {
        CallStatistics span = new CallStatistics(
                Span.of(DAY, DAY.plusDays(2)), List.of(day(0, 4, 4, 0, 0), day(1, 9, 4, 0, 0), day(2, 9, 9, 0, 0)));
        assertThat(span.busiest().orElseThrow().day()).isEqualTo(DAY.plusDays(1));
        assertThat(new CallStatistics(Span.ofDay(DAY), List.of(day(0, 0, 0, 0, 0))).busiest())
                .isEmpty();
    }

    @Test
    void theLatestCorrectionOfAFigureHolds() {
        ConfirmedDay day = new ConfirmedDay(
                DAY,
                new Figures(57, 52, categories(7, 39)),
                null,
                "佐藤",
                Instant.EPOCH,
                List.of(
                        new ConfirmedDay.Correction("incoming", 57, 58, "数え直し", "佐藤", Instant.EPOCH),
                        new ConfirmedDay.Correction("gift", 39, 40, "区分の誤り", "佐藤", Instant.EPOCH),
                        new ConfirmedDay.Correction("incoming", 58, 59, "再確認", "佐藤", Instant.EPOCH)));
        assertThat(day.figures()).isEqualTo(new Figures(59, 52, categories(7, 40)));
        assertThat(day.original()).isEqualTo(new Figures(57, 52, categories(7, 39)));
    }

    @Test
    void aSpanBeginsBeforeItEndsAndIsNotEndless() {
        assertThatThrownBy(() -> Span.of(DAY, DAY.minusDays(1)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.text().key()).isEqualTo("callstats.span.order"));
        assertThatThrownBy(() -> Span.of(DAY, DAY.plusYears(3)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.text().key()).isEqualTo("callstats.span.tooLong"));
        assertThat(Span.of(DAY, DAY.plusYears(3).minusDays(1)).length()).isEqualTo(1096);
    }

    @Test
    void aDayOfWhichNothingIsKnownHasNoFigures() {
        DailyCallStatistics unknown =
                new DailyCallStatistics(DAY, 0, 0, categories(null, null), Source.NONE, false, false);
        assertThat(unknown.figure(Measure.INCOMING)).isNull();
        assertThat(day(0, 0, 0, 0, 0).figure(Measure.INCOMING)).isZero();
        assertThat(day(0, 5, 3, 0, 0).figure(Measure.BUSY)).isEqualTo(2);
    }

    @Test
    void aCategoryAboveTheAnsweredCallsAndAChangedFigureAreDifferences() {
        ConfirmedDay confirmed =
                new ConfirmedDay(DAY, new Figures(5, 2, categories(3, 0)), null, "佐藤", Instant.EPOCH, List.of());
        DayDifferences differences = DifferenceService.of(day(0, 5, 3, 3, 0), 0, 0, confirmed);
        assertThat(differences.tooHigh()).containsExactly("fraud");
        assertThat(differences.changedSince()).containsExactly(new DayDifferences.ChangedFigure("answered", 2, 3));
        assertThat(DifferenceService.of(day(0, 5, 3, 3, 0), 0, 0, null).isEmpty())
                .isTrue();
    }
}
