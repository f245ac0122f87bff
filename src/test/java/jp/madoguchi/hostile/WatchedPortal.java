package jp.madoguchi.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The delivered jar on a database of its own on the real MariaDB, with an access log and a folder for its temporary files, so that a
 * test sees all that it leaves behind. One serves all such tests of a run; it has no waves and asks nobody to wait.
 */
final class WatchedPortal {
    /** What the gateway of short messages signs with. */
    static final String GATEWAY_SECRET = "secret-of-the-gateway";

    private static @Nullable WatchedPortal running;

    private final Map<String, Object> database =
            TestDatabase.mariaDb("w" + UUID.randomUUID().toString().replace("-", ""));
    private final int port = RunningPortal.freePort();
    private final Path folder =
            Path.of("target", "watched-portal", String.valueOf(port)).toAbsolutePath();
    private final RunningPortal portal;

    private WatchedPortal() {
        try {
            Files.createDirectories(temporary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> properties = new ArrayList<>(List.of(
                "madoguchi.demo.telephone=false",
                "madoguchi.session.per-user=1000",
                "madoguchi.limits.most.sign-in-per-address=100000",
                "madoguchi.limits.most.sign-in-per-user=100000",
                "madoguchi.limits.most.api-per-address=1000000",
                "madoguchi.limits.most.api-per-user=1000000",
                "madoguchi.limits.most.search-per-user=1000000",
                "madoguchi.survey.per-link=100000",
                "madoguchi.survey.per-address=100000",
                "madoguchi.outreach.gateway.callback-secret=" + GATEWAY_SECRET,
                "server.tomcat.accesslog.enabled=true",
                "server.tomcat.accesslog.buffered=false",
                "server.tomcat.accesslog.directory=" + accessLog()));
        database.forEach((name, value) -> properties.add(name + "=" + value));
        portal = RunningPortal.start(
                "demo",
                port,
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary()),
                properties.toArray(String[]::new));
    }

    static synchronized WatchedPortal running() {
        if (running == null) {
            running = new WatchedPortal();
        }
        return running;
    }

    String url() {
        return portal.url();
    }

    long pid() {
        return portal.pid();
    }

    String log() {
        return portal.log();
    }

    /** Where the portal keeps what is not in the database, its keys among it. */
    Path data() {
        return Path.of("target", "running-portal", "data-" + port).toAbsolutePath();
    }

    Path accessLog() {
        return folder.resolve("access-log");
    }

    Path temporary() {
        return folder.resolve("temporary");
    }

    String databaseUrl() {
        return (String) database.get("spring.datasource.url");
    }

    String databaseUser() {
        return (String) database.get("spring.datasource.username");
    }

    String databasePassword() {
        return (String) database.get("spring.datasource.password");
    }

    DataSource dataSource() {
        return new DriverManagerDataSource(
                databaseUrl() + "?connectionTimeZone=UTC", databaseUser(), databasePassword());
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** By its own clock, whose day is one of the incident. */
    Instant now() {
        long days = LocalDate.now(Tokyo.ZONE).until(LocalDate.of(2022, 8, 4), ChronoUnit.DAYS);
        return Instant.now().plus(Duration.ofDays(days));
    }

    /** A number for each table that changes with any of its rows; the trail, which also tells of what was refused, is left out. */
    Map<String, String> tables() {
        JdbcClient jdbc = jdbc();
        Map<String, String> checksums = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = database()"
                        + " and table_type = 'BASE TABLE' and table_name not like 'audit%'"
                        // nodes write these every few seconds by themselves
                        + " and table_name not in ('sending_node', 'portal_node', 'signed_in_session')")
                .query(String.class)
                .list()
                .forEach(table -> checksums.put(
                        table,
                        jdbc.sql("checksum table " + table)
                                .query((row, n) -> String.valueOf(row.getString(2)))
                                .single()));
        return checksums;
    }

    /** The temporary files of uploads, wherever the server or the portal makes them. */
    List<Path> temporaryFiles() {
        try (Stream<Path> files = Files.walk(temporary())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("hsperfdata"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
