package jp.madoguchi.journeys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The built jar in the demo profile, with data of its own, until the tests' JVM ends. */
final class RunningPortal {
    private static final Path JAR = Path.of("target", "madoguchi.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static RunningPortal running;

    private final Process process;
    private final int port;

    private RunningPortal(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, or gives the one that runs already. */
    static synchronized RunningPortal start() {
        if (running == null) {
            try {
                running = launch();
            } catch (IOException e) {
                throw new IllegalStateException("The portal could not be started", e);
            }
        }
        return running;
    }

    String address() {
        return "http://localhost:" + port;
    }

    private static RunningPortal launch() throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: journeys run after mvn package");
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path folder = Files.createTempDirectory(Path.of("target"), "journeys");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-jar",
                        JAR.toString(),
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        // the demo's database lies below the working directory
                        "--madoguchi.data-dir=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("portal.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        RunningPortal portal = new RunningPortal(process, port);
        portal.awaitReadiness(folder);
        return portal;
    }

    private void awaitReadiness(Path folder) {
        HttpRequest readiness = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                .build();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (process.isAlive() && Instant.now().isBefore(deadline)) {
                try {
                    if (client.send(readiness, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // it is still starting
                }
                Thread.sleep(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        throw new IllegalStateException("The portal did not get ready; see " + folder.resolve("portal.log"));
    }
}
