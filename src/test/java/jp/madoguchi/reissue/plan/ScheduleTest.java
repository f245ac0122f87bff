package jp.madoguchi.reissue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.plan.DueReport.Timeliness;
import jp.madoguchi.reissue.plan.PlanStore.Sent;
import jp.madoguchi.reissue.plan.ReportingPlan.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final LocalDate TODAY = day("2022-08-04");
    private static final ReportingPlan MONTHLY = plan(1, PlanKind.MONTHLY, "2022-05-10", 10, null);

    @Test
    void aMonthlyPlanGoesFromMonthToMonth() {
        assertThat(ReportingPlan.periods(List.of(MONTHLY), TODAY))
                .containsExactly(
                        period("2022-04-01", "2022-04-30", "2022-05-10"),
                        period("2022-05-01", "2022-05-31", "2022-06-10"),
                        period("2022-06-01", "2022-06-30", "2022-07-10"),
                        period("2022-07-01", "2022-07-31", "2022-08-10"));
    }

    @Test
    void theLastDayOfAMonthStaysTheLastDayAlsoAfterFebruary() {
        assertThat(ReportingPlan.periods(List.of(plan(1, PlanKind.MONTHLY, "2022-01-31", 0, null)), day("2022-04-01")))
                .extracting(Period::to)
                .containsExactly(day("2022-01-31"), day("2022-02-28"), day("2022-03-31"), day("2022-04-30"));
        assertThat(ReportingPlan.periods(List.of(plan(1, PlanKind.MONTHLY, "2022-01-20", 0, null)), day("2022-02-20")))
                .extracting(Period::to)
                .containsExactly(day("2022-01-20"), day("2022-02-20"), day("2022-03-20"));
    }

    @Test
    void aWeeklyPlanEndsWhenItIsToEnd() {
        assertThat(ReportingPlan.periods(List.of(plan(1, PlanKind.WEEKLY, "2022-07-06", 3, "2022-07-20")), TODAY))
                .containsExactly(
                        period("2022-06-27", "2022-07-03", "2022-07-06"),
                        period("2022-07-04", "2022-07-10", "2022-07-13"),
                        period("2022-07-11", "2022-07-17", "2022-07-20"));
    }

    @Test
    void aNewPlanReplacesTheOldOneFromItsFirstDueDayWithoutAGapOrTwice() {
        List<Period> periods =
                ReportingPlan.periods(List.of(MONTHLY, plan(2, PlanKind.WEEKLY, "2022-07-20", 3, null)), TODAY);
        assertThat(periods)
                .startsWith(
                        period("2022-04-01", "2022-04-30", "2022-05-10"),
                        period("2022-05-01", "2022-05-31", "2022-06-10"),
                        period("2022-06-01", "2022-06-30", "2022-07-10"),
                        period("2022-07-11", "2022-07-17", "2022-07-20"));
        assertThat(periods).extracting(Period::due).isSorted();
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).from()).isAfter(periods.get(i - 1).to());
        }
    }

    @Test
    void whatWasSentOnTheDueDayIsInTimeAndAfterItIsLate() {
        assertThat(of(sent("2022-04-30", "2022-05-10", 1), sent("2022-05-31", "2022-06-11", 2)))
                .extracting(DueReport::timeliness)
                .containsExactly(Timeliness.IN_TIME, Timeliness.LATE, Timeliness.MISSING, Timeliness.AHEAD);
    }

    @Test
    void anyDayWithinThePeriodReportsIt() {
        assertThat(of(sent("2022-06-15", "2022-06-16", 1)).get(2).timeliness()).isEqualTo(Timeliness.IN_TIME);
        assertThat(of(sent("2022-07-01", "2022-07-02", 1)).get(2).timeliness()).isEqualTo(Timeliness.MISSING);
    }

    @Test
    void aReturnedReportThatWasReplacedIsAsTimelyAsItsFirstSending() {
        Sent first = new Sent(1, "south", day("2022-06-30"), ReportState.RETURNED, at("2022-07-08"), 5);
        Sent second = new Sent(2, "south", day("2022-06-30"), ReportState.ACCEPTED, at("2022-07-15"), 5);
        assertThat(of(first).get(2).timeliness()).isEqualTo(Timeliness.RETURNED);
        DueReport replaced = of(first, second).get(2);
        assertThat(replaced.timeliness()).isEqualTo(Timeliness.IN_TIME);
        assertThat(replaced.sentAt()).isEqualTo(at("2022-07-08"));
        assertThat(replaced.reportId()).isEqualTo(2);
    }

    @Test
    void aReportWithTheSameFiguresAsBeforeSaysThatNothingIsNew() {
        assertThat(of(
                        sent("2022-03-31", "2022-04-02", 7),
                        sent("2022-04-30", "2022-05-02", 7),
                        sent("2022-05-31", "2022-06-02", 8)))
                .extracting(DueReport::nil)
                .containsExactly(true, false, false, false);
    }

    @Test
    void theRatesCountWhatIsDueAndWhatCameBefore() {
        List<DueReport> reports = of(
                sent("2022-04-30", "2022-05-10", 1),
                sent("2022-05-31", "2022-06-11", 1),
                sent("2022-07-31", "2022-08-01", 2));
        ReportingRates rates = ReportingRates.of("south", reports, TODAY);
        assertThat(rates).isEqualTo(new ReportingRates("south", 4, 2, 1, 0, 1, 1));
        assertThat(rates.percentInTime()).isEqualByComparingTo("50.0");
        assertThat(ReportingRates.of("south", List.of(), TODAY).percentInTime()).isNull();
    }

    @Test
    void oneIsRemindedFromTheEndOfThePeriodAndWhileItIsMissing() {
        assertThat(of()).extracting(report -> report.isReminder(TODAY)).containsExactly(true, true, true, true);
        assertThat(Schedule.of("south", List.of(MONTHLY), List.of(), day("2022-05-02"))
                        .getFirst()
                        .isReminder(day("2022-05-02")))
                .isTrue();
        assertThat(Schedule.of("south", List.of(MONTHLY), List.of(), day("2022-04-30"))
                        .getFirst()
                        .isReminder(day("2022-04-30")))
                .isFalse();
    }

    private static List<DueReport> of(Sent... sent) {
        return Schedule.of("south", List.of(MONTHLY), List.of(sent), TODAY);
    }

    private static Sent sent(String asOf, String sentOn, long reissued) {
        return new Sent(1, "south", day(asOf), ReportState.ACCEPTED, at(sentOn), reissued);
    }

    /** A minute before midnight in Japan: in UTC still the same day, in the tests' New York too. */
    private static Instant at(String day) {
        return day(day).atTime(LocalTime.of(23, 59)).atZone(Tokyo.ZONE).toInstant();
    }

    private static Period period(String from, String to, String due) {
        return new Period(day(from), day(to), day(due));
    }

    private static ReportingPlan plan(int revision, PlanKind kind, String firstDue, int after, @Nullable String until) {
        return new ReportingPlan(
                "south",
                revision,
                kind,
                day(firstDue),
                after,
                until == null ? null : day(until),
                "official",
                Instant.EPOCH);
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
