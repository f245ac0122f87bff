package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DayConfirmationService;
import jp.madoguchi.callstats.KeyedDayService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two days of July, closed by the city, of which a figure is corrected between two reports; and a count sent once more. */
@PortalTest
@Tag("database")
class FigureComparisonTest {
    private static final LocalDate FIRST = LocalDate.of(2022, 7, 7);
    private static final LocalDate SECOND = LocalDate.of(2022, 7, 8);

    @Autowired
    FigureComparison comparison;

    @Autowired
    FigureCollector collector;

    @Autowired
    CallStatisticsService statistics;

    @Autowired
    KeyedDayService keyedDays;

    @Autowired
    DayConfirmationService confirmations;

    @Autowired
    IncidentService incidents;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;

    @BeforeEach
    void twoClosedDays() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.SUPERVISOR);
        keyedDays.keyIn(incident.id(), FIRST, 99, 90, Map.of("FRAUD", 1, "GIFT", 84));
        keyedDays.keyIn(incident.id(), SECOND, 121, 115, Map.of("FRAUD", 3, "GIFT", 98));
        SignedIn.as(Role.OFFICIAL);
        for (LocalDate day : List.of(FIRST, SECOND)) {
            confirmations.confirm(
                    incident.id(),
                    statistics.between(incident.id(), day, day).days().getFirst(),
                    "確認済み");
        }
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    private ReportFigures collect(ReportKind kind, LocalDate from, LocalDate to) {
        return new TransactionTemplate(transactions)
                .execute(status -> collector.collect(new ReportScope(incident.id(), kind, from, to)));
    }

    private Map<String, FigureChange> changes(ReportFigures earlier, ReportFigures later) {
        return comparison.between(earlier, later).stream()
                .collect(Collectors.toMap(FigureChange::key, Function.identity()));
    }

    @Test
    void nothingChangedMeansNoChanges() {
        ReportFigures figures = collect(ReportKind.CALL_CENTER, FIRST, SECOND);

        assertThat(comparison.between(figures, collect(ReportKind.CALL_CENTER, FIRST, SECOND)))
                .isEmpty();
    }

    @Test
    void aCorrectionIsNamedWithWhoMadeItAtEachFigureThatItMoved() {
        ReportFigures earlier = collect(ReportKind.CALL_CENTER, FIRST, SECOND);
        Measure fraud = Measure.named("fraud", incident).orElseThrow();
        confirmations.correct(incident.id(), SECOND, Measure.INCOMING, 121, 123, "記録の取り込み漏れ");
        confirmations.correct(incident.id(), FIRST, fraud, 1, 2, "区分の訂正");

        // read by whoever has no right to correct anything
        SignedIn.as(Role.AUDITOR);
        Map<String, FigureChange> changes = changes(earlier, collect(ReportKind.CALL_CENTER, FIRST, SECOND));

        FigureChange day = changes.get("day.2022-07-08.incoming");
        assertThat(day.before()).isEqualTo(new FigureValue.Count(121, FigureUnits.CALLS));
        assertThat(day.after()).isEqualTo(new FigureValue.Count(123, FigureUnits.CALLS));
        assertThat(day.name()).isEqualTo("7月8日の入電件数合計");
        assertThat(day.reason()).isEqualTo("記録の取り込み漏れ");
        assertThat(day.by()).isEqualTo("OFFICIAL");
        assertThat(day.at()).isAfterOrEqualTo(earlier.takenAt().truncatedTo(ChronoUnit.SECONDS));
        assertThat(changes.get("calls.total.incoming").reason()).isEqualTo("7月8日の入電件数合計：121→123（記録の取り込み漏れ）");
        assertThat(changes.get("calls.total.busy").reason()).contains("121→123");
        assertThat(changes.get("calls.max").reason()).contains("121→123");
        assertThat(changes.get("calls.last").reason()).contains("121→123");
        assertThat(changes.get("category.fraud").reason()).isEqualTo("7月7日の不正利用：1→2（区分の訂正）");
        assertThat(changes)
                .containsOnlyKeys(
                        "day.2022-07-08.incoming",
                        "day.2022-07-07.fraud",
                        "calls.total.incoming",
                        "calls.total.busy",
                        "calls.total.rate",
                        "calls.total.fraud",
                        "calls.max",
                        "calls.last",
                        "category.fraud",
                        "month.2022-07.incoming",
                        "month.2022-07.rate",
                        "month.2022-07.fraud");
    }

    @Test
    void aCorrectionFromBeforeTheEarlierReportIsNoReason() {
        confirmations.correct(incident.id(), SECOND, Measure.INCOMING, 121, 123, "前の訂正");
        ReportFigures earlier = collect(ReportKind.CALL_CENTER, SECOND, SECOND);
        ReportFigures later = collect(ReportKind.CALL_CENTER, FIRST, SECOND);

        FigureChange change = changes(earlier, later).get("calls.total.incoming");
        assertThat(change.before()).isEqualTo(new FigureValue.Count(123, FigureUnits.CALLS));
        assertThat(change.after()).isEqualTo(new FigureValue.Count(222, FigureUnits.CALLS));
        assertThat(change.reason()).isNull();
        assertThat(change.by()).isNull();
        assertThat(change.at()).isNull();
        // a day that the earlier report hadn't
        assertThat(changes(earlier, later).get("day.2022-07-07.incoming").before())
                .isNull();
    }

    @Test
    void aCountThatTookAnothersPlaceIsNamed() {
        LocalDate day = LocalDate.of(2022, 8, 3);
        long first = new ReportedCounts(jdbc, incident)
                .in(ReportState.ACCEPTED, ReportedCounts.JUNE_30, ReportedCounts.JUNE);
        ReportFigures earlier = collect(ReportKind.REISSUE, day, day);
        jdbc.sql("update reissue_report set state = 'SUPERSEDED' where id = ?")
                .param(first)
                .update();
        new ReportedCounts(jdbc, incident)
                .sentAt(earlier.takenAt().plusMillis(1))
                .revision(2, "A社の集計誤り")
                .in(ReportState.ACCEPTED, ReportedCounts.JUNE_30, 13_761, 9_239, 7_568, 4_796, 2_688);
        Map<String, FigureChange> changes = changes(earlier, collect(ReportKind.REISSUE, day, day));

        assertThat(changes.get("issuer.a.reissued").reason()).isEqualTo("6月30日時点の再発行件数報告が、第2版に差し替えられた（A社の集計誤り）");
        assertThat(changes.get("reissue.reissued").by()).isEqualTo("contractor");
        assertThat(changes).containsKeys("reissue.rate", "trend.2022-06-30.all").doesNotContainKey("issuer.b.reissued");
    }
}
