package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.DeskOperator;
import jp.madoguchi.bench.Memory;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.Test;

/**
 * A day at the desk: the delivered jar on the real MariaDB, everybody signed in all the time, searching and logging a call about once a
 * minute, while the city's dashboard and the supervisor's board are open and follow each of them. What is alive in the heap, the threads
 * and the open files must not grow once everybody has begun, and each call that was acknowledged is there.
 *
 * <p>At full size that takes eight hours. For a shorter or longer look, at its own size: {@code -Dmadoguchi.soak=PT1H
 * -Dmadoguchi.soak.operators=200}.
 */
class SoakIT {
    private static final int OPERATORS = Integer.getInteger("madoguchi.soak.operators", FullSize.of(8, 200));
    private static final Duration SPAN =
            Duration.parse(System.getProperty("madoguchi.soak", FullSize.isAsked() ? "PT8H" : "PT40S"));
    /** From one call to the next, on average: of a long run a minute, as on a busy day. */
    private static final Duration PAUSE =
            SPAN.compareTo(Duration.ofMinutes(10)) < 0 ? Duration.ofSeconds(2) : Duration.ofMinutes(1);

    private static final int LOOKS = 24;
    /** Sessions that have just been used hold an answer more than those that wait; measured at one that runs idle. */
    private static final double MEGABYTES_OF_CHANCE = 16;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Look> looks = new ArrayList<>();
    private volatile boolean isOver;

    /** @param heap what is alive, in MB */
    private record Look(double heap, int threads, int files) {
        static Look at(RunningPortal portal) throws IOException, InterruptedException {
            Path process = Path.of("/proc", Long.toString(portal.pid()));
            return new Look(
                    Memory.liveHeap(portal.pid()), entries(process.resolve("task")), entries(process.resolve("fd")));
        }

        private static int entries(Path folder) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                return (int) entries.count();
            }
        }
    }

    @Test
    @Assures("H3")
    void aLongDayOfManyPeopleGathersNothing() throws Exception {
        EnduringDatabase database = new EnduringDatabase();
        List<String> properties = new ArrayList<>(List.of(database.arguments()));
        properties.add("madoguchi.demo.telephone=false");
        properties.add("madoguchi.demo.waves=false");
        properties.add("madoguchi.demo.operators=" + OPERATORS);
        properties.add("madoguchi.limits.most.sign-in-per-address=100000");
        List<DeskOperator> operators = new ArrayList<>();
        try (RunningPortal portal = RunningPortal.start(
                        "demo", RunningPortal.freePort(), Map.of(), properties.toArray(String[]::new));
                VaadinTab official = screen(portal, "official", "city");
                VaadinTab supervisor = screen(portal, "supervisor", "desk/board")) {
            for (int i = 0; i < OPERATORS; i++) {
                DeskOperator operator =
                        new DeskOperator(portal.url(), threads, new RoundTrips(), List.of("090-0415-5955"), i);
                operators.add(operator);
                operator.start(i == 0 ? "operator" : "operator" + (i + 1));
                operator.logOneCall();
            }
            List<Future<Integer>> days = new ArrayList<>();
            for (DeskOperator operator : operators) {
                days.add(threads.submit(() -> dayOf(operator)));
            }
            for (int i = 0; i < LOOKS; i++) {
                Thread.sleep(SPAN.dividedBy(LOOKS));
                looks.add(Look.at(portal));
                // whose day is over early has met a failure
                for (Future<Integer> day : days) {
                    if (day.isDone()) {
                        day.get();
                    }
                }
            }
            isOver = true;
            int logged = OPERATORS;
            for (Future<Integer> day : days) {
                logged += day.get(PAUSE.toSeconds() * 3 + 60, TimeUnit.SECONDS);
            }

            assertThat(database.jdbc()
                            .sql(
                                    "select count(*) from inquiry where submission_key is not null and created_by like 'operator%'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(logged);
            assertThat(portal.log()).doesNotContain(" ERROR ");
            judge();
            Measured.as(
                    "%d users for %s, %,d calls logged: %.0f MB alive in the heap after a third of it, %.0f MB at the end; %d and %d threads, %d and %d files",
                    OPERATORS,
                    SPAN.toString().substring(2).toLowerCase(Locale.ROOT),
                    logged,
                    early().heap(),
                    late().heap(),
                    early().threads(),
                    late().threads(),
                    early().files(),
                    late().files());
        } finally {
            operators.forEach(DeskOperator::close);
            threads.shutdownNow();
            database.line().close();
        }
    }

    private VaadinTab screen(RunningPortal portal, String user, String address) throws Exception {
        VaadinTab tab = new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
        tab.signIn(user, "demo");
        tab.open(address);
        return tab;
    }

    private int dayOf(DeskOperator operator) throws Exception {
        Random random = new Random(operator.hashCode());
        int logged = 0;
        while (!isOver) {
            Thread.sleep(random.nextLong(2 * PAUSE.toMillis()));
            operator.isHere();
            operator.search();
            operator.logOneCall();
            logged++;
        }
        return logged;
    }

    private void judge() {
        assertThat(late().heap())
                .as("MB alive at the end, of %s", looks)
                .isLessThan(early().heap() * 1.03 + MEGABYTES_OF_CHANCE);
        assertThat(late().threads()).as("threads at the end, of %s", looks).isLessThan(early().threads() + 20);
        assertThat(late().files()).as("open files at the end, of %s", looks).isLessThan(early().files() + 20);
    }

    /** When everybody has begun and what is cached is cached: the middle one of the second third. */
    private Look early() {
        return median(looks.subList(LOOKS / 3, 2 * LOOKS / 3));
    }

    private Look late() {
        return median(looks.subList(2 * LOOKS / 3, LOOKS));
    }

    private static Look median(List<Look> some) {
        int middle = some.size() / 2;
        return new Look(
                some.stream().mapToDouble(Look::heap).sorted().toArray()[middle],
                some.stream().mapToInt(Look::threads).sorted().toArray()[middle],
                some.stream().mapToInt(Look::files).sorted().toArray()[middle]);
    }
}
