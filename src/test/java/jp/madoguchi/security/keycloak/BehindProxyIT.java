package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.keycloak.StandInIssuer.IdToken;
import jp.madoguchi.testing.KeysOfPortal;
import jp.madoguchi.testing.PlainBrowser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The portal in production as it stands: what it tells browsers through the proxy, and what it takes from who says that he is Keycloak,
 * ID tokens at the sign-in and logout tokens after it.
 */
class BehindProxyIT {
    private static final String SIGN_IN = "/oauth2/authorization/keycloak";

    private static ProxiedPortal portal;
    private static StandInIssuer issuer;
    private static WrongTokens wrongTokens;

    @BeforeAll
    static void start() throws Exception {
        portal = new ProxiedPortal();
        issuer = portal.issuer;
        wrongTokens = new WrongTokens(issuer, portal.environment.get("MADOGUCHI_OIDC_CLIENT_SECRET"));
    }

    @AfterAll
    static void stop() throws Exception {
        portal.close();
    }

    @Test
    @Assures("B3")
    void everyAnswerTellsTheBrowserToComeByTlsOnlyAndToKeepNothing() throws Exception {
        issuer.signsIn(issuer.someone("it-many", "official", "approver", "auditor", "admin")
                .build());
        List<String> problems = new ArrayList<>();
        int answers = 0;
        try (PlainBrowser nobody = portal.browser();
                PlainBrowser somebody = portal.browser()) {
            HttpResponse<String> page = somebody.follow(SIGN_IN);
            VaadinTab open = new VaadinTab(portal.url(), somebody.client());
            open.open("admin/people");
            HttpResponse<String> told = somebody.send(somebody.request("/?v-r=uidl&v-uiId=0")
                    .POST(HttpRequest.BodyPublishers.ofString(open.message(open.securityKey()))));
            assertThat(told.body()).contains("syncId");
            assertThat(header(told, "Cache-Control")).contains("no-store");
            problems.addAll(problems(told));
            for (PlainBrowser browser : List.of(nobody, somebody)) {
                for (HttpRequest.Builder request : requests(browser, page.body())) {
                    HttpResponse<String> answer = browser.send(request);
                    answers++;
                    problems.addAll(problems(answer));
                }
            }
        }
        assertThat(problems).isEmpty();
        Measured.as(
                "%d answers to screens, calls, files and what is refused: HSTS and nosniff on all of them", answers);
    }

    /** Neither through the proxy, which writes anew what a client says, nor through one that only appends to it, as we do here. */
    @Test
    void anAddressThatAClientClaimsReachesNeitherTheTrailNorTheLimits() throws Exception {
        try (PlainBrowser client = portal.browser();
                PlainBrowser appending = new PlainBrowser(portal.inside())) {
            assertThat(isStopped(client, "")).as("through the proxy").isTrue();
            assertThat(isStopped(appending, ", 198.51.100.2"))
                    .as("through a proxy that appends")
                    .isTrue();
        }
        // refusals are written a moment later
        Awaitility.await()
                .untilAsserted(() -> assertThat(JdbcClient.create(portal.database())
                                .sql("select address from audit_event where object = '429 api_per_address'")
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrder("127.0.0.1", "198.51.100.2"));
        assertThat(JdbcClient.create(portal.database())
                        .sql("select count(*) from audit_event where address like '203.0.113.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Asks under another address each time. */
    private static boolean isStopped(PlainBrowser browser, String appended) throws Exception {
        for (int i = 0; i < 2 * ProxiedPortal.CALLS; i++) {
            int status = browser.send(browser.request("/api/v1/nowhere")
                            .header("X-Forwarded-For", "203.0.113." + i % 250 + appended)
                            .header("Forwarded", "for=203.0.113." + i % 250))
                    .statusCode();
            if (status == 429) {
                return true;
            }
            assertThat(status).isEqualTo(401);
        }
        return false;
    }

    /** Whatever there is, and what there isn't. */
    private static List<HttpRequest.Builder> requests(PlainBrowser browser, String page) {
        List<String> addresses = new ArrayList<>();
        List<String> routes = AccessTable.of("route").things().stream()
                .map(route -> "/" + route.replaceAll(":[a-z]+", "1"))
                .toList();
        for (int i = 0; i < routes.size(); i += FullSize.of(6, 1)) {
            addresses.add(routes.get(i));
        }
        Stream.of("api", "page", "actuator")
                .flatMap(kind -> AccessTable.of(kind).things().stream())
                .map(line -> line.substring(line.indexOf(' ') + 1)
                        .replace("{code}", "koko-2022")
                        .replaceAll("\\{[a-z]+}|\\*\\*", "1"))
                .forEach(addresses::add);
        Matcher files = Pattern.compile("(?:src|href)=\"\\./?([^\":]+)\"").matcher(page);
        while (files.find()) {
            addresses.add("/" + files.group(1));
        }
        addresses.addAll(List.of(
                "/?v-r=init&location=city&query=",
                "/VAADIN/push?v-uiId=0",
                "/VAADIN/nowhere.js",
                "/favicon.ico",
                "/robots.txt",
                "/sw.js",
                "/error",
                "/nowhere",
                "/nowhere/at/all.css",
                "/login/oauth2/code/keycloak?error=access_denied&state=x",
                SIGN_IN,
                "/oauth2/authorization/nobody",
                "/logout",
                // what Spring Security's firewall refuses
                "/a;b",
                "/%2e%2e/etc/passwd",
                "/city//x",
                "/a%2fb",
                "/a%00",
                "/a%0d%0aX:y",
                "/%25"));
        List<HttpRequest.Builder> requests =
                new ArrayList<>(addresses.stream().map(browser::request).toList());
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")) {
            for (String address : List.of("/city", "/api/v1/openapi", "/?v-r=uidl&v-uiId=0", "/s/nowhere", "/logout")) {
                requests.add(browser.request(address).method(method, HttpRequest.BodyPublishers.noBody()));
            }
        }
        requests.add(browser.request("/city")
                .header("Origin", "https://attacker.example")
                .POST(HttpRequest.BodyPublishers.noBody()));
        return requests;
    }

    private static List<String> problems(HttpResponse<String> answer) {
        String what = answer.request().method() + " " + answer.request().uri() + " " + answer.statusCode() + ": ";
        List<String> problems = new ArrayList<>();
        if (!header(answer, "Strict-Transport-Security").equals("max-age=31536000 ; includeSubDomains")) {
            problems.add(what + "HSTS " + header(answer, "Strict-Transport-Security"));
        }
        if (!header(answer, "X-Content-Type-Options").equals("nosniff")) {
            problems.add(what + "no nosniff");
        }
        boolean page = header(answer, "Content-Type").startsWith("text/html");
        if (page && !header(answer, "Content-Security-Policy").contains("frame-ancestors 'none'")) {
            problems.add(what + "may be framed");
        }
        String kept = header(answer, "Cache-Control");
        // what the build has named by its content is the same for everybody; of a page without a session there is
        // nothing to keep
        boolean nothing = answer.request().method().equals("HEAD")
                || kept.contains("immutable")
                || answer.uri().getPath().startsWith("/VAADIN/build/")
                || answer.body().contains("\"sessionExpired\":true");
        if (!nothing && !kept.contains("no-store")) {
            problems.add(what + "Cache-Control " + kept);
        }
        String location = header(answer, "Location");
        if (location.startsWith("http:")) {
            problems.add(what + "leads to " + location);
        }
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            boolean session = cookie.matches("__Host-madoguchi=[^;]*; Path=/; Secure; HttpOnly; SameSite=Lax");
            boolean deleted = cookie.contains("Max-Age=0");
            if (!session && !deleted) {
                problems.add(what + "cookie " + cookie);
            }
        }
        return problems;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    @Assures("A8")
    void noIdTokenThatIsNotForThisSignInSignsAnybodyIn() throws Exception {
        String[] earlier = new String[1];
        try (PlainBrowser browser = portal.browser()) {
            issuer.signsIn(official().build(), claims -> earlier[0] = issuer.signed(claims));
            browser.follow(SIGN_IN);
            assertThat(isSignedIn(browser)).isTrue();
        }
        Map<String, IdToken> wrong = wrongTokens.idTokens(earlier[0]);
        int each = FullSize.of(1, 20);
        int before = portal.log().length();
        for (Map.Entry<String, IdToken> kind : wrong.entrySet()) {
            for (int i = 0; i < each; i++) {
                issuer.signsIn(official().build(), kind.getValue());
                refused(kind.getKey(), "failed");
            }
        }
        String log = portal.log().substring(before);
        assertThat(log.split("Somebody was not signed in", -1))
                .as("a line for each")
                .hasSize(wrong.size() * each + 1);
        assertThat(log).as("and no stack trace").doesNotContain("\n\tat ");
        Measured.as(
                "%d sign-ins with %d kinds of wrong ID tokens: 0 signed in, each answered calmly",
                wrong.size() * each, wrong.size());
    }

    @Test
    @Assures("A8")
    void nobodyIsSignedInByTheAnswerToSomebodyElsesRequest() throws Exception {
        issuer.signsIn(official().build());
        try (PlainBrowser attacker = portal.browser();
                PlainBrowser victim = portal.browser()) {
            String attackers = answerTo(attacker);
            String victims = answerTo(victim);
            String code = attackers.replaceFirst(".*code=([^&]+).*", "$1");
            for (String answer : List.of(
                    attackers,
                    "/login/oauth2/code/keycloak?code=" + code,
                    "/login/oauth2/code/keycloak?code=" + code + "&state=",
                    // with the right state and the proof of another request
                    victims.replaceFirst("code=[^&]+", "code=" + code))) {
                assertThat(victim.follow(answer).uri()).as(answer).hasQuery("failed");
                assertThat(isSignedIn(victim)).as(answer).isFalse();
            }
        }
    }

    /** Each would hold one of the server's threads for as long. */
    @Test
    @Assures("G6")
    void whoeverSignsInIsToldSoonThatTheIssuerSaysNothing() throws Exception {
        issuer.signsIn(official().build());
        issuer.keepsSilent(true);
        try {
            long began = System.nanoTime();
            refused("an issuer that takes the call and doesn't answer", "failed");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
        } finally {
            issuer.keepsSilent(false);
        }
    }

    /** Goes to the issuer, and stops before going back. */
    private static String answerTo(PlainBrowser browser) throws Exception {
        String there = browser.get(SIGN_IN).headers().firstValue("Location").orElseThrow();
        return browser.get(there).headers().firstValue("Location").orElseThrow();
    }

    @Test
    @Assures("A8")
    void noForgedLogoutTokenEndsASession() throws Exception {
        Map<String, IdToken> forged = wrongTokens.logoutTokens(official().build());
        int each = FullSize.of(3, 60);
        issuer.signsIn(official().build());
        try (PlainBrowser browser = portal.browser();
                PlainBrowser keycloak = new PlainBrowser(portal.inside())) {
            browser.follow(SIGN_IN);
            int before = portal.log().length();
            for (Map.Entry<String, IdToken> kind : forged.entrySet()) {
                for (int i = 0; i < each; i++) {
                    assertThat(tellsOfLogout(
                                            keycloak,
                                            kind.getValue()
                                                    .of(WrongTokens.logoutOf(
                                                            official().build())))
                                    .statusCode())
                            .as(kind.getKey())
                            .isLessThan(500);
                }
                assertThat(isSignedIn(browser))
                        .as("after a logout token: " + kind.getKey())
                        .isTrue();
            }
            assertThat(portal.log().substring(before)).doesNotContain("\n\tat ");

            String genuine = issuer.signed(WrongTokens.logoutOf(official().build()));
            tellsOfLogout(keycloak, genuine);
            assertThat(isSignedIn(browser)).as("after a genuine one").isFalse();

            browser.follow(SIGN_IN);
            for (int i = 0; i < each; i++) {
                tellsOfLogout(keycloak, genuine);
            }
            assertThat(isSignedIn(browser)).as("after the same one again").isTrue();
        }
        Measured.as(
                "%d logout tokens of %d kinds, 0 ended a session; the genuine one did, once",
                (forged.size() + 1) * each, forged.size() + 1);
    }

    @Test
    @Assures("A7")
    void whoDecidesOrAdministersIsNotSignedInWithoutASecondFactor() throws Exception {
        int tried = 0;
        for (String role : List.of("approver", "admin")) {
            for (Object acr : Arrays.asList(null, "", "0", "1", "3", "22", " 2", 2, List.of("2"), "gold")) {
                issuer.signsIn(
                        issuer.someone("it-" + role, role).claim("acr", acr).build());
                refused(role + " with acr " + acr, "factor");
                issuer.signsIn(issuer.someone("it-" + role, "official", role)
                        .claim("acr", acr)
                        .build());
                refused(role + " among others with acr " + acr, "factor");
                tried += 2;
            }
            issuer.signsIn(issuer.someone("it-" + role, role).build());
            try (PlainBrowser browser = portal.browser()) {
                browser.follow(SIGN_IN);
                assertThat(isSignedIn(browser)).as(role + " with the right one").isTrue();
            }
        }
        Measured.as("%d sign-ins of approvers and admins with a wrong or missing acr: 0 signed in", tried);
    }

    @Test
    @Assures("A7")
    void aLargeExportWantsASignInThatIsFreshAndNotOnlyOneThatWasAskedFor() throws Exception {
        oneInquiry();
        alreadyTakenToday("it-auditor");
        try (PlainBrowser browser = portal.browser()) {
            issuer.signsIn(auditor(Duration.ZERO));
            browser.follow(SIGN_IN);
            VaadinTab list = new VaadinTab(portal.url(), browser.client());
            list.open("desk/inquiries");
            list.click("ask", list.tree().find("vaadin-button", "出力の承認を依頼"));
            list.type("why", list.tree().find("vaadin-text-area", "理由"), "月次の点検");
            list.click(
                    "send", list.tree().all("vaadin-button", "出力の承認を依頼"::equals).getLast());
            allowedByAnApprover();
            String before = file(browser);

            int refusals = 0;
            for (Duration ago : Arrays.asList(Duration.ofMinutes(6), Duration.ofHours(9), null)) {
                issuer.signsIn(auditor(ago));
                HttpResponse<String> back = browser.follow(SIGN_IN + "?again=desk/inquiries");
                assertThat(issuer.asked()).containsEntry("prompt", "login").containsEntry("max_age", "0");
                assertThat(back.uri()).hasPath("/desk/inquiries");
                VaadinTab stale = new VaadinTab(portal.url(), browser.client());
                stale.open("desk/inquiries");
                assertThat(stale.tree().all("a", "CSVで保存"::equals))
                        .as("offered")
                        .isEmpty();
                String again =
                        stale.tree().attribute(stale.tree().find("a", "承認されています。出力するにはもう一度サインインしてください。"), "href");
                assertThat(again).isEqualTo(SIGN_IN + "?again=desk/inquiries");
                assertThat(browser.get(before).statusCode())
                        .as("at the address of before")
                        .isIn(403, 409);
                refusals += 2;
            }

            issuer.signsIn(auditor(Duration.ofMinutes(1)));
            browser.follow(SIGN_IN + "?again=desk/inquiries");
            HttpResponse<String> taken = browser.get(file(browser));
            assertThat(taken.statusCode()).isEqualTo(200);
            assertThat(taken.body()).contains("op05");
            Measured.as(
                    "%d ways to a large file with an auth_time too old or missing after prompt=login refused, a fresh one accepted",
                    refusals);
        }
    }

    /** Where the list is offered as a file. */
    private static String file(PlainBrowser browser) throws Exception {
        VaadinTab list = new VaadinTab(portal.url(), browser.client());
        list.open("desk/inquiries");
        return "/" + list.tree().attribute(list.tree().find("a", "CSVで保存"), "href");
    }

    private static void allowedByAnApprover() throws Exception {
        issuer.signsIn(issuer.someone("it-approver", "approver").build());
        try (PlainBrowser browser = portal.browser()) {
            browser.follow(SIGN_IN);
            VaadinTab requests = new VaadinTab(portal.url(), browser.client());
            requests.open("desk/exports");
            requests.click("allow", requests.tree().find("vaadin-button", "承認する"));
        }
    }

    /** Set up by the one who may, and an inquiry that is there already. */
    private static void oneInquiry() throws Exception {
        issuer.signsIn(issuer.someone("it-admin", "admin").build());
        try (PlainBrowser browser = portal.browser()) {
            browser.follow(SIGN_IN);
            VaadinTab settings = new VaadinTab(portal.url(), browser.client());
            settings.open("admin/incident");
            settings.upload("設定ファイルを選ぶ", "incident.json", "application/json", definition());
            settings.click("apply", settings.appears("vaadin-button", "適用する"));
        }
        JdbcClient jdbc = JdbcClient.create(portal.database());
        SealedInquiryColumns sealed = KeysOfPortal.with(
                        Map.of(
                                "madoguchi.keys.fields", portal.environment.get("MADOGUCHI_FIELD_KEYS"),
                                "madoguchi.keys.index", portal.environment.get("MADOGUCHI_INDEX_KEY")),
                        portal.database(),
                        SealedInquiryColumns.class)
                .getBean(SealedInquiryColumns.class);
        long incident = jdbc.sql("select id from incident").query(Long.class).single();
        long category = jdbc.sql("select min(id) from category where incident_id = ?")
                .param(incident)
                .query(Long.class)
                .single();
        Calls.inquiry(jdbc, sealed, incident, "c1", category, Instant.now().minusSeconds(60));
        jdbc.sql(
                        "insert into inquiry_count (incident_id, received_on, category_id, inquiries) select incident_id, received_on, category_id, count(*) from inquiry group by incident_id, received_on, category_id")
                .update();
    }

    private static byte[] definition() throws IOException {
        try (var file = BehindProxyIT.class.getResourceAsStream("/demo/incident.json")) {
            return file.readAllBytes();
        }
    }

    /** As many rows as may be taken freely: one more is a large export. */
    private static void alreadyTakenToday(String user) {
        JdbcClient.create(portal.database())
                .sql("insert into export_taken (id, user_name, taken_at, row_count) values (1, ?, ?, 1000)")
                .params(user, Tokyo.toColumn(Instant.now().minusSeconds(60)))
                .update();
    }

    /** Nobody is signed in, the page says why in a word of its address, and what Keycloak said is not passed on. */
    private static void refused(String kind, String why) throws Exception {
        try (PlainBrowser browser = portal.browser()) {
            HttpResponse<String> answer = browser.follow(SIGN_IN);
            assertThat(answer.statusCode()).as(kind).isEqualTo(200);
            assertThat(answer.uri()).as(kind).hasPath("/sign-in").hasQuery(why);
            assertThat(isSignedIn(browser)).as(kind).isFalse();
        }
    }

    private static boolean isSignedIn(PlainBrowser browser) throws Exception {
        HttpResponse<String> answer = browser.get("/city");
        return answer.statusCode() == 200;
    }

    private static HttpResponse<String> tellsOfLogout(PlainBrowser keycloak, String token) throws Exception {
        return keycloak.post("/logout/connect/back-channel/keycloak", Map.of("logout_token", token));
    }

    private static JWTClaimsSet.Builder official() {
        return issuer.someone("it-official", "official");
    }

    private static JWTClaimsSet auditor(Duration ago) {
        return issuer.someone("it-auditor", "auditor")
                .claim(
                        "auth_time",
                        ago == null ? null : Instant.now().minus(ago).getEpochSecond())
                .build();
    }
}
