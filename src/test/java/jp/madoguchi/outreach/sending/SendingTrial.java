package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.sending.UncertainService.Evidence;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A wave that goes out while its node is killed again and again ({@code kill -9}) and started anew. What is uncertain in the end is
 * settled by the mail server's own list, and then every recipient has exactly one message in the server's spool and every card one gift.
 */
public final class SendingTrial implements AutoCloseable {
    public static final String DOMAIN = "mail.city.example.jp";

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ApplicationContext portal;
    private final Map<String, Object> database;
    private final JdbcClient jdbc;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final Random random = new Random();
    private final List<AutoCloseable> closed = new ArrayList<>();

    /**
     * @param portal on the database of the trial
     * @param database Spring's properties that lead to it
     */
    public SendingTrial(ApplicationContext portal, Map<String, Object> database) throws IOException {
        this.portal = portal;
        this.database = database;
        this.jdbc = portal.getBean(JdbcClient.class);
        this.folder = Files.createDirectories(Path.of("target", "sending-trial"));
    }

    /**
     * How it went.
     *
     * @param sending the time in which a node was running and had something to send
     */
    public record Result(
            int recipients, int kills, int uncertain, int acceptedOfThem, Duration sending, Duration withKills) {
        public double perSecond() {
            return recipients / (sending.toMillis() / 1_000.0);
        }
    }

    /**
     * @param delay milliseconds that the server's answers take; 0 for as fast as they come
     */
    public Result run(Incident incident, int recipients, int kills, long delay, int workers) throws Exception {
        Clock clock = portal.getBean(Clock.class);
        SendingCase wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
        wave.manyPersons(portal.getBean(JdbcTemplate.class), recipients);
        int smtp = RunningPortal.freePort();
        Process server = java("MailServerProcess", "mail-server", List.of("-Xmx900m"), Integer.toString(smtp));
        BufferedReader says = server.inputReader(StandardCharsets.UTF_8);
        assertThat(says.readLine()).isEqualTo("ready");
        int port = smtp;
        if (delay > 0) {
            SlowLine line = new SlowLine(smtp, delay);
            closed.add(line);
            port = line.port();
        }
        long began = System.nanoTime();
        long sending = 0;
        for (int kill = 1; kill <= kills; kill++) {
            int before = handedOver(wave);
            // somewhere in its share of the messages
            int until = before + 1 + random.nextInt(Math.max(1, 2 * (recipients - before) / (kills - kill + 2)));
            Process node = node(port, workers, kill);
            await(() -> handedOver(wave) > before);
            long start = System.nanoTime();
            int target = Math.min(until, recipients - 1);
            await(() -> handedOver(wave) >= target || left(wave) == 0);
            Thread.sleep(random.nextInt(50));
            node.destroyForcibly().onExit().join();
            sending += System.nanoTime() - start;
        }
        int before = handedOver(wave);
        node(port, workers, kills + 1);
        if (left(wave) > 0) {
            await(() -> handedOver(wave) > before || left(wave) == 0);
        }
        long start = System.nanoTime();
        await(() -> wave.count("QUEUED") == 0);
        sending += System.nanoTime() - start;
        await(() -> left(wave) == 0);
        long all = System.nanoTime() - began;
        Result result = settle(
                incident, wave, server, says, recipients, kills, Duration.ofNanos(sending), Duration.ofNanos(all));
        assertThat(wave.count("SENT")).isEqualTo(recipients);
        assertThat(wave.gifts("SENT")).isEqualTo(recipients);
        assertThat(jdbc.sql("select count(*) from card_gift")
                        .query(Integer.class)
                        .single())
                .isEqualTo(recipients);
        return result;
    }

    private Result settle(
            Incident incident,
            SendingCase wave,
            Process server,
            BufferedReader says,
            int recipients,
            int kills,
            Duration sending,
            Duration all)
            throws Exception {
        int uncertain = wave.count("UNCERTAIN");
        int accepted = 0;
        Map<String, Integer> spool = spool(server, says);
        assertThat(spool.values()).as("before anybody decides").allMatch(count -> count == 1);
        if (uncertain > 0) {
            UncertainService decisions = portal.getBean(UncertainService.class);
            SignedIn.as(Role.OFFICIAL);
            Evidence evidence = decisions.compare(
                    incident.id(), new TableFile("accepted.txt", Files.readAllBytes(folder.resolve("spool.txt"))));
            assertThat(evidence.accepted().size() + evidence.missing().size()).isEqualTo(uncertain);
            accepted = evidence.accepted().size();
            if (!evidence.accepted().isEmpty()) {
                decisions.settle(incident.id(), evidence, "the server's list");
            }
            if (!evidence.missing().isEmpty()) {
                decisions.queueMissing(incident.id(), evidence, "not in the server's list");
            }
            SignedIn.out();
            await(() -> left(wave) == 0);
            spool = spool(server, says);
        }
        assertThat(spool).hasSize(recipients);
        assertThat(spool.values()).as("messages of each recipient").allMatch(count -> count == 1);
        return new Result(recipients, kills, uncertain, accepted, sending, all);
    }

    private int handedOver(SendingCase wave) {
        return wave.count("SENT");
    }

    private int left(SendingCase wave) {
        return wave.count("QUEUED") + wave.count("CLAIMED") + wave.count("SENDING");
    }

    private Map<String, Integer> spool(Process server, BufferedReader says) throws IOException {
        Path file = folder.resolve("spool.txt");
        OutputStream to = server.getOutputStream();
        to.write((file.toAbsolutePath() + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
        assertThat(says.readLine()).isEqualTo("written");
        Map<String, Integer> counts = new TreeMap<>();
        Files.readAllLines(file).forEach(line -> counts.merge(line.split(" ")[0], 1, Integer::sum));
        return counts;
    }

    private Process node(int port, int workers, int number) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("url", "username", "password")) {
            settings.put("spring.datasource." + name, String.valueOf(database.get("spring.datasource." + name)));
        }
        settings.put("spring.profiles.active", "demo");
        settings.put("madoguchi.outreach.mail.host", "127.0.0.1");
        settings.put("madoguchi.outreach.mail.port", Integer.toString(port));
        settings.put("madoguchi.outreach.mail.tls", "NONE");
        settings.put("madoguchi.outreach.mail.from", "info@city.example.jp");
        settings.put(
                "madoguchi.outreach.mail.domain",
                portal.getBean(MailSettings.class).mailDomain());
        settings.put("madoguchi.outreach.sending.workers", Integer.toString(workers));
        settings.put("madoguchi.outreach.sending.idle", "50ms");
        settings.put("madoguchi.outreach.sending.beat", "300ms");
        settings.put("madoguchi.outreach.sending.silence", "2s");
        return java(
                "SendingProcess",
                "node-" + number,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private Process java(String main, String log, List<String> options, String... args) throws IOException {
        // a class path of this length has its place in a file
        Path path = folder.resolve("classpath.txt");
        Files.writeString(path, "-cp \"" + classPath().replace("\\", "\\\\") + "\"");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("@" + path);
        command.add("jp.madoguchi.outreach.sending." + main);
        command.addAll(List.of(args));
        File out = folder.resolve(log + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(out);
        if (!main.equals("MailServerProcess")) {
            builder.redirectOutput(folder.resolve(log + ".out").toFile());
        }
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Under Maven's exec plugin the classes come from a loader of its own, which the JVM's class path knows nothing of. */
    private static String classPath() {
        return SendingTrial.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs())
                        .map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private interface Condition {
        boolean holds();
    }

    /** A node that doesn't start, or ends by itself, is no reason to wait. */
    private void await(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            assertThat(processes.getLast().isAlive())
                    .as("the node runs; see " + folder)
                    .isTrue();
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        for (AutoCloseable one : closed) {
            one.close();
        }
    }
}
