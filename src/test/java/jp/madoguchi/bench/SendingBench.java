package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.sending.SendingTrial;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A wave to all 63,337 holders against a mail server in a process of its own, while the sending node is killed ten times; in the end
 * each recipient has one message in the server's spool and each card one gift, or this fails.
 */
final class SendingBench {
    private static final int RECIPIENTS = 63_337;
    private static final int KILLS = 10;
    private static final int WORKERS = 4;

    private final ApplicationContext portal;

    SendingBench(ApplicationContext portal) {
        this.portal = portal;
    }

    void run() throws Exception {
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        CleanDatabase.clean(jdbc);
        Map<String, Object> database = Stream.of("url", "username", "password")
                .map(name -> "spring.datasource." + name)
                .collect(Collectors.toMap(
                        name -> name, name -> portal.getEnvironment().getRequiredProperty(name)));
        try (SendingTrial trial = new SendingTrial(portal, database)) {
            write(trial.run(KokoIncident.setUp(portal.getBean(IncidentService.class)), RECIPIENTS, KILLS, 0, WORKERS));
        }
        CleanDatabase.clean(jdbc);
    }

    private static void write(SendingTrial.Result result) throws IOException {
        List<String> lines = List.of(
                "# Sending a wave",
                "",
                "MariaDB; the mail server is GreenMail over real sockets in a process of its own, on the same machine; one node with "
                        + WORKERS + " connections, one transaction before and one after each message.",
                "",
                "| what | measured |",
                "| --- | ---: |",
                "| recipients | %,d |".formatted(result.recipients()),
                "| messages per second while a node ran | %.0f |".formatted(result.perSecond()),
                "| seconds with all restarts | %,d |"
                        .formatted(result.withKills().toSeconds()),
                "| kill -9 | %d |".formatted(result.kills()),
                "| uncertain afterwards | %d |".formatted(result.uncertain()),
                "| of these in the server's list | %d |".formatted(result.acceptedOfThem()),
                "",
                "Every recipient has exactly one message in the server's spool, every card one gift.");
        Path file = Path.of("target/bench/sending.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }
}
