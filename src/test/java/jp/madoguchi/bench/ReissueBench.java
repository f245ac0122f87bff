package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import jp.madoguchi.dashboard.CityOverviewService;
import jp.madoguchi.dashboard.StatementComparisonService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.escalation.LoggedInquiry;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.plan.NewPlan;
import jp.madoguchi.reissue.plan.PlanKind;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.FigureNoteService;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each page of the reissue asks its services, among a thousand reports: 600 days of one organisation, half of them
 * corrected once, and 100 waiting of another. No page may take more than {@value #PROMISED} ms.
 */
final class ReissueBench {
    private static final int PROMISED = 300;
    private static final int WARM_UP = 5;
    private static final int RUNS = 40;
    private static final int ACCEPTED_DAYS = 600;
    private static final int CORRECTED = 300;
    private static final int WAITING = 100;
    private static final int STATEMENTS = 2_000;
    private static final LocalDate LAST = LocalDate.of(2022, 7, 31);
    private static final PortalUser OFFICIAL = new PortalUser("official", "渡辺 誠", "city", Set.of(Role.OFFICIAL));

    private final ApplicationContext portal;
    private final JdbcClient jdbc;
    private final List<String> lines = new ArrayList<>();
    private boolean kept = true;

    ReissueBench(ApplicationContext portal) {
        this.portal = portal;
        this.jdbc = portal.getBean(JdbcClient.class);
    }

    void run() throws IOException {
        CleanDatabase.clean(jdbc);
        LoggedInquiry logged = new LoggedInquiry(portal);
        long inquiry = logged.ofTheCase();
        SignedIn.as(OFFICIAL);
        Incident incident = portal.getBean(IncidentService.class).requireCurrent();
        long report = fill(incident, inquiry);
        lines.addAll(List.of(
                "# Reissue reports",
                "",
                "MariaDB, %,d reports with %,d figures, %,d statements of holders; what each page asks its services, %d runs after %d to warm up; promised: %d ms."
                        .formatted(
                                count("reissue_report"),
                                count("reissue_count"),
                                count("card_statement"),
                                RUNS,
                                WARM_UP,
                                PROMISED),
                "",
                "| page | p50 ms | p95 ms | selects |",
                "| --- | ---: | ---: | ---: |"));
        city(incident.id(), report);
        contractor(incident.id(), report);
        lines.add("");
        lines.add(kept ? "Every page keeps the promise." : "THE PROMISE IS NOT KEPT.");
        Path file = Path.of("target/bench/reissue.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        CleanDatabase.clean(jdbc);
        SignedIn.out();
        if (!kept) {
            throw new IllegalStateException("A page takes more than " + PROMISED + " ms");
        }
    }

    private void city(long incident, long report) {
        ReissueService reissue = portal.getBean(ReissueService.class);
        ReviewService reviews = portal.getBean(ReviewService.class);
        FigureNoteService notes = portal.getBean(FigureNoteService.class);
        PlanService plans = portal.getBean(PlanService.class);
        DossierService dossiers = portal.getBean(DossierService.class);
        StatementComparisonService statements = portal.getBean(StatementComparisonService.class);
        CityOverviewService overview = portal.getBean(CityOverviewService.class);
        SignedIn.as(OFFICIAL);
        LocalDate today = LAST.plusDays(4);
        measure(
                "city: rates, trend, uploads",
                () -> List.of(reissue.rates(incident, today), reissue.history(incident), reissue.allUploads(incident)));
        measure("city: rates as of a day in the middle", () -> reissue.rates(incident, LAST.minusDays(300)));
        measure(
                "city: the queue",
                () -> List.of(
                        reviews.waiting(incident),
                        reviews.queue(incident, 50),
                        plans.due(incident),
                        notes.open(incident),
                        reviews.decided(incident, 20)));
        measure("city: one report", () -> dossiers.find(report));
        measure("city: the acknowledgement", () -> dossiers.receipt(report));
        measure(
                "city: the plan",
                () -> List.of(
                        plans.rates(incident),
                        plans.due(incident),
                        plans.plans(incident),
                        plans.organisations(incident)));
        measure("city: issuers and holders", () -> statements.asOf(incident, today));
        measure("city: the dashboard", () -> overview.now(incident));
        measure("accepting a report and showing the next", () -> {
            long first = reviews.queue(incident, 1).getFirst().id();
            reviews.accept(first, "");
            return dossiers.find(first);
        });
    }

    private void contractor(long incident, long report) {
        ReissueService reissue = portal.getBean(ReissueService.class);
        ReviewService reviews = portal.getBean(ReviewService.class);
        PlanService plans = portal.getBean(PlanService.class);
        DossierService dossiers = portal.getBean(DossierService.class);
        SignedIn.as(Role.CONTRACTOR);
        measure(
                "contractor: own reports and what became of them",
                () -> List.of(
                        reissue.ownUploads(incident), reviews.ownOutcomes(incident), plans.ownReminders(incident)));
        measure(
                "contractor: due reports and rates",
                () -> List.of(plans.ownDue(incident), plans.ownRates(incident), plans.ownReminders(incident)));
        measure("contractor: the acknowledgement", () -> dossiers.ownReceipt(report));
    }

    /** @return the last report that was accepted */
    private long fill(Incident incident, long inquiry) {
        SignedIn.as(OFFICIAL);
        ReviewService reviews = portal.getBean(ReviewService.class);
        portal.getBean(PlanService.class)
                .set(
                        incident.id(),
                        new NewPlan(
                                incident.reportingOrganisation(),
                                0,
                                PlanKind.WEEKLY,
                                LocalDate.of(2022, 2, 3),
                                3,
                                null));
        long last = 0;
        for (int i = ACCEPTED_DAYS; i > 0; i--) {
            LocalDate day = LAST.minusDays(i);
            int grown = ACCEPTED_DAYS - i;
            int[] counts = {
                5_000 + grown * 10, 4_000 + grown * 8, 3_000 + grown * 6, 2_000 + grown * 4, 1_000 + grown * 2
            };
            ReportedCounts reported = new ReportedCounts(jdbc, incident);
            last = reported.sent(day, counts);
            reviews.accept(last, "");
            if (i <= CORRECTED) {
                last = reported.revision(2, "訂正").sent(day, counts);
                reviews.accept(last, "");
            }
        }
        for (int i = 0; i < WAITING; i++) {
            new ReportedCounts(jdbc, incident)
                    .of("north-office", "contractor2")
                    .sent(LAST.minusDays(i), 5_000, 4_000, 3_000, 2_000, 1_000);
        }
        new ReportedCounts(jdbc, incident)
                .revision(3, null)
                .in(ReportState.SUBMITTED, LAST, 15_000, 12_000, 8_000, 6_000, 4_000);
        long person = AffectedPersons.add(jdbc, incident, "U900000", "測定 太郎", "090-0000-9999", STATEMENTS);
        jdbc.sql("select id from affected_card where case_id = ? order by id")
                .param(person)
                .query(Long.class)
                .list()
                .forEach(card -> jdbc.sql("""
                                insert into card_statement (id, card_id, statement, inquiry_id, stated_at, stated_to)
                                values (?, ?, ?, ?, ?, 'operator')""")
                        .params(
                                Ids.next(),
                                card,
                                card % 3 == 0 ? "NOT_YET" : "REISSUED",
                                inquiry,
                                Tokyo.toColumn(Tokyo.startOf(LAST)))
                        .update());
        for (String table : List.of("reissue_report", "reissue_count", "reissue_review", "card_statement")) {
            jdbc.sql("analyze table " + table).query().listOfRows();
        }
        return last;
    }

    private void measure(String what, Supplier<Object> work) {
        long before = selects();
        work.get();
        long selects = selects() - before;
        long[] micros = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            work.get();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(micros);
        double p95 = micros[RUNS * 95 / 100] / 1_000.0;
        kept &= p95 < PROMISED;
        lines.add(String.format(
                Locale.ROOT, "| %s | %.1f | %.1f | %d |", what, micros[RUNS / 2] / 1_000.0, p95, selects));
    }

    /** How many select statements the server has run, for whomever. */
    private long selects() {
        return jdbc.sql("show global status like 'Com_select'")
                .query((row, n) -> row.getLong(2))
                .single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
