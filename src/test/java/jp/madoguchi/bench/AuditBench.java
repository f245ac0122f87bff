package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditFill;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditPlace;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Origin;
import jp.madoguchi.audit.Verification;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail with ten million events: pages, verification, and how many can be added at once. */
final class AuditBench {
    private static final int RUNS = 20;
    private static final int THREADS = 20;
    private static final int EACH = 250;
    /** What the portal promises: milliseconds for a page, events verified in a second. */
    private static final int PROMISED_PAGE = 300;

    private static final int PROMISED_VERIFIED = 100_000;

    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final DataSource dataSource;
    private final int events;
    private final List<String> lines = new ArrayList<>();
    private boolean kept = true;

    AuditBench(ApplicationContext portal, int events) {
        this.trail = portal.getBean(AuditTrail.class);
        this.transaction = portal.getBean(TransactionTemplate.class);
        this.dataSource = portal.getBean(DataSource.class);
        this.events = events;
    }

    void run() throws Exception {
        CleanDatabase.clean(JdbcClient.create(dataSource));
        long start = System.nanoTime();
        AuditFill.upTo(dataSource, events);
        long filled = (System.nanoTime() - start) / 1_000_000_000;
        JdbcClient.create(dataSource).sql("analyze table audit_event").query().listOfRows();
        SignedIn.as(Role.AUDITOR);
        lines.addAll(List.of(
                "# The audit trail",
                "",
                "MariaDB, %,d events (made in %d s), pages of 50, at the service; %d runs."
                        .formatted(events, filled, RUNS),
                "",
                "| page | p50 ms | p95 ms |",
                "| --- | ---: | ---: |"));
        LocalDate day = AuditFill.FIRST_DAY.plusDays(20);
        AuditFilter all = AuditFilter.ALL;
        page("the latest", all, null);
        page("from the middle on", all, middle());
        page("one user", new AuditFilter("operator7", null, null, null), null);
        page("one user from the middle on", new AuditFilter("operator7", null, null, null), middle());
        page("one user's day", AuditFilter.dayOf("operator7", day), null);
        page("a day", new AuditFilter(null, null, day, day), null);
        page("one object's history", AuditFilter.historyOf(new AuditObject("U-77", "CASE", "77")), null);
        page("objects whose name begins so, few", new AuditFilter(null, "U-77", null, null), null);
        page("objects whose name begins so, all", new AuditFilter(null, "U-", null, null), null);
        page("an action that is rare", of("audit.export.inquiries", null, null, null), null);
        page("an action that is frequent", of("audit.look.search", null, null, null), null);
        page("a role", of(null, Role.OFFICIAL, null, null), null);
        page("an organisation", of(null, null, "city", null), null);
        page("a way", of(null, null, null, Origin.API), null);
        page(
                "user, action and days",
                new AuditFilter("operator7", null, day, day.plusDays(6), null, "audit.look.case", null, null, null),
                null);
        page("nothing found", new AuditFilter("nobody", null, null, null), null);
        measure("counted, all", () -> trail.count(all));
        measure("counted, one user", () -> trail.count(new AuditFilter("operator7", null, null, null)));
        measure("actions for the filter", trail::actions);
        verify();
        added();
        write();
    }

    private AuditPlace middle() {
        return new AuditPlace(AuditFill.at(events / 2), events / 2);
    }

    private static AuditFilter of(String action, Role role, String organisation, Origin origin) {
        return new AuditFilter(null, null, null, null, null, action, role, organisation, origin);
    }

    private void page(String what, AuditFilter filter, AuditPlace behind) {
        measure(what, () -> trail.following(filter, behind, 51));
    }

    private void measure(String what, Supplier<Object> work) {
        long first = System.nanoTime();
        work.get();
        long[] micros = new long[RUNS];
        // what is far too slow need not be shown twenty times
        int runs = System.nanoTime() - first > 2_000_000_000L ? 2 : RUNS;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.get();
            micros[i] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(micros, 0, runs);
        double p95 = micros[Math.min(runs - 1, runs * 95 / 100)] / 1_000.0;
        kept &= p95 < PROMISED_PAGE;
        lines.add(String.format(Locale.ROOT, "| %s | %.1f | %.1f |", what, micros[runs / 2] / 1_000.0, p95));
    }

    private void verify() {
        long start = System.nanoTime();
        Verification found = trail.verify();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!(found instanceof Verification.Intact)) {
            throw new IllegalStateException(found.toString());
        }
        kept &= events / seconds > PROMISED_VERIFIED;
        lines.addAll(List.of(
                "",
                String.format(
                        Locale.ROOT,
                        "Verified in %.1f s on %d cores: %,.0f events a second.",
                        seconds,
                        Runtime.getRuntime().availableProcessors(),
                        events / seconds)));
    }

    private void added() throws Exception {
        lines.addAll(List.of("", "| added by " + THREADS + " threads at once | events/s |", "| --- | ---: |"));
        add(
                "changes, each in its own transaction",
                n -> transaction.executeWithoutResult(t -> trail.record("audit.event", "R-" + n, null, Map.of())));
        add("looks, each waited for", n -> trail.look(AuditEntry.of("audit.look.case", "CASE", n, "U-" + n)));
        Verification found = trail.verify();
        if (!(found instanceof Verification.Intact)) {
            throw new IllegalStateException(found.toString());
        }
    }

    private void add(String what, java.util.function.IntConsumer work) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService people = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(people.submit(() -> {
                    SignedIn.as(Role.AUDITOR);
                    for (int n = 0; n < EACH; n++) {
                        work.accept(n);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        lines.add(String.format(Locale.ROOT, "| %s | %,.0f |", what, THREADS * EACH / seconds));
    }

    private void write() throws IOException {
        lines.addAll(List.of("", kept ? "The promises are kept." : "THE PROMISES ARE NOT KEPT."));
        Path file = Path.of("target/bench/audit.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        // deleting ten million rows one by one takes longer than making them
        JdbcClient.create(dataSource).sql("truncate table audit_event").update();
        CleanDatabase.clean(JdbcClient.create(dataSource));
        SignedIn.out();
        if (!kept) {
            throw new IllegalStateException("A page takes more than " + PROMISED_PAGE + " ms, or fewer than "
                    + PROMISED_VERIFIED + " events are verified in a second");
        }
    }
}
