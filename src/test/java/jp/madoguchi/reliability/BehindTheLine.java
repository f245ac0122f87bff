package jp.madoguchi.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.Application;
import jp.madoguchi.audit.TrailOfBackups;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.TableCounts;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A portal in the tests' own JVM on a database behind a line that can be cut, with checkpoints. One context serves all such tests. */
class BehindTheLine implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final EnduringDatabase DATABASE = new EnduringDatabase();
    static final Path FOLDER = Path.of("target", "reliability", DATABASE.name()).toAbsolutePath();
    static final Path KEY = FOLDER.resolve("key.pem");
    static final Path CHECKPOINTS = FOLDER.resolve("checkpoints");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Application.askConnections();
        try {
            Files.createDirectories(FOLDER);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        TrailOfBackups.makeKey(KEY);
        Map<String, Object> properties = new HashMap<>(DATABASE.properties());
        properties.put("madoguchi.audit.checkpoint.folder", CHECKPOINTS.toString());
        properties.put("madoguchi.audit.checkpoint.key-file", KEY.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("behind the line", properties));
        // it needn't wait at its end for an answer on a connection that a test has silenced for good
        context.addApplicationListener(
                (ApplicationListener<ContextClosedEvent>) end -> DATABASE.line().close());
    }

    /** Empties all but the trail, which the checkpoints know, and the keys, which the portal knows. */
    static void empty() {
        SingleConnectionDataSource connection = DATABASE.oneConnection();
        try {
            JdbcClient jdbc = JdbcClient.create(connection);
            Map<String, Long> filled = TableCounts.of(jdbc);
            filled.values().removeIf(rows -> rows == 0);
            CleanDatabase.clean(
                    jdbc,
                    filled.keySet().stream()
                            .filter(table -> !table.startsWith("audit")
                                    && !table.startsWith("flyway")
                                    && !table.equals("field_key"))
                            .toList());
        } finally {
            connection.destroy();
        }
    }
}
