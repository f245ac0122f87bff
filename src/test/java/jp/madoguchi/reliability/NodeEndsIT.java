package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.DeskOperator;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The delivered jar on the real MariaDB is asked to end while many work, and is killed in the middle of imports. What it has
 * acknowledged is there afterwards, once, and the audit trail is intact. A start takes so long that it is killed a few times only;
 * {@link ImportCutIT} ends the connection to the database thousands of times instead, which is the same for the server.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeEndsIT {
    private static final String CALLS = "/api/v1/incidents/koko-2022/call-records";
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);
    private static final int OPERATORS = FullSize.of(20, 100);
    private static final int ROWS = 2_000;

    private static final EnduringDatabase DATABASE = new EnduringDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final List<RunningPortal> NODES = new ArrayList<>();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    /** How many each user was told are saved. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        NODES.add(node());
    }

    @AfterAll
    static void stop() {
        NODES.forEach(RunningPortal::close);
        THREADS.shutdownNow();
        DATABASE.line().close();
    }

    private static RunningPortal node() {
        List<String> properties = new ArrayList<>(List.of(DATABASE.arguments()));
        properties.add("madoguchi.demo.telephone=false");
        properties.add("madoguchi.demo.operators=" + OPERATORS);
        return RunningPortal.start("demo", RunningPortal.freePort(), Map.of(), properties.toArray(String[]::new));
    }

    @Test
    @Order(1)
    @Assures("G4")
    void anEndThatIsAskedForLosesNothingThatWasAcknowledged() throws Exception {
        Map<String, Integer> before = savedByUser();
        List<Future<?>> work = operators(NODES.getFirst(), 0, OPERATORS);
        untilAcknowledged(FullSize.of(2, 20) * OPERATORS);

        Duration took = NODES.getFirst().terminate(ENDED_WITHIN);
        for (Future<?> one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
        compare(before);
        NODES.getFirst().startAgain();

        intact(NODES.getFirst());
        Measured.as(
                "%d users at work, %d inquiries acknowledged and all there; ended %.1f s after SIGTERM",
                OPERATORS, sum(), took.toMillis() / 1e3);
    }

    @Test
    @Order(2)
    @Assures("D6")
    void aKillInTheMiddleOfAnImportLeavesItWholeOrNotThere() throws Exception {
        Random random = new Random(11);
        int kills = FullSize.of(1, 20);
        int whole = 0;
        Duration usual = timed("warm-");
        for (int i = 0; i < kills; i++) {
            String prefix = "K" + i + "-";
            Future<HttpResponse<String>> sending = THREADS.submit(() -> post(prefix));
            Thread.sleep(random.nextLong(usual.toMillis() + 100));
            NODES.getFirst().kill();
            boolean told = told(sending);
            int stored = stored(prefix);
            assertThat(stored).isIn(0, ROWS);
            assertThat(told && stored == 0).as("acknowledged and not there").isFalse();
            whole += stored == 0 ? 0 : 1;
            NODES.getFirst().startAgain();
            // who got no answer sends it again
            assertThat(post(prefix).statusCode()).isEqualTo(200);
            assertThat(stored(prefix)).isEqualTo(ROWS);
        }

        intact(NODES.getFirst());
        Measured.as(
                "%d kill -9 while %d calls were imported: %d times all there, %d times none, 0 partial, 0 double",
                kills, ROWS, whole, kills - whole);
    }

    private void untilAcknowledged(int inquiries) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (sum() < inquiries) {
            assertThat(System.nanoTime()).as("%d of %d saved", sum(), inquiries).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** Each logs one call after the other until the node is gone. */
    private List<Future<?>> operators(RunningPortal node, int from, int to) throws Exception {
        List<DeskOperator> ready = new ArrayList<>();
        List<Future<DeskOperator>> starting = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String user = user(i);
            int seed = i;
            starting.add(THREADS.submit(() -> {
                DeskOperator operator =
                        new DeskOperator(node.url(), THREADS, new RoundTrips(), List.of("090-0415-5955"), seed);
                operator.start(user);
                return operator;
            }));
        }
        for (Future<DeskOperator> one : starting) {
            ready.add(one.get(2, TimeUnit.MINUTES));
        }
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < ready.size(); i++) {
            DeskOperator operator = ready.get(i);
            String user = user(from + i);
            work.add(THREADS.submit(() -> work(operator, user)));
        }
        return work;
    }

    private void work(DeskOperator operator, String user) {
        try (operator) {
            while (true) {
                String last = operator.saved();
                operator.logOneCall();
                if (!operator.saved().equals(last)) {
                    acknowledged.merge(user, 1, Integer::sum);
                }
            }
        } catch (IOException | InterruptedException | IllegalStateException ended) {
            // the node is gone, in the middle of a call or between two
        }
    }

    private static String user(int number) {
        return number == 0 ? "operator" : "operator" + (number + 1);
    }

    /** All that was acknowledged is there, and no more than the one of which nobody has heard. */
    private void compare(Map<String, Integer> before) {
        Map<String, Integer> now = savedByUser();
        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach((user, told) -> {
            int there = now.getOrDefault(user, 0) - before.getOrDefault(user, 0);
            assertThat(there).as(user).isBetween(told, told + 1);
        });
        assertThat(JDBC.sql(
                                "select count(*) - count(distinct submission_key) from inquiry where submission_key is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int sum() {
        return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> savedByUser() {
        Map<String, Integer> saved = new TreeMap<>();
        JDBC.sql("select created_by, count(*) from inquiry where submission_key is not null group by created_by")
                .query((row, n) -> saved.put(row.getString(1), row.getInt(2)))
                .list();
        return saved;
    }

    private static Duration timed(String prefix) throws Exception {
        long start = System.nanoTime();
        assertThat(post(prefix).statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean told(Future<HttpResponse<String>> sending) throws InterruptedException {
        try {
            return sending.get(60, TimeUnit.SECONDS).statusCode() == 200;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException cutOff) {
            return false;
        }
    }

    private static int stored(String prefix) {
        return JDBC.sql("select count(*) from call_record where call_id like ?")
                .param(prefix + "%")
                .query(Integer.class)
                .single();
    }

    private static HttpResponse<String> post(String prefix) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("call_id,received_at,answered_at,ended_at,trunk,caller,agent,result\n");
        for (int i = 1; i <= ROWS; i++) {
            String minute = "2022-08-04T%02d:%02d:".formatted(9 + i / 240, i / 4 % 60);
            csv.append("%s%d,%s00+09:00,%s05+09:00,%s30+09:00,0120,090-0000-%04d,op1,ANSWERED%n"
                    .formatted(prefix, i, minute, minute, minute, i));
        }
        return send(request(NODES.getFirst(), CALLS, "supervisor")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv.toString())));
    }

    private static void intact(RunningPortal node) {
        try {
            for (int i = 0; i < 60; i++) {
                HttpResponse<String> answer = send(request(node, "/api/v1/audit/verification", "auditor"));
                if (answer.statusCode() == 200) {
                    assertThat(answer.body()).contains("\"intact\"");
                    return;
                }
                assertThat(answer.statusCode()).isEqualTo(202);
                Thread.sleep(500);
            }
            throw new AssertionError("the verification didn't end");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(RunningPortal node, String path, String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(node.url() + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Basic " + credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
