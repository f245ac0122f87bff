package jp.madoguchi.security.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.testing.PlainBrowser;
import jp.madoguchi.testing.RunningPortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes in through Keycloak, to what, and for how long. */
class KeycloakIT extends ProductionTest {
    private Page page;

    @BeforeEach
    void openBrowser() {
        page = newPerson();
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
        registeredUser("it-" + role, organisation, role);

        signIn(page, "it-" + role);

        assertThat(page).hasURL(Pattern.compile(".*/" + start + "(\\?.*)?$"));
        assertThat(page.getByText("試験")).not().hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"approver, city", "admin, admin"})
    @Assures("A7")
    void approverAndAdminMustEnrolAOneTimePassword(String role, String start) {
        KEYCLOAK.user("it-" + role, "city", role);

        signIn(page, "it-" + role);
        enrolOneTimePassword(page);

        assertThat(page).hasURL(Pattern.compile(".*/" + start + "(\\?.*)?$"));
    }

    @Test
    void aWrongPasswordOpensNothing() {
        KEYCLOAK.user("it-wrong", "city", "official");

        toKeycloak(page);
        credentials(page, "it-wrong", "not-the-password-1");

        assertThat(page.locator("[id^=input-error]").first()).isVisible();
        page.navigate(portal.url() + "/city");
        assertThat(page.locator(".m-sign-in-button")).isVisible();
    }

    @Test
    void whoHasNoRoleIsToldWhomToAsk() {
        KEYCLOAK.user("it-none", "city");

        signIn(page, "it-none");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("利用できる業務がありません")))
                .isVisible();
    }

    @Test
    void signingOutOfThePortalSignsOutOfKeycloakToo() {
        KEYCLOAK.user("it-leaves", "city", "official");
        signIn(page, "it-leaves");

        page.locator("vaadin-button:has(.m-frame-user__name)").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("サインアウト"))
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        page.navigate(portal.url() + "/city");
        assertThat(page.locator(".m-sign-in-button")).isVisible();
    }

    @Test
    @Assures("A4")
    void aSignOutByTheAdministratorOfKeycloakEndsTheSession() {
        KEYCLOAK.user("it-out", "city", "official");
        signIn(page, "it-out");

        KEYCLOAK.signOutEverywhere("it-out");

        assertSessionEnds();
    }

    @Test
    @Assures("A4")
    void aRoleThatIsTakenAwayEndsTheSession() {
        KEYCLOAK.user("it-role", "city", "official", "auditor");
        signIn(page, "it-role");
        assertThat(page).hasURL(Pattern.compile(".*/city(\\?.*)?$"));

        KEYCLOAK.takeRole("it-role", "official");

        assertSessionEnds();
        // Keycloak still knows the user: one click later the rest of the roles apply
        page.navigate(portal.url() + "/");
        page.locator(".m-sign-in-button").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin(\\?.*)?$"));
    }

    @Test
    @Assures("A4")
    void aDisabledUserIsOut() {
        KEYCLOAK.user("it-disabled", "city", "official");
        signIn(page, "it-disabled");

        KEYCLOAK.disable("it-disabled");

        assertSessionEnds();
    }

    /** Of many at once, each with an open page that is pushed to: whoever is asked about is asked about with all the others. */
    @Test
    @Assures("A4")
    void theSessionsOfManyEndWithWhatIsTakenFromThemAndTheirPagesHearNoMore() throws Exception {
        int many = FullSize.of(6, 200);
        List<String> users =
                IntStream.range(0, many).mapToObj(i -> "it-many-" + i).toList();
        KEYCLOAK.users(users, "city", "official", "auditor");
        List<PlainBrowser> browsers = new ArrayList<>();
        List<VaadinTab> tabs = new ArrayList<>();
        try {
            for (String user : users) {
                PlainBrowser browser = new PlainBrowser(portal.url());
                browsers.add(browser);
                HttpResponse<String> form = browser.follow("/oauth2/authorization/keycloak");
                browser.toTheEnd(browser.submit(form, Map.of("username", user, "password", KeycloakAdmin.PASSWORD)));
                VaadinTab tab = new VaadinTab(portal.url(), browser.client());
                tabs.add(tab);
                tab.open("city");
                assertThat(browser.get("/city").statusCode()).as(user).isEqualTo(200);
            }
            assertThat(tabs).as("with an open push connection").noneMatch(VaadinTab::isPushOver);
            long[] taken = new long[many];
            for (int i = 0; i < many; i++) {
                switch (i % 3) {
                    case 0 -> KEYCLOAK.takeRole(users.get(i), "official");
                    case 1 -> KEYCLOAK.disable(users.get(i));
                    default -> KEYCLOAK.signOutEverywhere(users.get(i));
                }
                taken[i] = System.nanoTime();
            }
            Duration longest = Duration.ZERO;
            for (int i = 0; i < many; i++) {
                while (browsers.get(i).get("/city").statusCode() == 200
                        || !tabs.get(i).isPushOver()) {
                    assertThat(since(taken[i])).as(users.get(i)).isLessThan(Duration.ofSeconds(60));
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                longest = longest.compareTo(since(taken[i])) > 0 ? longest : since(taken[i]);
                VaadinTab tab = tabs.get(i);
                assertThatThrownBy(() -> tab.click("anything", 1))
                        .as("what the open page of " + users.get(i) + " sends")
                        .hasMessageContaining("The page has ended");
            }
            Measured.as(
                    "%d of %d sessions with an open page refused, and its push connection closed, after a role was taken, the user"
                            + " disabled or signed out; the last after %.1f s at most, where sessions are checked every %d s (30 s in"
                            + " production)",
                    many, many, longest.toMillis() / 1_000.0, CHECK_EVERY.toSeconds());
        } finally {
            browsers.forEach(PlainBrowser::close);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** What can be wrong with somebody in the register, by what stands there of them; null: nothing. */
    private static Map<String, @Nullable Consumer<String>> disorders() {
        LocalDate today = LocalDate.now(Tokyo.ZONE);
        LocalDate begun = today.minusMonths(3);
        LocalDate last = today.plusMonths(3);
        Map<String, @Nullable Consumer<String>> disorders = new LinkedHashMap<>();
        disorders.put("not in the register", null);
        disorders.put("of another employer's organisation", user -> register(user, "north-office", "承認書", begun, last));
        disorders.put("not approved of", user -> register(user, "south-office", null, begun, last));
        disorders.put("from tomorrow", user -> register(user, "south-office", "承認書", today.plusDays(1), last));
        disorders.put("until yesterday", user -> register(user, "south-office", "承認書", begun, today.minusDays(1)));
        return disorders;
    }

    @Test
    @Assures("H2")
    void whoIsNotInOrderInTheRegisterIsRefusedAtTheSignInUntilTheyAre() throws Exception {
        List<String> roles = List.of("contractor", "operator", "supervisor");
        List<String> starts = List.of("/contractor", "/desk", "/desk");
        Map<String, @Nullable Consumer<String>> disorders = disorders();
        int rounds = FullSize.of(1, roles.size());
        List<String> answers = new ArrayList<>();
        int turn = 0;
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, @Nullable Consumer<String>> disorder : disorders.entrySet()) {
                int role = (turn++ + round) % roles.size();
                String user = "it-register-" + turn;
                KEYCLOAK.user(user, "south-office", roles.get(role));
                if (disorder.getValue() != null) {
                    disorder.getValue().accept(user);
                }
                try (PlainBrowser browser = new PlainBrowser(portal.url())) {
                    HttpResponse<String> form = browser.follow("/oauth2/authorization/keycloak");
                    answers.add(told(browser.toTheEnd(
                            browser.submit(form, Map.of("username", user, "password", KeycloakAdmin.PASSWORD)))));
                    assertThat(browser.get(starts.get(role)).statusCode())
                            .as(roles.get(role) + " who is " + disorder.getKey())
                            .isEqualTo(302);
                    // Keycloak knows them now; the register still says no
                    answers.add(told(browser.follow("/oauth2/authorization/keycloak")));

                    register(user, "south-office", "承認書", LocalDate.now(Tokyo.ZONE), LocalDate.now(Tokyo.ZONE));
                    browser.follow("/oauth2/authorization/keycloak");
                    assertThat(browser.get(starts.get(role)).statusCode())
                            .as("in order now")
                            .isEqualTo(200);
                }
            }
        }
        assertThat(answers).as("one and the same answer").containsOnly("200 /sign-in?register");
        Measured.as(
                "%d sign-ins of %d kinds of disorder refused with the same answer, each let in once it was in order",
                answers.size(), disorders.size());
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.uri().getPath() + "?"
                + answer.uri().getQuery();
    }

    @Test
    @Assures("H2")
    void whoIsRefusedByTheRegisterIsToldWhomToAsk() {
        KEYCLOAK.user("it-unknown", "call-center", "operator");

        signIn(page, "it-unknown");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("受託者の利用者名簿の登録・承認・期間のいずれかがそろっていない");
    }

    @Test
    @Assures("A8")
    void theApiTakesTokensOfTheRealmMadeForItAndNoOthers() throws Exception {
        String good = apiToken();
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
    @Assures("G6")
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
                () -> page.request()
                                .get(
                                        portal.url() + "/city",
                                        com.microsoft.playwright.options.RequestOptions.create()
                                                .setMaxRedirects(0))
                                .status()
                        == 302,
                new Page.WaitForConditionOptions().setTimeout(60_000));
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
