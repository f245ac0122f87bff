package jp.madoguchi.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes in, how long they may stay and how often they may ask, at the real server with a portal of short times and low limits. */
class GateIT {
    private static final Duration IDLE = Duration.ofSeconds(16);
    private static final Duration OVER = Duration.ofSeconds(45);
    private static final Duration WARNING = Duration.ofSeconds(8);

    private static RunningPortal portal;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(
                "demo",
                RunningPortal.freePort(),
                Map.of(),
                "madoguchi.demo.load=false",
                "madoguchi.demo.telephone=false",
                "madoguchi.session.idle-limit=" + IDLE.toSeconds() + "s",
                "madoguchi.session.absolute-limit=" + OVER.toSeconds() + "s",
                "madoguchi.session.warn-before=" + WARNING.toSeconds() + "s",
                "madoguchi.session.look-every=1s",
                // a browser that talks by itself all the time
                "vaadin.heartbeat-interval=1",
                "madoguchi.limits.most.sign-in-per-user=3",
                "madoguchi.limits.most.api-per-user=5");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        portal.close();
    }

    @AfterEach
    void leave() {
        people.forEach(BrowserContext::close);
    }

    @Test
    @Assures("A5")
    void whoDoesNothingIsWarnedAndThenOutThoughTheBrowserGoesOnTalking() {
        Page page = signIn("auditor");
        Locator warning = page.getByText("しばらく操作がないため");

        assertThat(warning).isVisible(within(IDLE));
        page.getByText("操作を続ける").last().click();
        warning.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        // longer than there was left before
        LockSupport.parkNanos(WARNING.plusSeconds(2).toNanos());
        assertThat(isSignedIn(page)).isTrue();

        long began = System.nanoTime();
        awaitOut(page, IDLE.plusSeconds(6));
        Measured.as(
                "idle limit of %d s: warned before, stayed when asked to, out %d s after the last look",
                IDLE.toSeconds(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
        // the browser that stood open asks for a new sign-in after a reload
        page.reload();
        assertThat(page.locator(".m-sign-in-card")).isVisible(within(Duration.ofSeconds(20)));
    }

    @Test
    @Assures("A5")
    void whoNeverStopsIsOutAfterTheAbsoluteLimitToo() {
        Page page = signIn("official");
        long began = System.nanoTime();
        while (isSignedIn(page)) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(OVER.plusSeconds(8));
            page.keyboard().press("Shift");
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("longer than the idle limit")
                .isGreaterThan(IDLE.plusSeconds(10));
        Measured.as(
                "absolute limit of %d s with a key pressed each second: out after %d s",
                OVER.toSeconds(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    @Test
    @Assures("A9")
    void whoTriesToSignInAgainAndAgainIsAskedToWait() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new java.net.CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            List<Integer> statuses = new ArrayList<>();
            HttpResponse<String> last = null;
            for (int i = 0; i < 4; i++) {
                last = client.send(
                        HttpRequest.newBuilder(URI.create(portal.url() + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("username=Supervisor&password=guess" + i))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                statuses.add(last.statusCode());
            }
            assertThat(statuses.subList(0, 3)).doesNotContain(429);
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElse("0")))
                    .isBetween(1, 60);
            assertThat(last.body()).contains("サインインの操作が多すぎます");
            assertThat(last.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(last.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void whoCallsTheApiTooOftenIsToldWhenToComeBack() throws IOException, InterruptedException {
        HttpResponse<String> last = null;
        for (int i = 0; i < 6; i++) {
            last = call("admin");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(last.body()).contains("urn:madoguchi:problem:too_many");
        assertThat(call("approver").statusCode()).as("somebody else").isNotEqualTo(429);
    }

    private static HttpResponse<String> call(String user) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(portal.url() + "/api/v1/openapi"))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString((user + ":" + DemoUsers.PASSWORD)
                                                            .getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private Page signIn(String user) {
        BrowserContext person = chromium.person();
        people.add(person);
        Page page = person.newPage();
        page.navigate(portal.url() + "/sign-in");
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("vaadin-app-layout main");
        return page;
    }

    private static void awaitOut(Page page, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (isSignedIn(page)) {
            assertThat(System.nanoTime()).as("still signed in after " + most).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** By the cookie of the page, without its screens: what the HTTP session is worth. */
    private static boolean isSignedIn(Page page) {
        APIResponse response = page.request()
                .get(
                        portal.url() + "/" + URLEncoder.encode("no-such-address", StandardCharsets.UTF_8),
                        RequestOptions.create().setMaxRedirects(0));
        return response.status() != 302;
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions within(Duration time) {
        return new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(time.plusSeconds(15).toMillis());
    }
}
