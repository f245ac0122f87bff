package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.bench.DeskOperator;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.outreach.sending.SlowLine;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.KeysOfNodes;
import jp.madoguchi.testing.RunningPortal;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The delivered jar twice, on one real database, with a mail server, as a city runs two nodes: the same keys at both, each with a folder of
 * its own for checkpoints. They begin with the incident's settings and nothing else.
 */
final class TwoNodes implements AutoCloseable {
    static final int OPERATORS = 10;
    private static final String DEFINITION = "/demo/incident.json";

    private final EnduringDatabase database = new EnduringDatabase();
    private final DataSource direct = database.oneConnection();
    private final JdbcClient jdbc = JdbcClient.create(direct);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final GreenMail mail;
    private final SlowLine slow;
    private final int[] nodePorts = {RunningPortal.freePort(), RunningPortal.freePort()};
    private final List<RunningPortal> nodes = new ArrayList<>();

    TwoNodes(Path folder) throws Exception {
        this.folder = folder;
        int smtp = RunningPortal.freePort();
        mail = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        slow = new SlowLine(smtp, 20);
        nodes.add(node(0));
        try (VaadinTab settings = tab(0)) {
            settings.signIn("admin", DemoUsers.PASSWORD);
            settings.open("admin/incident");
            try (InputStream file = TwoNodes.class.getResourceAsStream(DEFINITION)) {
                settings.upload("設定ファイルを選ぶ", "incident.json", "application/json", file.readAllBytes());
            }
            settings.click("apply", settings.appears("vaadin-button", "適用する"));
        }
        nodes.add(node(1));
        await(
                Duration.ofSeconds(60),
                "both nodes hear each other",
                () -> nodes.stream().allMatch(node -> node.log().contains("All 2 nodes hear each other")));
    }

    private RunningPortal node(int number) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(List.of(database.arguments()));
        settings.addAll(keysOfTests());
        settings.addAll(List.of(
                "madoguchi.audit.checkpoint.key-file=" + folder.resolve("checkpoint-key.pem"),
                "madoguchi.audit.checkpoint.folder=" + checkpoints(number),
                "madoguchi.demo.telephone=false",
                "madoguchi.demo.load=false",
                "madoguchi.demo.operators=" + OPERATORS,
                "madoguchi.limits.most.sign-in-per-address=100000",
                "madoguchi.limits.most.sign-in-per-user=100000",
                "madoguchi.limits.most.api-per-user=100000",
                "madoguchi.outreach.mail.host=127.0.0.1",
                "madoguchi.outreach.mail.port=" + slow.port(),
                "madoguchi.outreach.mail.tls=NONE",
                "madoguchi.outreach.mail.from=info@city.example.jp",
                "madoguchi.outreach.sending.batch=5",
                "madoguchi.outreach.sending.idle=50ms",
                "madoguchi.outreach.sending.beat=300ms",
                "madoguchi.outreach.sending.silence=3s"));
        String address = "127.0.0.1:" + nodePorts[number];
        return RunningPortal.start(
                "demo",
                RunningPortal.freePort(),
                Map.of(
                        "MADOGUCHI_NODES",
                        "127.0.0.1:" + nodePorts[0] + ",127.0.0.1:" + nodePorts[1],
                        "MADOGUCHI_NODE_ADDRESS",
                        address,
                        "MADOGUCHI_NODES_KEY_FILE",
                        KeysOfNodes.one(folder).toAbsolutePath().toString(),
                        "MADOGUCHI_NODES_KEY",
                        KeysOfNodes.PASSWORD),
                settings.toArray(String[]::new));
    }

    /** Those with which tests write encrypted rows by themselves. */
    private static List<String> keysOfTests() throws IOException {
        PropertySource<?> test = new YamlPropertySourceLoader()
                .load("test", new ClassPathResource("application-test.yml"))
                .getFirst();
        return Stream.of("madoguchi.keys.fields", "madoguchi.keys.index")
                .map(name -> name + "=" + test.getProperty(name))
                .toList();
    }

    RunningPortal at(int number) {
        return nodes.get(number);
    }

    Path checkpoints(int number) {
        return folder.resolve("checkpoints-" + number);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    DataSource dataSource() {
        return direct;
    }

    int count(String sql, Object... values) {
        return jdbc.sql(sql).params(List.of(values)).query(Integer.class).single();
    }

    ExecutorService threads() {
        return threads;
    }

    VaadinTab tab(int number) {
        return new VaadinTab(nodes.get(number).url(), threads, new RoundTrips(), () -> {});
    }

    DeskOperator operator(int number, String user) throws IOException, InterruptedException {
        DeskOperator operator = new DeskOperator(
                nodes.get(number).url(), threads, new RoundTrips(), List.of("090-0415-5955"), user.hashCode());
        operator.start(user);
        return operator;
    }

    /** How many messages the mail server has for each address. */
    Map<String, Integer> spool() throws Exception {
        Map<String, Integer> messages = new TreeMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            messages.merge(message.getAllRecipients()[0].toString(), 1, Integer::sum);
        }
        return messages;
    }

    void intact(int number) throws IOException, InterruptedException {
        for (int i = 0; i < 60; i++) {
            HttpResponse<String> answer = send(request(number, "/api/v1/audit/verification", "auditor"));
            if (answer.statusCode() == 200) {
                assertThat(answer.body()).as("at node %d", number).contains("\"intact\"");
                return;
            }
            assertThat(answer.statusCode()).isEqualTo(202);
            Thread.sleep(500);
        }
        throw new AssertionError("the verification didn't end");
    }

    HttpResponse<String> importCalls(int number, String csv) throws IOException, InterruptedException {
        return send(request(number, "/api/v1/incidents/koko-2022/call-records", "supervisor")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv)));
    }

    private HttpRequest.Builder request(int number, String path, String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(nodes.get(number).url() + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Basic " + credentials);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    static Duration await(Duration patience, String what, BooleanSupplier done) throws InterruptedException {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(patience);
            Thread.sleep(5);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The names of the checkpoints that a node has written. */
    List<String> checkpointFiles(int number) throws IOException {
        if (!Files.exists(checkpoints(number))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(checkpoints(number))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("audit-checkpoint-"))
                    .toList();
        }
    }

    @Override
    public void close() throws Exception {
        nodes.forEach(RunningPortal::close);
        threads.shutdownNow();
        slow.close();
        mail.stop();
        database.line().close();
    }
}
