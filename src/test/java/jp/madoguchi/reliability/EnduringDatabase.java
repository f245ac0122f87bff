package jp.madoguchi.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jp.madoguchi.testing.TestDatabase;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A new database on the real MariaDB behind a line that can be cut. The portal reaches it with the pool and the time-outs of
 * production; the test reaches it directly.
 */
final class EnduringDatabase {
    private static final String POOL = "spring.datasource.hikari.";

    private final Map<String, Object> direct =
            TestDatabase.mariaDb("e" + UUID.randomUUID().toString().replace("-", ""));
    private final CutLine line;
    private final Map<String, Object> properties = new HashMap<>(direct);

    EnduringDatabase() {
        URI server = URI.create(url().substring("jdbc:".length()));
        line = new CutLine(server.getHost(), server.getPort());
        properties.putAll(poolOfProduction());
        properties.put("spring.datasource.url", through(line, ""));
    }

    CutLine line() {
        return line;
    }

    String name() {
        return url().substring(url().lastIndexOf('/') + 1);
    }

    String url() {
        return (String) direct.get("spring.datasource.url");
    }

    String user() {
        return (String) direct.get("spring.datasource.username");
    }

    String password() {
        return (String) direct.get("spring.datasource.password");
    }

    /** Spring's properties that lead to it over the line. */
    Map<String, Object> properties() {
        return properties;
    }

    /** The same for the command line of a portal in a process of its own. */
    String[] arguments() {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    /** Its own way to the data, which no cut touches. */
    JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    DataSource dataSource() {
        return new DriverManagerDataSource(url() + "?connectionTimeZone=UTC", user(), password());
    }

    /** The same for who asks often: opening one takes longer than a short question. */
    SingleConnectionDataSource oneConnection() {
        return new SingleConnectionDataSource(url() + "?connectionTimeZone=UTC", user(), password(), true);
    }

    private String through(CutLine to, String more) {
        // commits have to be readable on the line
        return "jdbc:mysql://127.0.0.1:" + to.port() + "/" + name() + "?sslMode=DISABLED" + more;
    }

    private static Map<String, Object> poolOfProduction() {
        try {
            Map<String, Object> pool = new HashMap<>();
            for (PropertySource<?> source : new YamlPropertySourceLoader()
                    .load("production", new ClassPathResource("application-production.yml"))) {
                for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    if (name.startsWith(POOL)) {
                        pool.put(name, String.valueOf(source.getProperty(name)));
                    }
                }
            }
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
