package jp.madoguchi.security.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The portal in production, on the real MariaDB, with the real Keycloak, in the real Chromium. */
class KeycloakIT {
    private static final KeycloakAdmin KEYCLOAK = new KeycloakAdmin();
    private static RunningPortal portal;
    private static Chromium chromium;

    private BrowserContext person;
    private Page page;

    @BeforeAll
    static void startPortal() throws Exception {
        URI address = URI.create(KeycloakAdmin.required("MADOGUCHI_TEST_PUBLIC_URL"));
        portal = RunningPortal.start(
                "production,localhost",
                address.getPort(),
                production(KEYCLOAK.issuer()),
                "madoguchi.keycloak.check-every=2s");
        chromium = new Chromium();
        // the first pages of a portal that has just started take their time on a small machine
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    private static Map<String, String> production(String issuer) throws Exception {
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
        environment.put("MADOGUCHI_PUBLIC_URL", KeycloakAdmin.required("MADOGUCHI_TEST_PUBLIC_URL"));
        return environment;
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (portal != null) {
            portal.close();
        }
    }

    @BeforeEach
    void newPerson() {
        person = chromium.person();
        page = person.newPage();
    }

    @AfterEach
    void leave() {
        person.close();
    }

    @ParameterizedTest
    @CsvSource({
        "operator, call-center, desk",
        "supervisor, call-center, desk",
        "contractor, south-office, contractor",
        "official, city, city",
        "auditor, city, admin"
    })
    void eachRoleSignsInAndComesToItsStartPage(String role, String organisation, String start) {
        KEYCLOAK.user("it-" + role, organisation, role);

        signIn("it-" + role);

        assertThat(page).hasURL(Pattern.compile(".*/" + start + "(\\?.*)?$"));
        assertThat(page.getByText("試験")).not().hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"approver, city", "admin, admin"})
    void approverAndAdminMustEnrolAOneTimePassword(String role, String start) {
        KEYCLOAK.user("it-" + role, "city", role);

        signIn("it-" + role);
        assertThat(page.locator("#totp")).isVisible();
        String secret = page.locator("#totpSecret").inputValue();
        page.locator("#totp").fill(OneTimePassword.now(secret));
        page.locator("#saveTOTPBtn").click();

        assertThat(page).hasURL(Pattern.compile(".*/" + start + "(\\?.*)?$"));
    }

    @Test
    void aWrongPasswordOpensNothing() {
        KEYCLOAK.user("it-wrong", "city", "official");

        toKeycloak();
        credentials("it-wrong", "not-the-password-1");

        assertThat(page.locator("[id^=input-error]").first()).isVisible();
        page.navigate(portal.url() + "/city");
        assertThat(page.locator(".m-sign-in-button")).isVisible();
    }

    @Test
    void whoHasNoRoleIsToldWhomToAsk() {
        KEYCLOAK.user("it-none", "city");

        signIn("it-none");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("利用できる業務がありません")))
                .isVisible();
    }

    @Test
    void signingOutOfThePortalSignsOutOfKeycloakToo() {
        KEYCLOAK.user("it-leaves", "city", "official");
        signIn("it-leaves");

        page.locator("vaadin-button:has(.m-frame-user__name)").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("サインアウト"))
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        page.navigate(portal.url() + "/city");
        assertThat(page.locator(".m-sign-in-button")).isVisible();
    }

    @Test
    void aSignOutByTheAdministratorOfKeycloakEndsTheSession() {
        KEYCLOAK.user("it-out", "city", "official");
        signIn("it-out");

        KEYCLOAK.signOutEverywhere("it-out");

        assertSessionEnds();
    }

    @Test
    void aRoleThatIsTakenAwayEndsTheSession() {
        KEYCLOAK.user("it-role", "city", "official", "auditor");
        signIn("it-role");
        assertThat(page).hasURL(Pattern.compile(".*/city(\\?.*)?$"));

        KEYCLOAK.takeRole("it-role", "official");

        assertSessionEnds();
        // Keycloak still knows the user: one click later the rest of the roles apply
        page.navigate(portal.url() + "/");
        page.locator(".m-sign-in-button").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin(\\?.*)?$"));
    }

    @Test
    void aDisabledUserIsOut() {
        KEYCLOAK.user("it-disabled", "city", "official");
        signIn("it-disabled");

        KEYCLOAK.disable("it-disabled");

        assertSessionEnds();
    }

    @Test
    void theApiTakesTokensOfTheRealmMadeForItAndNoOthers() throws Exception {
        String good = KEYCLOAK.clientToken("madoguchi-api", KeycloakAdmin.required("MADOGUCHI_TEST_API_CLIENT_SECRET"));
        KEYCLOAK.clientWithoutAudience("it-other", "another-secret-of-a-test");

        // the service account is a supervisor: it may read statistics (of no incident yet), but no reissue rates
        assertThat(call("call-statistics", good)).isEqualTo(404);
        assertThat(call("reissue-rates", good)).isEqualTo(403);
        assertThat(call("call-statistics", null)).isEqualTo(401);
        assertThat(call("call-statistics", "nonsense")).isEqualTo(401);
        assertThat(call("call-statistics", good.substring(0, good.length() - 4) + "AAAA"))
                .isEqualTo(401);
        assertThat(call("call-statistics", KEYCLOAK.token())).isEqualTo(401);
        assertThat(call("call-statistics", KEYCLOAK.clientToken("it-other", "another-secret-of-a-test")))
                .isEqualTo(401);
    }

    @Test
    void thePortalStartsWithoutKeycloakAndSaysSoCalmly() throws Exception {
        String nobody = "http://localhost:" + RunningPortal.freePort() + "/realms/madoguchi";
        try (RunningPortal lonely =
                RunningPortal.start("production,localhost", RunningPortal.freePort(), production(nobody))) {
            page.navigate(lonely.url() + "/");
            page.locator(".m-sign-in-button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("サインインできませんでした");
        }
    }

    private void assertSessionEnds() {
        page.waitForCondition(
                () -> person.request()
                                .get(
                                        portal.url() + "/city",
                                        com.microsoft.playwright.options.RequestOptions.create()
                                                .setMaxRedirects(0))
                                .status()
                        == 302,
                new Page.WaitForConditionOptions().setTimeout(30_000));
    }

    private void signIn(String user) {
        toKeycloak();
        credentials(user, KeycloakAdmin.PASSWORD);
    }

    private void toKeycloak() {
        page.navigate(portal.url() + "/");
        page.locator(".m-sign-in-button").click();
        assertThat(page.locator("#username")).isVisible();
    }

    private void credentials(String user, String password) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    private static int call(String resource, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(portal.url() + "/api/v1/incidents/koko-2022/" + resource));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
