package jp.madoguchi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Operators at work on the delivered jar, on MariaDB, over Vaadin's own protocol with the push connection open: fifty of them with
 * a call a minute each, and twenty and fifty without any pause. The operators run on the same machine as the portal and its
 * database, and so take part of its processors.
 */
final class DeskLoadBench {
    private static final int OPERATORS = 50;
    /** What fifty operators keep alive takes 110 MB; twice as much and more leaves the collector room. */
    private static final String HEAP = "256m";

    private static final Duration AT_EASE = Duration.ofMinutes(3);
    private static final Duration IN_HASTE = Duration.ofSeconds(60);

    private final List<String> report = new ArrayList<>();
    private final RoundTrips roundTrips = new RoundTrips();
    private int calledInAll;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param inquiries so many are there before the operators begin */
    static void run(int inquiries) throws Exception {
        Map<String, Object> database =
                TestDatabase.mariaDb("b" + UUID.randomUUID().toString().replace("-", ""));
        String[] properties = database.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        System.setProperty(RunningPortal.HEAP, HEAP);
        int port = RunningPortal.freePort();
        try (RunningPortal portal = RunningPortal.start("demo", port, Map.of(), with(properties))) {
            DataSource source = new DriverManagerDataSource(
                    database.get("spring.datasource.url") + "?rewriteBatchedStatements=true&connectionTimeZone=UTC",
                    (String) database.get("spring.datasource.username"),
                    (String) database.get("spring.datasource.password"));
            InquiryFill.Sealing sealing =
                    InquiryFill.Sealing.with(Path.of("target", "running-portal", "data-" + port, "demo"), source);
            InquiryFill.upTo(source, sealing, inquiries);
            new DeskLoadBench().measure(portal, JdbcClient.create(source));
        }
    }

    private static String[] with(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("madoguchi.demo.operators=" + OPERATORS);
        all.add("madoguchi.demo.telephone=false");
        return all.toArray(String[]::new);
    }

    /** Of the demo's first persons; in the database they are encrypted. */
    private static List<String> phones() throws IOException {
        try (InputStream in = DeskLoadBench.class.getResourceAsStream("/demo/affected-cards.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .limit(5000)
                    .map(line -> line.split(",", -1)[5])
                    .filter(phone -> !phone.isBlank())
                    .toList();
        }
    }

    private void measure(RunningPortal portal, JdbcClient jdbc) throws Exception {
        List<String> phones = phones();
        long database = Long.parseLong(Files.readString(Path.of(
                        jdbc.sql("select @@pid_file").query(String.class).single()))
                .strip());
        List<DeskOperator> operators = new ArrayList<>();
        double empty = Memory.liveHeap(portal.pid());
        // a screen that changes with every inquiry is open, too
        try (VaadinTab official = new VaadinTab(portal.url(), threads, new RoundTrips(), roundTrips::pushed)) {
            official.signIn("official", "demo");
            official.open("city");
            for (int i = 0; i < OPERATORS; i++) {
                DeskOperator operator = new DeskOperator(portal.url(), threads, roundTrips, phones, i);
                operator.start(i == 0 ? "operator" : "operator" + (i + 1));
                operators.add(operator);
            }
            double signedIn = Memory.liveHeap(portal.pid());
            together(operators, operator -> operator.logOneCall());
            roundTrips.clear();

            double seconds = together(operators, operator -> operator.workAtEase(AT_EASE));
            section(
                    OPERATORS + " operators, a call a minute each, for " + AT_EASE.toMinutes() + " minutes",
                    operators,
                    seconds);
            double working = Memory.liveHeap(portal.pid());
            report.add(String.format(
                    Locale.ROOT,
                    "%nHeap alive: nobody signed in %.0f MB, %d signed in %.0f MB, after their work %.0f MB: %.2f MB an operator."
                            + " Memory (PSS): portal %.0f MB, database %.0f MB.",
                    empty,
                    OPERATORS,
                    signedIn,
                    working,
                    (working - empty) / OPERATORS,
                    Memory.pss(portal.pid()),
                    Memory.pss(database)));

            for (int many : new int[] {20, OPERATORS}) {
                List<DeskOperator> some = operators.subList(0, many);
                seconds = together(some, operator -> operator.workInHaste(IN_HASTE));
                section(many + " operators without pause", some, seconds);
            }
        } finally {
            operators.forEach(DeskOperator::close);
            threads.shutdownNow();
        }
        int saved = jdbc.sql(
                        "select count(*) from inquiry where submission_key is not null and created_by like 'operator%'")
                .query(Integer.class)
                .single();
        // one call each before the measuring
        if (saved != calledInAll + OPERATORS) {
            throw new IllegalStateException(calledInAll + " calls were logged, but " + saved + " are in the database");
        }
        write();
    }

    @FunctionalInterface
    private interface Work {
        void by(DeskOperator operator) throws Exception;
    }

    /** All of them at once; returns the seconds until the last one is done. */
    private double together(List<DeskOperator> operators, Work work) throws Exception {
        roundTrips.clear();
        operators.forEach(DeskOperator::countAnew);
        long start = System.nanoTime();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (DeskOperator operator : operators) {
            tasks.add(() -> {
                work.by(operator);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks, 10, TimeUnit.MINUTES)) {
            done.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void section(String title, List<DeskOperator> operators, double seconds) {
        int calls = operators.stream().mapToInt(DeskOperator::logged).sum();
        calledInAll += calls;
        report.add(String.format(
                Locale.ROOT,
                "%n## %s%n%n%d calls logged in %.0f s: %.1f a second; %d changes pushed to open screens, an official's dashboard among them%n",
                title,
                calls,
                seconds,
                calls / seconds,
                roundTrips.pushes()));
        report.add("| step | round trips | p50 ms | p95 ms | longest ms |\n| --- | ---: | ---: | ---: | ---: |");
        report.addAll(roundTrips.rows());
    }

    private void write() throws IOException {
        String text = "# Operators at the desk\n\nOn MariaDB, with "
                + Runtime.getRuntime().availableProcessors()
                + " processors for the portal, its database and the operators together\n"
                + String.join("\n", report)
                + "\n";
        System.out.println(text);
        Files.createDirectories(Path.of("target/bench"));
        Files.writeString(Path.of("target/bench/desk-load.md"), text);
    }
}
