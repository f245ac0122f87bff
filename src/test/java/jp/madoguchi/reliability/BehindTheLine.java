package jp.madoguchi.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.Application;
import jp.madoguchi.audit.TrailOfBackups;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

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
    }
}
