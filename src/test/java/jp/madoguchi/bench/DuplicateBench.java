package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.casefile.merge.DuplicateService;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the service takes to suggest likely duplicates among the persons of the 63,337 cards: as they are, and when so many
 * contacts are copied from one case to another that there are 10,000 pairs.
 */
final class DuplicateBench {
    private static final int WARM_UP = 3;
    private static final int RUNS = 15;
    private static final int PAGE = 10;
    private static final int COPIED = 5_000;

    private final ApplicationContext portal;
    private final List<String> lines = new ArrayList<>();

    DuplicateBench(ApplicationContext portal) {
        this.portal = portal;
    }

    void run() throws IOException {
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        CleanDatabase.clean(jdbc);
        long incident =
                KokoIncident.setUp(portal.getBean(IncidentService.class)).id();
        new CaseSearchBench(portal).fill();
        jdbc.sql("analyze table case_match").query().listOfRows();
        SignedIn.as(Role.SUPERVISOR);
        DuplicateService duplicates = portal.getBean(DuplicateService.class);
        lines.addAll(List.of(
                "# Suggesting likely duplicates",
                "",
                "MariaDB, 63,337 cards, a page of %d pairs with both cases read, at the service; %d runs after %d to warm up."
                        .formatted(PAGE, RUNS, WARM_UP),
                "",
                "| work | pairs | p50 ms | p95 ms |",
                "| --- | ---: | ---: | ---: |"));
        measure(
                "the first page",
                () -> duplicates.suggestions(incident, 0, PAGE).total());
        jdbc.sql("""
                        update case_match m join (select case_id, row_number() over (order by case_id) as n from case_match) o
                            on o.case_id = m.case_id
                          join (select email, phone, row_number() over (order by case_id) as n from case_match) s
                            on s.n = o.n - :copied
                        set m.email = s.email, m.phone = s.phone where o.n > :copied and o.n <= 2 * :copied""").param("copied", COPIED).update();
        jdbc.sql("""
                        update case_match m join (select case_id, row_number() over (order by case_id) as n from case_match) o
                            on o.case_id = m.case_id
                          join (select email, row_number() over (order by case_id) as n from case_match) s
                            on s.n = o.n - :copied
                        set m.email = s.email where o.n > 3 * :copied and o.n <= 4 * :copied""").param("copied", COPIED).update();
        measure(
                "the first page of many",
                () -> duplicates.suggestions(incident, 0, PAGE).total());
        measure(
                "the page at 5,000",
                () -> duplicates.suggestions(incident, 5_000, PAGE).total());
        MergeService merges = portal.getBean(MergeService.class);
        measure("merging the first pair and showing the page anew", () -> {
            CasePair pair = duplicates.suggestions(incident, 0, 1).page().getFirst();
            merges.merge(pair.first().person().id(), pair.second().person().id(), "bench");
            return duplicates.suggestions(incident, 0, PAGE).total();
        });
        Path file = Path.of("target/bench/duplicates.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        CleanDatabase.clean(jdbc);
        SignedIn.out();
    }

    private void measure(String what, IntSupplier work) {
        long[] micros = new long[RUNS];
        int pairs = 0;
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            pairs = work.getAsInt();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(micros);
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f |",
                what,
                pairs,
                micros[RUNS / 2] / 1_000.0,
                micros[RUNS * 95 / 100] / 1_000.0));
    }
}
