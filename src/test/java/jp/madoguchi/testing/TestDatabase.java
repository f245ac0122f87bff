package jp.madoguchi.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each test context a database of its own. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static boolean isMariaDb() {
        return "mariadb".equals(System.getProperty("madoguchi.test.database"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> properties = isMariaDb() ? mariaDb(name) : h2(name);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    private static Map<String, Object> h2(String name) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:" + name
                        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
    }

    /**
     * Creates a database on the MariaDB server that the environment names.
     *
     * @return Spring's properties that lead to it
     */
    public static Map<String, Object> mariaDb(String name) {
        String server = required("MADOGUCHI_TEST_MARIADB_URL");
        String user = required("MADOGUCHI_TEST_MARIADB_USER");
        String password = required("MADOGUCHI_TEST_MARIADB_PASSWORD");
        try (Connection connection = DriverManager.getConnection(server, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be created on " + server, e);
        }
        return Map.of(
                "spring.datasource.url",
                server + name,
                "spring.datasource.username",
                user,
                "spring.datasource.password",
                password,
                "spring.datasource.hikari.data-source-properties.rewriteBatchedStatements",
                "true",
                "spring.datasource.hikari.data-source-properties.connectionTimeZone",
                "UTC",
                "spring.datasource.hikari.data-source-properties.forceConnectionTimeZoneToSession",
                "true",
                "spring.datasource.hikari.data-source-properties.cachePrepStmts",
                "true",
                "spring.datasource.hikari.data-source-properties.useLocalSessionState",
                "true",
                "spring.flyway.placeholders.table-options",
                "default character set utf8mb4 collate utf8mb4_bin");
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set; ./portal test starts MariaDB and sets it");
        }
        return value;
    }
}
