package jp.madoguchi.report;

import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DayConfirmationService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.contract.completion.CompletionsOfTests;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.report.content.SectionText;
import jp.madoguchi.security.SystemUser;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports on 4 August 2022 about the two weeks before, whose days are confirmed. */
@Component
public class ReportsOfTests {
    public static final LocalDate FROM = LocalDate.of(2022, 7, 21);
    public static final LocalDate TO = LocalDate.of(2022, 8, 3);
    /** 20 calls came in on the last day. */
    public static final String LAST_DAY = "day.2022-08-03.incoming";

    private final CompletionsOfTests completions;
    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final DayConfirmationService days;
    private final ReportDraftService drafts;
    private final ReportReleaseService releases;
    private final ReportService reports;

    ReportsOfTests(
            CompletionsOfTests completions,
            IncidentService incidents,
            CallStatisticsService statistics,
            DayConfirmationService days,
            ReportDraftService drafts,
            ReportReleaseService releases,
            ReportService reports) {
        this.completions = completions;
        this.incidents = incidents;
        this.statistics = statistics;
        this.days = days;
        this.drafts = drafts;
        this.releases = releases;
        this.reports = reports;
    }

    /** An incident with calls, accepted counts, a contract and a confirmed last day; gives its id. */
    public long incident() {
        completions.contract();
        return SystemUser.run(OFFICIAL, () -> {
            long incident = incidents.requireCurrent().id();
            days.confirm(incident, statistics.between(incident, TO, TO).days().getFirst(), "確認済み");
            return incident;
        });
    }

    public static ReportScope scope(long incident) {
        return new ReportScope(incident, ReportKind.STATUS, FROM, TO);
    }

    /** Started by the official with a text of its own. */
    public long draft(long incident, String text) {
        return SystemUser.run(OFFICIAL, () -> {
            long id = drafts.start(scope(incident), null);
            write(id, text);
            return id;
        });
    }

    /** Puts the text into the first section and empties the others, as whoever is signed in. */
    public void write(long id, String text) {
        Report report = reports.find(id).orElseThrow();
        drafts.write(id, report.revision(), texts(report, text));
    }

    public static ReportTexts texts(Report report, String text) {
        List<SectionText> sections = new ArrayList<>();
        for (SectionText section : report.texts().sections()) {
            sections.add(new SectionText(section.code(), section.title(), sections.isEmpty() ? text : ""));
        }
        return new ReportTexts(report.texts().title(), "危機管理課", report.texts().numerals(), sections);
    }

    public long submitted(long incident, String text) {
        long id = draft(incident, text);
        SystemUser.run(OFFICIAL, () -> {
            drafts.submit(id, reports.find(id).orElseThrow().revision());
            return true;
        });
        return id;
    }

    public long released(long incident, String text) {
        long id = submitted(incident, text);
        release(id);
        return id;
    }

    public void release(long id) {
        SystemUser.run(ContractsOfTests.APPROVER, () -> {
            releases.release(id, reports.find(id).orElseThrow().revision());
            return true;
        });
    }

    /** The confirmed last day had this many calls instead. */
    public void correct(long incident, int calls) {
        SystemUser.run(OFFICIAL2, () -> {
            int before = statistics.between(incident, TO, TO).days().getFirst().incoming();
            days.correct(incident, TO, Measure.INCOMING, before, calls, "転記の誤り");
            return true;
        });
    }

    public static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.text().key()).isEqualTo(key);
            assertThat(e.field()).isEqualTo(field);
        });
    }

    /** Two at once; a rejection's key is the answer of who was refused. */
    public static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = new ArrayList<>();
            for (Callable<String> work : List.of(one, other)) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await(30, TimeUnit.SECONDS);
                    try {
                        return work.call();
                    } catch (RejectedException e) {
                        return e.text().key();
                    }
                }));
            }
            return List.of(
                    answers.getFirst().get(60, TimeUnit.SECONDS),
                    answers.getLast().get(60, TimeUnit.SECONDS));
        }
    }
}
