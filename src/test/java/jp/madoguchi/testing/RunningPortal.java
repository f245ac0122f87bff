package jp.madoguchi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The portal as it is delivered: the jar, in a process of its own, for tests that go in from outside. */
public final class RunningPortal implements AutoCloseable {
    /** System property: how large the portal's heap may grow, like {@code 320m}. */
    public static final String HEAP = "madoguchi.test.heap";

    /** Of the logs and the data. */
    public static final Path FOLDER = Path.of("target", "running-portal");

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static RunningPortal demo;

    private final ProcessBuilder builder;
    private final int port;
    private final Path log;
    private Process process;

    private RunningPortal(ProcessBuilder builder, int port, Path log) throws IOException {
        this.builder = builder;
        this.port = port;
        this.log = log;
        this.process = builder.start();
    }

    /**
     * Starts the jar and waits until it is ready.
     *
     * @param profiles Spring profiles, separated by commas
     * @param environment variables besides those of the test
     * @param properties such as {@code madoguchi.demo.telephone=false}
     */
    public static RunningPortal start(
            String profiles, int port, Map<String, String> environment, String... properties) {
        try {
            Path folder = Files.createDirectories(FOLDER);
            FileSystemUtils.deleteRecursively(folder.resolve("data-" + port));
            Path log = folder.resolve("portal-" + port + ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + System.getProperty(HEAP, "512m"),
                    // as docker/Dockerfile starts it
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:ReservedCodeCacheSize=96m",
                    "-jar",
                    Path.of("target", "madoguchi.jar").toString(),
                    "--spring.profiles.active=" + profiles,
                    "--server.port=" + port,
                    "--madoguchi.data-dir=" + folder.resolve("data-" + port).toAbsolutePath()));
            for (String property : properties) {
                command.add("--" + property);
            }
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(environment);
            RunningPortal portal = new RunningPortal(builder, port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
            portal.awaitReady();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The demo with data of its own, started at the first call and kept until the tests' JVM ends. Its telephone stays
     * silent: what changes on a screen has been done by the test.
     */
    public static synchronized RunningPortal demo() {
        RunningPortal running = demo;
        if (running == null) {
            running = start(
                    "demo",
                    freePort(),
                    Map.of(),
                    "madoguchi.demo.telephone=false",
                    // all tests of a run come from one address, in the names of a few
                    "madoguchi.limits.most.sign-in-per-address=100000",
                    "madoguchi.limits.most.sign-in-per-user=100000",
                    "madoguchi.limits.most.api-per-address=1000000",
                    "madoguchi.limits.most.api-per-user=1000000");
            demo = running;
        }
        return running;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address without a slash at its end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Where it keeps its data; in the demo also the keys that it has made. */
    public Path data() {
        return log.resolveSibling("data-" + port);
    }

    /** Ends it without a chance to tidy up, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Asks it to end, as {@code docker stop} and an update do.
     *
     * @return how long it took
     * @throws IllegalStateException where it hasn't ended in that time
     */
    public Duration terminate(Duration patience) {
        long start = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The portal still runs " + patience + " after SIGTERM; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Starts it again, on the same port and the same data. */
    public void startAgain() {
        try {
            process = builder.start();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The portal has ended by itself; see " + log);
            }
            if (answersReady()) {
                return;
            }
        }
        close();
        throw new IllegalStateException("The portal isn't ready after " + PATIENCE + "; see " + log);
    }

    private boolean answersReady() {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            pause();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
