package jp.madoguchi.contract.completion;

import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.reach.ReachLedger;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.SentReport;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class AssessmentServiceTest {
    @Autowired
    AssessmentService assessments;

    @Autowired
    RuleService rules;

    @Autowired
    HandoverService handover;

    @Autowired
    CompletionsOfTests completions;

    @Autowired
    ReachLedger ledger;

    @Autowired
    IncidentService incidents;

    @Autowired
    java.time.Clock clock;

    @Autowired
    JdbcClient jdbc;

    long contract;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        contract = completions.contract();
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void eachIndicatorSaysWhatItIsFromWhenAndWhetherItWillDo() {
        completions.layDown(contract);
        Assessment now = assessments.now(contract);

        assertThat(line(now, "DAILY_CALLS")).isEqualTo("41.1 NOT_MET");
        assertThat(line(now, "TREND")).endsWith("NOT_MET");
        assertThat(line(now, "FRAUD")).isEqualTo("14 MET");
        assertThat(line(now, "ANSWER_RATE")).isEqualTo("80.7 NOT_MET");
        assertThat(line(now, "REISSUE_TOTAL")).isEqualTo("66.6 MET");
        assertThat(line(now, "REISSUE_ISSUER:A")).isEqualTo("69.0 MET");
        assertThat(line(now, "REISSUE_ISSUER:E")).isEqualTo("58.0 NOT_MET");
        assertThat(line(now, "OPEN_CALLBACKS")).isEqualTo("0 MET");
        assertThat(line(now, "OPEN_ESCALATIONS")).isEqualTo("0 MET");
        assertThat(line(now, "GIFTS_OPEN")).isEqualTo("null NO_DATA");
        Indicator calls = indicator(now, "DAILY_CALLS");
        assertThat(calls.from()).isEqualTo(LocalDate.of(2022, 7, 21));
        assertThat(calls.to()).isEqualTo(LocalDate.of(2022, 8, 3));
        assertThat(calls.points()).hasSize(14);
        assertThat(indicator(now, "REISSUE_TOTAL").to()).isEqualTo(LocalDate.of(2022, 7, 31));
        assertThat(now.verdict().answer()).isEqualTo(Verdict.Answer.NO);
        assertThat(now.verdict().failedRequired()).containsExactly("DAILY_CALLS", "ANSWER_RATE");
    }

    @Test
    void whatSpeaksAgainstAndWhatIsMissingIsNamed() {
        completions.layDown(contract);
        Assessment now = assessments.now(contract);

        assertThat(keys(now.con()))
                .contains("contract.completion.con.notMet", "contract.completion.con.busyDay")
                .filteredOn("contract.completion.con.busyDay"::equals)
                .hasSize(3);
        assertThat(keys(now.missing()))
                .contains(
                        "contract.completion.missing.gifts",
                        "contract.completion.missing.notice",
                        "contract.completion.missing.confirmed",
                        "contract.completion.missing.reviews",
                        "contract.completion.missing.handover")
                .doesNotContain("contract.completion.missing.reissueWaiting");
        assertThat(keys(now.pro())).contains("contract.completion.pro.met");
        assertThat(now.afterTerm()).hasSize(1);

        handover.begin(contract);
        assertThat(keys(assessments.now(contract).missing()))
                .contains("contract.completion.missing.owners")
                .doesNotContain("contract.completion.missing.handover");
    }

    @Test
    void aReportThatNobodyHasReviewedIsMissing() {
        completions.layDown(contract);
        jdbc.sql("update reissue_report set state = 'SUBMITTED' where as_of = '2022-07-31'")
                .update();

        Assessment now = assessments.now(contract);

        assertThat(keys(now.missing())).contains("contract.completion.missing.reissueWaiting");
        // the rate stays what was accepted: that of the end of June
        assertThat(line(now, "REISSUE_TOTAL")).isEqualTo("60.1 NOT_MET");
    }

    @Test
    void withoutThresholdsAndRuleItSaysSoAndNothingIsMet() {
        Assessment now = assessments.now(contract);

        assertThat(now.indicators()).noneMatch(indicator -> indicator.met() == Met.MET);
        assertThat(now.verdict().answer()).isEqualTo(Verdict.Answer.UNKNOWN);
        assertThat(keys(now.missing()))
                .contains("contract.completion.missing.threshold", "contract.completion.missing.rule");
    }

    @Test
    void withoutCallsThereIsNoFigureWhichIsNotZero() {
        jdbc.sql("delete from keyed_day_category").update();
        jdbc.sql("delete from keyed_day").update();
        completions.layDown(contract);
        Assessment now = assessments.now(contract);

        for (String code : List.of("DAILY_CALLS", "TREND", "FRAUD", "ANSWER_RATE")) {
            assertThat(line(now, code)).isEqualTo("null NO_DATA");
        }
        assertThat(keys(now.missing()))
                .filteredOn("contract.completion.missing.day"::equals)
                .hasSize(14);
    }

    @Test
    void aDayWithoutFiguresIsNotADayWithoutCalls() {
        completions.layDown(contract);
        forget(2);
        Assessment two = assessments.now(contract);
        assertThat(line(two, "DAILY_CALLS")).endsWith("NOT_MET");
        assertThat(indicator(two, "DAILY_CALLS").missing())
                .containsExactly(LocalDate.of(2022, 7, 21), LocalDate.of(2022, 7, 22));
        // 12 of at most 14 are known, but two days are not
        assertThat(line(two, "FRAUD")).isEqualTo("12 NO_DATA");
        assertThat(indicator(two, "FRAUD").words().orElseThrow().key()).isEqualTo("contract.completion.known.part");
        assertThat(keys(two.missing())).contains("contract.completion.missing.days");

        forget(3);
        Assessment three = assessments.now(contract);
        for (String code : List.of("DAILY_CALLS", "TREND", "ANSWER_RATE")) {
            assertThat(line(three, code)).isEqualTo("null NO_DATA");
        }
        // what is above the most already stays above it
        rules.setThreshold(contract, "FRAUD", 1, BigDecimal.TEN, "理由");
        assertThat(line(assessments.now(contract), "FRAUD")).isEqualTo("11 NOT_MET");
    }

    /** There are no figures for the first days of the span. */
    private void forget(int days) {
        LocalDate last = LocalDate.of(2022, 7, 20).plusDays(days);
        jdbc.sql("delete from keyed_day_category where keyed_day_id in (select id from keyed_day where call_date <= ?)")
                .param(last)
                .update();
        jdbc.sql("delete from keyed_day where call_date <= ?").param(last).update();
    }

    @Test
    void aReportIsLateByWhenItWasFirstSent() {
        sent("2022-08-11 00:00:00", "ACCEPTED", "2022-07-01 00:00:00");
        assertThat(keys(assessments.now(contract).con()))
                .filteredOn("contract.completion.con.late"::equals)
                .hasSize(1);
        // the day of the upload says nothing
        sent("2022-08-10 12:00:00", "ACCEPTED", "2022-08-20 00:00:00");
        assertThat(keys(assessments.now(contract).con())).doesNotContain("contract.completion.con.late");
        sent("2022-08-11 00:00:00", "RETURNED", "2022-07-01 00:00:00");
        assertThat(keys(assessments.now(contract).con())).contains("contract.completion.con.late");
        sent("2022-08-11 00:00:00", "WITHDRAWN", "2022-07-01 00:00:00");
        assertThat(keys(assessments.now(contract).con())).doesNotContain("contract.completion.con.late");
    }

    private void sent(String at, String state, String uploaded) {
        jdbc.sql("update reissue_report set submitted_at = ?, state = ? where as_of = '2022-07-31'")
                .params(at, state)
                .update();
        jdbc.sql("update reissue_upload set uploaded_at = ?").param(uploaded).update();
    }

    @Test
    void manyLateReportsAreSummedUpAndTheEarliestOfADayCounts() {
        Assessment now = assessments.now(contract);
        Findings findings = new Findings(
                now.contract(),
                now.today(),
                new CallStatistics(new Span(now.today(), now.today()), List.of()),
                now.standing());
        List<SentReport> sent = new ArrayList<>();
        for (int day = 1; day <= 25; day++) {
            LocalDate asOf = LocalDate.of(2022, 7, day);
            sent.add(new SentReport(asOf, ReportState.ACCEPTED, Instant.parse("2022-08-20T00:00:00Z")));
            if (day <= 2) {
                sent.add(new SentReport(asOf, ReportState.RETURNED, Instant.parse("2022-08-01T00:00:00Z")));
            }
        }
        findings.ofReports(sent);

        assertThat(findings.con()).hasSize(21);
        assertThat(findings.con().getLast().text().key()).isEqualTo("contract.completion.con.lateMore");
        assertThat(findings.con().getLast().text().args()).containsExactly(3);
    }

    @Test
    void giftsThatNobodyHasReceivedAreCountedOnceAnyWasSent() {
        completions.layDown(contract);
        Incident incident = incidents.requireCurrent();
        OutreachRows rows = new OutreachRows(jdbc, incident, clock.instant());
        long person = AffectedPersons.add(jdbc, incident, "U900000", "山田 花子", "090-0415-5955", 3);
        rows.gift(rows.cards(person).get(0), "RECEIVED");
        long sent = rows.gift(rows.cards(person).get(1), "SENT");
        ledger.refresh(incident.id());
        assertThat(line(assessments.now(contract), "GIFTS_OPEN")).isEqualTo("2 NOT_MET");
        assertThat(indicator(assessments.now(contract), "GIFTS_OPEN").address()).isEqualTo("city/reach");

        rows.giftState(sent, "RECEIVED");
        rows.gift(rows.cards(person).get(2), "RECEIVED");
        ledger.refresh(incident.id());
        assertThat(line(assessments.now(contract), "GIFTS_OPEN")).isEqualTo("0 MET");
    }

    @Test
    void aThresholdKeepsItsHistory() {
        rules.setThreshold(contract, "DAILY_CALLS", 0, new BigDecimal("30"), "はじめ");
        SignedIn.as(OFFICIAL2);
        rules.setThreshold(contract, "DAILY_CALLS", 1, new BigDecimal("25.5"), "見直し");

        List<Setting> history = rules.book(contract).history("DAILY_CALLS");
        assertThat(history).extracting(Setting::version).containsExactly(2, 1);
        assertThat(history.getFirst().figure()).isEqualByComparingTo("25.5");
        assertThat(history.getFirst().set().name()).isEqualTo("山本 恵");
        assertThat(history.getLast().reason()).isEqualTo("はじめ");
    }

    @Test
    void whatMakesNoSenseIsRefusedAtItsFieldAndLeavesNothing() {
        refused("figure", "contract.completion.rule.percent", () -> set("ANSWER_RATE", "100.01", "理由"));
        refused("figure", "contract.completion.rule.figure", () -> set("FRAUD", "-1", "理由"));
        refused("figure", "contract.completion.rule.figure", () -> set("FRAUD", "1.234", "理由"));
        refused("figure", "contract.completion.rule.figure", () -> set("FRAUD", null, "理由"));
        refused("reason", "contract.completion.rule.reason", () -> set("FRAUD", "1", " "));
        refused("reason", "contract.completion.rule.cardNumber", () -> set("FRAUD", "1", "4111111111111111"));
        refused("code", "contract.completion.rule.unknown", () -> set("REISSUE_ISSUER:Z", "1", "理由"));
        refused(
                "figure",
                "contract.completion.rule.months",
                () -> rules.setMonths(contract, DataKind.INQUIRIES, 0, -1, "理由"));
        refused(
                "mayFail",
                "contract.completion.rule.mayFail",
                () -> rules.write(contract, 0, Set.of("FRAUD"), 99, true, "基準", "理由"));
        refused(
                "text",
                "contract.completion.rule.text",
                () -> rules.write(contract, 0, Set.of("FRAUD"), 1, true, " ", "理由"));
        refused(
                "required",
                "contract.completion.rule.unknown",
                () -> rules.write(contract, 0, Set.of("NOTHING"), 1, true, "基準", "理由"));
        assertThat(rules.book(contract).settings()).isEmpty();
        assertThat(rules.book(contract).rules()).isEmpty();
        // a trend may fall
        set("TREND", "-0.5", "理由");
        assertThat(rules.book(contract).history("TREND")).hasSize(1);
    }

    @Test
    void whoComesSecondIsToldAndChangesNothing() {
        set("FRAUD", "10", "先");
        refused(null, "contract.completion.rule.meanwhile", () -> set("FRAUD", "20", "後"));
        rules.write(contract, 0, Set.of("FRAUD"), 1, true, "先", "理由");
        refused(
                null,
                "contract.completion.rule.meanwhile",
                () -> rules.write(contract, 0, Set.of("FRAUD"), 1, true, "後", "理由"));

        assertThat(rules.book(contract).history("FRAUD"))
                .extracting(Setting::reason)
                .containsExactly("先");
        assertThat(rules.book(contract).rule().orElseThrow().text()).isEqualTo("先");
    }

    private void set(String code, @Nullable String figure, String reason) {
        rules.setThreshold(contract, code, 0, figure == null ? null : new BigDecimal(figure), reason);
    }

    private static List<String> keys(List<Finding> findings) {
        return findings.stream().map(finding -> finding.text().key()).toList();
    }

    private static Indicator indicator(Assessment now, String code) {
        return now.indicators().stream()
                .filter(one -> one.key().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String line(Assessment now, String code) {
        Indicator indicator = indicator(now, code);
        return (indicator.value() == null ? "null" : indicator.value().toPlainString()) + " " + indicator.met();
    }

    static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.text().key()).isEqualTo(key);
            assertThat(e.field()).isEqualTo(field);
        });
    }
}
