package jp.madoguchi.security.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The portal in production, on the real MariaDB, with the real Keycloak, in the real Chromium. Each class has a portal of its
 * own, with an empty database.
 */
abstract class ProductionTest {
    static final KeycloakAdmin KEYCLOAK = new KeycloakAdmin();
    /** Half a minute in production, which would make tests wait. */
    static final Duration CHECK_EVERY = Duration.ofSeconds(FullSize.of(2, 30));

    static RunningPortal portal;
    /** Of the portal. */
    static JdbcClient database;

    private static Chromium chromium;
    private static @Nullable KeycloakTurn turn;

    private final List<BrowserContext> people = new ArrayList<>();

    @BeforeAll
    static void startPortal() throws Exception {
        turn = KeycloakTurn.take();
        URI address = URI.create(KeycloakAdmin.required("MADOGUCHI_TEST_PUBLIC_URL"));
        Map<String, String> production = production(KEYCLOAK.issuer());
        database = database(production);
        portal = RunningPortal.start(
                "production,localhost",
                address.getPort(),
                production,
                "madoguchi.keycloak.check-every=" + CHECK_EVERY.toSeconds() + "s",
                // all come from one address
                "madoguchi.limits.most.sign-in-per-address=100000");
        chromium = new Chromium();
        // the first pages of a portal that has just started take their time on a small machine
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    static Map<String, String> production(String issuer) throws Exception {
        String server = KeycloakAdmin.required("MADOGUCHI_TEST_MARIADB_URL");
        String user = KeycloakAdmin.required("MADOGUCHI_TEST_MARIADB_USER");
        String password = KeycloakAdmin.required("MADOGUCHI_TEST_MARIADB_PASSWORD");
        String database = "k" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(server, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database + " character set utf8mb4 collate utf8mb4_bin");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("MADOGUCHI_DB_URL", server + database);
        environment.put("MADOGUCHI_DB_USER", user);
        environment.put("MADOGUCHI_DB_PASSWORD", password);
        environment.put("MADOGUCHI_OIDC_ISSUER", issuer);
        environment.put("MADOGUCHI_OIDC_CLIENT_SECRET", KeycloakAdmin.required("MADOGUCHI_TEST_OIDC_CLIENT_SECRET"));
        environment.put("MADOGUCHI_FIELD_KEYS", "5b0f3a1c7d92e4486a7f20c35be1d8947c06fa2b91d3e85f4072a9c6138be5d0");
        environment.put("MADOGUCHI_INDEX_KEY", "e21c94d7083fb65a1970cc4e8d2b53f6a40e7b91c85d3f2066b7a1d94ce0835f");
        environment.put("MADOGUCHI_PUBLIC_URL", KeycloakAdmin.required("MADOGUCHI_TEST_PUBLIC_URL"));
        return environment;
    }

    static JdbcClient database(Map<String, String> production) {
        return JdbcClient.create(new DriverManagerDataSource(
                production.get("MADOGUCHI_DB_URL") + "?connectionTimeZone=UTC",
                production.get("MADOGUCHI_DB_USER"),
                production.get("MADOGUCHI_DB_PASSWORD")));
    }

    /** A user whom the register has nothing against. */
    static void registeredUser(String name, String organisation, String... roles) {
        KEYCLOAK.user(name, organisation, roles);
        register(name, organisation, "承認書 1 号", LocalDate.EPOCH, LocalDate.of(2999, 12, 31));
    }

    /** Writes into the register what else an administrator does at the portal's screen. */
    static void register(String name, String organisation, @Nullable String approval, LocalDate from, LocalDate to) {
        database.sql("delete from contractor_person where user_name = ?")
                .param(name)
                .update();
        database.sql(
                        "insert into contractor_person (user_name, employer, organisation, tier, approval, starts_on, ends_on, version,"
                                + " changed_by, changed_at) values (?, '委託先', ?, 1, ?, ?, ?, 1, 'test', ?)")
                .params(Arrays.asList(name, organisation, approval, from, to, LocalDate.EPOCH))
                .update();
    }

    @AfterAll
    static void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
        if (portal != null) {
            portal.close();
        }
        if (turn != null) {
            turn.close();
        }
    }

    @AfterEach
    void leave() {
        people.forEach(BrowserContext::close);
    }

    /** The browser of a person who isn't signed in yet. */
    Page newPerson() {
        BrowserContext person = chromium.person();
        people.add(person);
        return person.newPage();
    }

    static void signIn(Page page, String user) {
        toKeycloak(page);
        credentials(page, user, KeycloakAdmin.PASSWORD);
    }

    static void toKeycloak(Page page) {
        page.navigate(portal.url() + "/");
        page.locator(".m-sign-in-button").click();
        assertThat(page.locator("#username")).isVisible();
    }

    static void credentials(Page page, String user, String password) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** What Keycloak asks of approvers and admins at their first sign-in. */
    static void enrolOneTimePassword(Page page) {
        assertThat(page.locator("#totp")).isVisible();
        String secret = page.locator("#totpSecret").inputValue();
        page.locator("#totp").fill(OneTimePassword.now(secret));
        page.locator("#saveTOTPBtn").click();
    }

    static String apiToken() {
        return KEYCLOAK.clientToken("madoguchi-api", KeycloakAdmin.required("MADOGUCHI_TEST_API_CLIENT_SECRET"));
    }
}
