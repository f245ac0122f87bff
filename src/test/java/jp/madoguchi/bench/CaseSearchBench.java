package jp.madoguchi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the service takes to find persons by any part of what a caller says, among the 63,337 cards of the incident. */
final class CaseSearchBench {
    private static final int WARM_UP = 10;
    private static final int RUNS = 50;
    private static final int HITS = 10;
    private static final List<String> FRAGMENTS = List.of(
            "U031234",
            "1234",
            "9136",
            "0471-9136",
            "090-04",
            "井上",
            "髙橋",
            "齋藤",
            "ｲﾉｳｴ",
            "いのうえようこ",
            "陽子　井上",
            "example.jp",
            "yoko",
            "子",
            "nobody@here");

    private final ApplicationContext portal;

    CaseSearchBench(ApplicationContext portal) {
        this.portal = portal;
    }

    void run() throws IOException {
        CleanDatabase.clean(portal.getBean(JdbcClient.class));
        long incident =
                KokoIncident.setUp(portal.getBean(IncidentService.class)).id();
        fill();
        SignedIn.as(Role.OPERATOR);
        CaseFileService cases = portal.getBean(CaseFileService.class);
        List<String> lines = new ArrayList<>(List.of(
                "# Finding a case",
                "",
                "MariaDB, 63,337 cards, the best %d hits, at the service; %d runs after %d to warm up."
                        .formatted(HITS, RUNS, WARM_UP),
                "",
                "| fragment | hits shown | p50 ms | p95 ms |",
                "| --- | ---: | ---: | ---: |"));
        for (String fragment : FRAGMENTS) {
            long[] micros = new long[RUNS];
            int hits = 0;
            for (int i = -WARM_UP; i < RUNS; i++) {
                long start = System.nanoTime();
                hits = cases.search(incident, fragment, HITS).size();
                if (i >= 0) {
                    micros[i] = (System.nanoTime() - start) / 1_000;
                }
            }
            Arrays.sort(micros);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f |",
                    fragment,
                    hits,
                    micros[RUNS / 2] / 1_000.0,
                    micros[RUNS * 95 / 100] / 1_000.0));
        }
        Path file = Path.of("target/bench/case-search.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        // whoever measures next on this database finds it empty
        CleanDatabase.clean(portal.getBean(JdbcClient.class));
        SignedIn.out();
    }

    void fill() throws IOException {
        SignedIn.as(Role.OFFICIAL);
        try (InputStream in = CaseSearchBench.class.getResourceAsStream("/demo/affected-cards.csv")) {
            portal.getBean(Imports.class)
                    .run(
                            portal.getBean(AffectedCardsImporter.class),
                            new TableFile("affected-cards.csv", in.readAllBytes()),
                            CharsetChoice.AUTO,
                            "bench",
                            Progress.unwatched());
        }
        portal.getBean(JdbcClient.class).sql("analyze table case_file").query().listOfRows();
    }
}
