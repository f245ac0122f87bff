package jp.madoguchi.report;

import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.report.ReportsOfTests.atOnce;
import static jp.madoguchi.report.ReportsOfTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class ReportScheduleTest {
    @Autowired
    ReportsOfTests ofTests;

    @Autowired
    ReportScheduleService schedules;

    @Autowired
    ScheduledReports scheduled;

    @Autowired
    ReportDraftService drafts;

    @Autowired
    ReportReleaseService releases;

    @Autowired
    ReportService reports;

    @Autowired
    JdbcClient jdbc;

    long incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = ofTests.incident();
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatIsDueIsTheLastMonthAndNothingFromBeforeItWasSet() {
        Instant set = Tokyo.startOf(LocalDate.of(2022, 7, 10));
        ReportSchedule fifth = new ReportSchedule(ReportKind.STATUS, 5, true, 1, new Signed("a", "A", set));
        assertThat(fifth.due(LocalDate.of(2022, 7, 31))).isEmpty();
        assertThat(fifth.due(LocalDate.of(2022, 8, 4))).isEmpty();
        assertThat(fifth.due(LocalDate.of(2022, 8, 5))).contains(YearMonth.of(2022, 7));
        assertThat(fifth.due(LocalDate.of(2022, 9, 4))).contains(YearMonth.of(2022, 7));
        // stood still over months: the last one only
        assertThat(fifth.due(LocalDate.of(2023, 1, 20))).contains(YearMonth.of(2022, 12));
        assertThat(new ReportSchedule(ReportKind.STATUS, 5, false, 2, fifth.set()).due(LocalDate.of(2022, 9, 4)))
                .isEmpty();
    }

    @Test
    void aDueReportIsBegunOnceThoughTwoNodesLookAndLookAgain() throws Exception {
        due(ReportKind.CALL_CENTER);
        Callable<String> look = () -> {
            scheduled.look();
            return "looked";
        };
        assertThat(atOnce(look, look)).containsExactly("looked", "looked");
        scheduled.look();

        assertThat(reports.reports(incident)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(ReportKind.CALL_CENTER);
            assertThat(line.from()).isEqualTo(LocalDate.of(2022, 7, 1));
            assertThat(line.to()).isEqualTo(LocalDate.of(2022, 7, 31));
            assertThat(line.changed().name()).isEqualTo("定期作成");
        });
        assertThat(schedules.waiting(incident)).isEqualTo(new ReportsWaiting(0, 1, 0));
    }

    @Test
    void eachKindCanBeBegunAndWhoGoesOnTakesItOffTheWaiting() {
        for (ReportKind kind : ReportKind.values()) {
            due(kind);
        }
        scheduled.look();
        List<ReportLine> begun = reports.reports(incident);
        assertThat(begun).extracting(ReportLine::kind).containsExactlyInAnyOrder(ReportKind.values());
        long id = begun.getFirst().id();
        ofTests.write(id, "本文");
        assertThat(schedules.waiting(incident)).isEqualTo(new ReportsWaiting(0, 3, 0));
        drafts.submit(id, reports.find(id).orElseThrow().revision());
        assertThat(schedules.waiting(incident)).isEqualTo(new ReportsWaiting(1, 3, 0));
        SignedIn.as(APPROVER);
        releases.giveBack(id, reports.find(id).orElseThrow().revision(), "直す");
        assertThat(schedules.waiting(incident)).isEqualTo(new ReportsWaiting(0, 3, 1));
    }

    @Test
    void whatIsOffBeginsNothing() {
        due(ReportKind.STATUS);
        ReportSchedule on = schedules.schedules(incident).getFirst();
        schedules.set(incident, ReportKind.STATUS, on.version(), 4, false);
        scheduled.look();
        assertThat(reports.reports(incident)).isEmpty();
    }

    @Test
    void aScheduleIsSetByOneAtATimeForADayThatEachMonthHas() {
        refused("dayOfMonth", "report.rule.dayOfMonth", () -> schedules.set(incident, ReportKind.STATUS, 0, 29, true));
        refused("dayOfMonth", "report.rule.dayOfMonth", () -> schedules.set(incident, ReportKind.STATUS, 0, 0, true));
        schedules.set(incident, ReportKind.STATUS, 0, 5, true);
        SignedIn.as(OFFICIAL2);
        refused(null, "report.rule.scheduleMeanwhile", () -> schedules.set(incident, ReportKind.STATUS, 7, 6, true));
        assertThat(schedules.schedules(incident).getFirst()).satisfies(set -> {
            assertThat(set.dayOfMonth()).isEqualTo(5);
            assertThat(set.enabled()).isTrue();
            assertThat(set.set().name()).isEqualTo("渡辺 誠");
        });
    }

    /** Set long ago for the 4th, which it is today. */
    private void due(ReportKind kind) {
        schedules.set(incident, kind, 0, 4, true);
        jdbc.sql("update report_schedule set set_at = '2022-06-01 00:00:00' where kind = ?")
                .param(kind.name())
                .update();
    }
}
