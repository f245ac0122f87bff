package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.FollowUpFilter;
import jp.madoguchi.inquiry.FollowUpFilter.Work;
import jp.madoguchi.inquiry.FurtherFilter;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.InquiryListService;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquirySort;
import jp.madoguchi.inquiry.InquirySort.By;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of inquiries with a million of them: how long the service takes for a page and its exact total. */
final class InquiryListBench {
    private static final int WARM_UP = 10;
    private static final int RUNS = 50;
    private static final int PAGE = 50;

    /** What is slow is measured less often: no longer than this, but a few times. */
    private static final long LONGEST = 10_000_000_000L;

    private static final int FEWEST = 5;

    private final Incident incident;
    private final InquiryService inquiries;
    private final InquiryListService list;
    private final DataSource dataSource;
    private final InquiryFill.Sealing sealing;
    private final int rows;
    private final List<String> table = new ArrayList<>();

    InquiryListBench(ApplicationContext portal, int rows) {
        this.incident = KokoIncident.setUp(portal.getBean(IncidentService.class));
        this.inquiries = portal.getBean(InquiryService.class);
        this.list = portal.getBean(InquiryListService.class);
        this.dataSource = portal.getBean(DataSource.class);
        this.sealing = InquiryFill.Sealing.of(portal);
        this.rows = rows;
    }

    void run() throws Exception {
        long start = System.nanoTime();
        InquiryFill.upTo(dataSource, sealing, rows);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        SignedIn.as(Role.OPERATOR);
        InquiryFilter all = InquiryFilter.all(incident.id());
        LocalDate last = InquiryFill.LAST;
        InquiryFilter month = all.between(last.minusDays(29), last);
        long gift = incident.category("GIFT").orElseThrow().id();
        long total = list.count(all);
        InquirySort latest = InquirySort.LATEST_FIRST;

        measure("first page", () -> page(all, latest, 0));
        measure("total", () -> list.count(all));
        measure("category and 30 days: page", () -> page(month.ofCategory(gift), latest, 0));
        measure("category and 30 days: total", () -> list.count(month.ofCategory(gift)));
        measure("jump to the end", () -> page(all, latest, total - PAGE));
        measure("jump to the middle", () -> page(all, latest, total / 2));
        measure(
                "category, jump to the end",
                () -> page(all.ofCategory(gift), latest, list.count(all.ofCategory(gift)) - PAGE));
        measure("sorted by operator, first page", () -> page(all, new InquirySort(By.OPERATOR, false), 0));
        measure("sorted by category, to the end", () -> page(all, new InquirySort(By.CATEGORY, true), total - PAGE));
        measure("outcome and 30 days: page", () -> page(month.endingIn(Outcome.ESCALATED), latest, 0));
        measure("outcome and 30 days: total", () -> list.count(month.endingIn(Outcome.ESCALATED)));
        measure("a word in 30 days: page", () -> page(month.containing("再発行"), latest, 0));
        measure("a word in 30 days: total", () -> list.count(month.containing("再発行")));
        search("0.5 %", InquiryFill.RARE, all);
        search("30 %", InquiryFill.FREQUENT, all);
        search("none", InquiryFill.ABSENT, all);
        search("single character, 0.5 %", "変", all);
        search("single character, 40 %", "明", all);
        search("0.5 % and 30 %", InquiryFill.RARE + " " + InquiryFill.FREQUENT, all);
        search("telephone number", "090-1000-0001", all);
        search("0.5 %, category", InquiryFill.RARE, all.ofCategory(gift));
        search("30 %, category", InquiryFill.FREQUENT, all.ofCategory(gift));
        search("30 %, operator", InquiryFill.FREQUENT, all.by("op07"));
        search("0.5 %, 30 days", InquiryFill.RARE, month);
        search("30 %, 30 days", InquiryFill.FREQUENT, month);
        search("none, 30 days", InquiryFill.ABSENT, month);
        search("30 %, a day", InquiryFill.FREQUENT, all.between(last, last));
        measure(
                "30 %, sorted by category: page",
                () -> page(all.containing(InquiryFill.FREQUENT), new InquirySort(By.CATEGORY, false), 0));
        measure(
                "0.5 %, sorted by category: page",
                () -> page(all.containing(InquiryFill.RARE), new InquirySort(By.CATEGORY, false), 0));
        Topic topic = incident.category("GIFT").orElseThrow().topics().getFirst();
        further("topic", all.with(FurtherFilter.NONE.onTopic(topic.id())));
        further("topic of a category, 30 days", month.ofCategory(gift).with(FurtherFilter.NONE.onTopic(topic.id())));
        further("on behalf of another", all.with(FurtherFilter.NONE.saidBy(Relation.REPRESENTATIVE)));
        further("suspected impersonation", all.with(FurtherFilter.NONE.suspected(true)));
        further("no suspicion", all.with(FurtherFilter.NONE.suspected(false)));
        further("to be sent again", all.with(FurtherFilter.NONE.toBeSentAgain(true)));
        further("police told", all.with(FurtherFilter.NONE.told(true, null)));
        further("police told, by an operator", all.by("op07").with(FurtherFilter.NONE.told(true, null)));
        further("not merged", all.with(FurtherFilter.NONE.ofMerged(false)));
        further("open follow-ups", all.with(FurtherFilter.NONE.followedUp(FollowUpFilter.of(Work.OPEN))));
        further("done follow-ups", all.with(FurtherFilter.NONE.followedUp(FollowUpFilter.of(Work.DONE))));
        further(
                "relation, suspicion and outcome",
                all.endingIn(Outcome.RESOLVED)
                        .with(FurtherFilter.NONE.saidBy(Relation.FAMILY).suspected(true)));
        search("30 %, police told", InquiryFill.FREQUENT, all.with(FurtherFilter.NONE.told(true, null)));
        measure("operators for the filter", () -> inquiries.operators(incident.id()));
        write(total, seconds);
    }

    private void further(String what, InquiryFilter filter) {
        String name = "%s (%,d)".formatted(what, list.count(filter));
        measure(name + ": page", () -> page(filter, InquirySort.LATEST_FIRST, 0));
        measure(name + ": total", () -> list.count(filter));
    }

    private void search(String what, String words, InquiryFilter filter) {
        long hits = list.count(filter.containing(words));
        String name = "%s (%,d)".formatted(what, hits);
        measure(name + ": page", () -> page(filter.containing(words), InquirySort.LATEST_FIRST, 0));
        measure(name + ": total", () -> list.count(filter.containing(words)));
    }

    private Object page(InquiryFilter filter, InquirySort sort, long offset) {
        return list.page(filter, sort, offset, PAGE);
    }

    private void measure(String what, Supplier<Object> work) {
        long before = statements();
        work.get();
        long statements = statements() - before;
        long start = System.nanoTime();
        for (int i = 0; i < WARM_UP && System.nanoTime() - start < LONGEST / 5; i++) {
            work.get();
        }
        start = System.nanoTime();
        long[] micros = new long[RUNS];
        int runs = 0;
        while (runs < RUNS && (runs < FEWEST || System.nanoTime() - start < LONGEST)) {
            long one = System.nanoTime();
            work.get();
            micros[runs++] = (System.nanoTime() - one) / 1_000;
        }
        Arrays.sort(micros, 0, runs);
        table.add(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %d | %d |",
                what,
                micros[runs / 2] / 1_000.0,
                micros[runs * 95 / 100] / 1_000.0,
                runs,
                statements));
    }

    /** How many select statements the server has run. */
    private long statements() {
        return JdbcClient.create(dataSource)
                .sql("show global status like 'Com_select'")
                .query((row, n) -> row.getLong(2))
                .single();
    }

    private void write(long total, long seconds) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# The list of inquiries",
                "",
                "MariaDB, %,d inquiries (made in %d s), pages of %d, at the service; up to %d runs after %d to warm up."
                        .formatted(total, seconds, PAGE, RUNS, WARM_UP),
                "",
                "| what | p50 ms | p95 ms | runs | selects |",
                "| --- | ---: | ---: | ---: | ---: |"));
        lines.addAll(table);
        Path file = Path.of("target/bench/inquiry-list.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }
}
