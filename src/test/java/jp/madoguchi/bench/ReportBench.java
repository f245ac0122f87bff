package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.demo.LoadedDemo;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.PageDocuments;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.document.WordDocuments;
import jp.madoguchi.platform.document.WorkbookDocuments;
import jp.madoguchi.report.content.FigureCollector;
import jp.madoguchi.report.content.Numerals;
import jp.madoguchi.report.content.ReportComposer;
import jp.madoguchi.report.content.ReportContent;
import jp.madoguchi.report.content.ReportFigures;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.report.content.SectionTemplates;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The status report from the database to all four files, one file after the other on one thread. */
final class ReportBench {
    private static final int RUNS = 10;
    private static final LocalDate LAST = LocalDate.of(2022, 8, 3);

    private final ApplicationContext portal;
    private final List<String> lines = new ArrayList<>(List.of(
            "# Reports",
            "",
            "MariaDB, the demo's incident; collecting the figures, composing, DOCX, PDF, XLSX and HTML, in milliseconds.",
            "",
            "| days | first | p50 | longest | promised | DOCX, PDF, XLSX, HTML in KB |",
            "| ---: | ---: | ---: | ---: | ---: | ---: |"));
    private boolean kept = true;

    ReportBench(ApplicationContext portal) {
        this.portal = portal;
    }

    void run() throws IOException {
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        CleanDatabase.clean(jdbc);
        LoadedDemo.withoutWaves(portal.getAutowireCapableBeanFactory());
        SignedIn.as(Role.OFFICIAL);
        measure(LocalDate.of(2022, 6, 23), 3_000);
        measure(LAST.minusDays(365), 10_000);
        SignedIn.out();
        CleanDatabase.clean(jdbc);
        Path file = Path.of("target/bench/reports.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        if (!kept) {
            throw new IllegalStateException("slower than promised");
        }
    }

    private void measure(LocalDate from, long promised) {
        long incident = portal.getBean(IncidentService.class).requireCurrent().id();
        ReportScope scope = new ReportScope(incident, ReportKind.STATUS, from, LAST);
        long[] millis = new long[RUNS];
        List<byte[]> files = List.of();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            files = files(scope);
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        long first = millis[0];
        Arrays.sort(millis);
        kept &= millis[RUNS - 1] <= promised;
        lines.add("| %d | %d | %d | %d | %d | %s |"
                .formatted(
                        from.datesUntil(LAST.plusDays(1)).count(),
                        first,
                        millis[RUNS / 2],
                        millis[RUNS - 1],
                        promised,
                        files.stream().map(file -> file.length / 1_000).toList()));
    }

    private List<byte[]> files(ReportScope scope) {
        ReportFigures figures = Objects.requireNonNull(portal.getBean(TransactionTemplate.class)
                .execute(status -> portal.getBean(FigureCollector.class).collect(scope)));
        SectionTemplates templates = portal.getBean(SectionTemplates.class);
        OfficialDocument document = portal.getBean(ReportComposer.class)
                .compose(new ReportContent(
                        templates.title(scope),
                        List.of("令和4年8月3日現在"),
                        figures,
                        templates.of(figures),
                        Map.of(),
                        Numerals.HALF_WIDTH,
                        false,
                        figures.takenAt()));
        return List.of(
                portal.getBean(WordDocuments.class).write(document),
                portal.getBean(PdfDocuments.class).print(document),
                portal.getBean(WorkbookDocuments.class).write(document),
                portal.getBean(PageDocuments.class).write(document));
    }
}
