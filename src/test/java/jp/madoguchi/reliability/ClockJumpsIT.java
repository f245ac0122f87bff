package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.DeskOperator;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The delivered jar while the machine's clock is set forward and back under it (libfaketime; what counts time that has passed runs on as it
 * does on a real machine). By that the limits of sessions are tried as long as production has them: nobody would wait ten hours.
 *
 * <p>At full size only: under libfaketime the portal takes minutes of both processors to start.
 */
@EnabledIfSystemProperty(named = "madoguchi.assure", matches = "full")
class ClockJumpsIT {
    /** As in production. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private static final Duration ABSOLUTE = Duration.ofHours(10);
    private static final String SUMMARY = ".m-inquiry-summary textarea";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Debian's package of it. */
    private static final List<Path> LIBRARIES = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
            .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
            .toList();

    @TempDir
    static Path folder;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static EnduringDatabase database;
    private static RunningPortal portal;
    private static Duration ahead = Duration.ZERO;

    @BeforeAll
    static void start() throws Exception {
        setClock(Duration.ZERO);
        database = new EnduringDatabase();
        List<String> properties = new ArrayList<>(List.of(database.arguments()));
        properties.addAll(List.of(
                "madoguchi.demo.load=false",
                "madoguchi.demo.telephone=false",
                "madoguchi.session.look-every=" + LOOK_EVERY.toSeconds() + "s"));
        portal = RunningPortal.start(
                "demo",
                RunningPortal.freePort(),
                Map.of(
                        "LD_PRELOAD",
                        library().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        clock().toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"),
                properties.toArray(String[]::new));
        try (VaadinTab settings = tab()) {
            settings.signIn("admin", DemoUsers.PASSWORD);
            settings.open("admin/incident");
            settings.upload("設定ファイルを選ぶ", "incident.json", "application/json", definition());
            settings.click("apply", settings.appears("vaadin-button", "適用する"));
        }
    }

    @AfterAll
    static void stop() {
        portal.close();
        database.line().close();
        THREADS.shutdownNow();
    }

    @BeforeEach
    void onTime() throws IOException {
        setClock(Duration.ZERO);
    }

    private static Path library() {
        return LIBRARIES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "libfaketime is missing; install it (Debian: apt-get install libfaketime)"));
    }

    private static Path clock() {
        return folder.resolve("clock");
    }

    /** @param ahead of the machine's own clock; behind it where negative */
    private static void setClock(Duration ahead) throws IOException {
        ClockJumpsIT.ahead = ahead;
        // in one step: whoever reads the time reads this file
        Path next = folder.resolve("next");
        Files.writeString(next, "%+d\n".formatted(ahead.toSeconds()));
        Files.move(
                next,
                clock(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static void pass(Duration time) throws IOException, InterruptedException {
        setClock(ahead.plus(time));
        // it is looked at once a second
        Thread.sleep(1_200);
    }

    @Test
    @Assures("A5")
    void whoDoesNothingForAQuarterOfAnHourIsOutThoughTheScreenStandsOpen() throws Exception {
        try (VaadinTab tab = tab()) {
            tab.signIn("auditor", DemoUsers.PASSWORD);
            tab.open("admin/audit");
            pass(IDLE.minusMinutes(1));
            assertThat(isSignedInAfterALook(tab)).isTrue();
            tab.isHere();
            pass(IDLE.minusMinutes(1));
            // neither this is doing something, nor asking for an address by itself
            tab.beat();
            assertThat(isSignedInAfterALook(tab)).isTrue();

            pass(Duration.ofMinutes(2));

            assertThat(isSignedInAfterALook(tab)).isFalse();
        }
        Measured.as(
                "idle limit of %d min, by the clock: in after %d min without anything, out after %d",
                IDLE.toMinutes(), IDLE.toMinutes() - 1, IDLE.toMinutes() + 1);
    }

    @Test
    @Assures("A5")
    void whoNeverStopsIsOutAfterTenHours() throws Exception {
        try (VaadinTab tab = tab()) {
            tab.signIn("official", DemoUsers.PASSWORD);
            Duration worked = Duration.ZERO;
            tab.open("city");
            while (worked.plus(IDLE).compareTo(ABSOLUTE) < 0) {
                tab.beat();
                tab.isHere();
                pass(IDLE.minusMinutes(1));
                worked = worked.plus(IDLE).minusMinutes(1);
            }
            tab.beat();
            tab.isHere();
            pass(ABSOLUTE.minus(worked).minusMinutes(1));
            assertThat(isSignedInAfterALook(tab)).isTrue();
            tab.isHere();

            pass(Duration.ofMinutes(2));

            assertThat(isSignedInAfterALook(tab)).isFalse();
        }
        Measured.as(
                "absolute limit of %d h, by the clock: in a minute before, working all the time, out a minute after",
                ABSOLUTE.toHours());
    }

    @Test
    @Assures({"E2", "G3"})
    void aClockThatJumpsLosesNothingThatWasSavedOrTypedAndTheTrailStaysWhole() throws Exception {
        String typed = "受取メールが届かない。時計が合わせられた。";
        try (DeskOperator operator =
                new DeskOperator(portal.url(), THREADS, new RoundTrips(), List.of("090-0415-5955"), 1)) {
            operator.start("operator");
            operator.logOneCall();
            String first = operator.saved();
            // as by somebody who mends a wrong zone
            pass(Duration.ofHours(-2));
            operator.logOneCall();
            assertThat(operator.saved()).isNotEqualTo(first);
            pass(Duration.ofMinutes(10));
            operator.logOneCall();
        }
        try (Chromium chromium = new Chromium();
                BrowserContext person = chromium.person()) {
            Page page = atTheDesk(person);
            page.locator(SUMMARY).pressSequentially(typed);
            page.waitForTimeout(2_000);
            pass(Duration.ofHours(3));
            page.close();
            try (BrowserContext elsewhere = chromium.person()) {
                Page again = atTheDesk(elsewhere);
                again.locator(".m-recovered").waitFor();
                assertThat(again.locator(SUMMARY).inputValue()).isEqualTo(typed);
            }
        }
        assertThat(saved()).isEqualTo(3);
        assertThat(verification()).contains("\"intact\"");
        Measured.as(
                "the clock set back by 2 h and forward by 3 while 3 calls were logged: all there, what was typed too, the trail intact");
    }

    private static Page atTheDesk(BrowserContext person) {
        Page page = person.newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(portal.url() + "/sign-in");
        page.locator("form:has(input[name=username][value=operator]) button").click();
        page.waitForSelector("vaadin-app-layout main");
        page.navigate(portal.url() + "/desk");
        page.locator(SUMMARY).focus();
        return page;
    }

    private static boolean isSignedInAfterALook(VaadinTab tab) throws IOException, InterruptedException {
        Thread.sleep(LOOK_EVERY.multipliedBy(3).toMillis());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(portal.url() + "/no-such-address"))
                .header("Cookie", tab.cookies())
                .build());
        return answer.statusCode() != 302;
    }

    private static int saved() {
        return database.jdbc()
                .sql("select count(*) from inquiry")
                .query(Integer.class)
                .single();
    }

    private static String verification() throws IOException, InterruptedException {
        for (int i = 0; i < 60; i++) {
            HttpResponse<String> answer = api("/api/v1/audit/verification", "auditor");
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            assertThat(answer.statusCode()).isEqualTo(202);
            Thread.sleep(500);
        }
        throw new AssertionError("the verification didn't end");
    }

    private static HttpResponse<String> api(String path, String user) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(portal.url() + path))
                .header("Authorization", "Basic " + credentials)
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static VaadinTab tab() {
        return new VaadinTab(portal.url(), THREADS, new RoundTrips(), () -> {});
    }

    private static byte[] definition() throws IOException {
        try (java.io.InputStream file = ClockJumpsIT.class.getResourceAsStream("/demo/incident.json")) {
            return file.readAllBytes();
        }
    }
}
