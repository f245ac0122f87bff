package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.DemoUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page of somebody else makes a browser send, and what comes without the tokens of our own pages: nothing of it is taken. */
class ForgedRequestsIT {
    private static final String SIGN_IN = "username=operator&password=" + DemoUsers.PASSWORD;
    private static final String CALLS = "/api/v1/incidents/koko-2022/call-records";

    /** To the page where people sign in. */
    private static final int LED_BACK = -1;

    private static WatchedPortal portal;
    private static HoldersLink holder;
    private static ExecutorService threads;
    private static HttpClient client;

    /** Somebody who is signed in, with the desk's page open, and a supervisor at the page that takes files. */
    private VaadinTab operator;

    private VaadinTab supervisor;

    /** What would change something, each with all that our own page would send along. */
    private final Map<String, Supplier<HttpRequest.Builder>> changes = new LinkedHashMap<>();

    private final List<String> taken = new ArrayList<>();
    private int sent;

    @BeforeAll
    static void start() throws Exception {
        portal = WatchedPortal.running();
        threads = Executors.newCachedThreadPool();
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
        holder = HoldersLink.opened(portal.url(), portal.jdbc(), client);
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    @BeforeEach
    void openPages() throws Exception {
        operator = tab("operator", "desk");
        supervisor = tab("supervisor", "desk/import");
        for (String line : AccessTable.of("api").things()) {
            if (!line.startsWith("GET ") && !line.startsWith("ANY ")) {
                changes.put(line, () -> call(line));
            }
        }
        VaadinTab nobody = new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
        String signInToken = nobody.formToken();
        changes.put("sign-in", () -> form("/sign-in", nobody.cookies(), SIGN_IN + "&_csrf=" + encode(signInToken)));
        VaadinTab leaving = tab("auditor", "admin/audit");
        String token = leaving.formToken();
        changes.put("sign-out", () -> form("/logout", leaving.cookies(), "_csrf=" + encode(token)));
        changes.put("a page's message", () -> uidl(operator, operator.securityKey()));
        changes.put(
                "a heartbeat",
                () -> to("/?v-r=heartbeat&v-uiId=0", operator.cookies()).POST(BodyPublishers.noBody()));
        changes.put("an upload", () -> upload(uploadAddress()));
        changes.put("the holder's answer", () -> holder.answer(holder.check()));
    }

    @AfterEach
    void closePages() {
        operator.close();
        supervisor.close();
    }

    @Test
    @Assures("B1")
    void nothingThatThePageOfSomebodyElseSendsIsTaken() throws Exception {
        Map<String, String> before = portal.tables();
        List<Map<String, String>> pages = pagesOfOthers();
        for (Map.Entry<String, Supplier<HttpRequest.Builder>> change : changes.entrySet()) {
            for (Map<String, String> page : pages) {
                if (change.getKey().equals("the holder's answer") && page.containsValue("null")) {
                    // the holder's own page hides its origin in old browsers; its check is tried below
                    continue;
                }
                HttpRequest.Builder request = change.getValue().get();
                page.forEach(request::header);
                judge(change.getKey() + " from " + page, request, 403);
            }
        }
        assertThat(taken).isEmpty();
        assertThat(portal.tables()).isEqualTo(before);

        // what was refused is what else would have been taken
        for (Map.Entry<String, Supplier<HttpRequest.Builder>> change : changes.entrySet()) {
            HttpResponse<String> answer = client.send(
                    change.getValue().get().header("Origin", portal.url()).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(change.getKey() + answer.body()).isNotIn(401, 403);
        }
        assertThat(portal.tables()).isNotEqualTo(before);
        Measured.as(
                "%d changing requests of %d kinds with all tokens, as from %d pages of others: 0 accepted, no table changed",
                sent, changes.size(), pages.size());
    }

    @Test
    @Assures("B1")
    void nothingIsTakenWithoutTheTokenOfThePageOrWithAnother() throws Exception {
        VaadinTab other = tab("operator2", "desk");
        Map<String, String> before = portal.tables();
        for (String wrong : List.of("", "wrong", other.formToken(), other.securityKey())) {
            String token = "&_csrf=" + encode(wrong);
            judge("sign-in", form("/sign-in", "", SIGN_IN + token), LED_BACK);
            judge("sign-out", form("/logout", operator.cookies(), token), 403);
        }
        judge("sign-in", form("/sign-in", "", SIGN_IN), LED_BACK);
        judge("sign-out", form("/logout", operator.cookies(), ""), 403);
        client.send(to("/logout", operator.cookies()).build(), BodyHandlers.discarding());
        sent++;
        for (String wrong : List.of("", "wrong", other.securityKey(), operator.pushId())) {
            // Vaadin answers such a message by telling the page to start over
            HttpResponse<String> answer = client.send(uidl(operator, wrong).build(), BodyHandlers.ofString());
            sent++;
            assertThat(answer.body()).contains("appError", "\"changes\":{}");
        }
        String upload = uploadAddress();
        judge("an upload", upload(upload.replaceFirst("resource/(\\d+)/[^/]+", "resource/$1/0f3e4a5b-wrong")), 404);
        judge("an upload", to("/" + upload, other.cookies()).POST(BodyPublishers.ofString("x")), 404);
        judge("an upload", to("/" + upload, "").POST(BodyPublishers.ofString("x")), LED_BACK, 403, 404);
        for (String credentials : List.of("", basic("supervisor", "wrong"), "Bearer x.y.z")) {
            HttpRequest.Builder call = to(CALLS, supervisor.cookies())
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(calls("forged")));
            if (!credentials.isEmpty()) {
                call.header("Authorization", credentials);
            }
            judge("a call of the API with the cookies of a page", call, 401);
        }
        for (String wrong : List.of("", "0".repeat(64), "sha256=" + "0".repeat(64))) {
            judge("a report of the gateway", report(wrong), 401);
        }
        for (String wrong : List.of("", "wrong", holder.check() + "x")) {
            judge("the holder's answer", holder.answer(wrong), 403);
        }

        assertThat(taken).isEmpty();
        assertThat(portal.tables()).isEqualTo(before);
        operator.click("still signed in", operator.tree().find("vaadin-button", "解決"));
        Measured.as("%d changing requests without a token, or with a wrong one: 0 accepted, no table changed", sent);
        other.close();
    }

    @Test
    @Assures("B1")
    void nobodyElseListensToWhatIsPushed() throws Exception {
        List<String> heard = new ArrayList<>();
        String right = pushAddress(operator.pushId());
        for (Map<String, String> page : pagesOfOthers()) {
            heard.add(opened(right, page));
        }
        for (String id : List.of("", "wrong", operator.securityKey(), supervisor.pushId())) {
            heard.add(opened(pushAddress(id), Map.of("Origin", portal.url())));
        }
        heard.add(opened(right.replaceFirst("&v-pushId=[^&]+", ""), Map.of("Origin", portal.url())));
        assertThat(heard).containsOnly("");

        assertThat(opened(right, Map.of("Origin", portal.url())))
                .as("the page's own")
                .startsWith("open true");
        Measured.as("%d web sockets of others, or without the page's id, none opened", heard.size());
    }

    /** Empty where no socket opens, or one that closes soon and hears nothing until then. */
    private String opened(String address, Map<String, String> headers) throws Exception {
        Overhearing listener = new Overhearing();
        WebSocket.Builder builder = client.newWebSocketBuilder().header("Cookie", operator.cookies());
        headers.forEach(builder::header);
        try {
            WebSocket socket = builder.buildAsync(URI.create(address), listener).join();
            boolean open = !listener.closed.await(3, TimeUnit.SECONDS);
            socket.abort();
            return open || !listener.heard.isEmpty() ? "open " + open + ", heard " + listener.heard : "";
        } catch (CompletionException refused) {
            assertThat(refused.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            assertThat(((WebSocketHandshakeException) refused.getCause())
                            .getResponse()
                            .statusCode())
                    .isEqualTo(403);
            return "";
        }
    }

    private static final class Overhearing implements WebSocket.Listener {
        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            heard.add(part.toString());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.countDown();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.countDown();
        }
    }

    private void judge(String what, HttpRequest.Builder request, Integer... refusals) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        sent++;
        String location = answer.headers().firstValue("Location").orElse("");
        int status = location.endsWith("/sign-in") ? LED_BACK : answer.statusCode();
        if (!List.of(refusals).contains(status)) {
            taken.add(what + " -> " + status + " " + location);
        }
    }

    /** What a browser says of a page that isn't ours. */
    private static List<Map<String, String>> pagesOfOthers() {
        return List.of(
                Map.of("Origin", "https://attacker.example"),
                Map.of("Origin", portal.url().replaceFirst("\\d+$", "1")),
                Map.of("Origin", portal.url().replaceFirst("localhost", "localhost.attacker.example")),
                Map.of("Origin", "null"),
                Map.of("Origin", "no address"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Referer", "https://attacker.example/page"));
    }

    private static VaadinTab tab(String user, String route) throws IOException, InterruptedException {
        VaadinTab tab = new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
        tab.signIn(user, DemoUsers.PASSWORD);
        tab.open(route);
        return tab;
    }

    private static HttpRequest.Builder to(String path, String cookies) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(portal.url() + path)).timeout(Duration.ofMinutes(1));
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    private static HttpRequest.Builder form(String path, String cookies, String fields) {
        return to(path, cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    private static HttpRequest.Builder uidl(VaadinTab tab, String token) {
        String text = "偽造";
        return to("/?v-r=uidl&v-uiId=0", tab.cookies())
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(
                        tab.message(token, VaadinTab.typed(tab.tree().find("vaadin-text-area", "内容"), text))));
    }

    private String uploadAddress() {
        int upload = supervisor.tree().all("vaadin-upload", any -> true).getFirst();
        return supervisor.tree().attribute(upload, "target");
    }

    private HttpRequest.Builder upload(String address) {
        return to("/" + address, supervisor.cookies())
                .header("X-Filename", "calls.csv")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(calls("forged")));
    }

    private static HttpRequest.Builder call(String line) {
        if (line.endsWith("delivery-reports")) {
            return report(signature(now(), "[]"));
        }
        String path = line.substring(line.indexOf(' ') + 1)
                .replace("{code}", "koko-2022")
                .replace("{id}", "1");
        String who = AccessTable.WHO.stream()
                .filter(one -> AccessTable.of("api").allows(line, one))
                .findFirst()
                .orElseThrow();
        HttpRequest.Builder request = to(path, "").header("Authorization", basic(who, DemoUsers.PASSWORD));
        if (path.endsWith("call-records")) {
            return request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(calls("own")));
        }
        if (path.endsWith("reissue-reports")) {
            return request.header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(
                            BodyPublishers.ofString(
                                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nas_of\r\n--x--\r\n"));
        }
        return request.POST(BodyPublishers.noBody());
    }

    private static HttpRequest.Builder report(String signature) {
        return to("/api/v1/outreach/delivery-reports", "")
                .header("Content-Type", "application/json")
                .header("X-Madoguchi-Timestamp", now())
                .header("X-Madoguchi-Signature", signature)
                .POST(BodyPublishers.ofString("[]"));
    }

    private String pushAddress(String id) {
        return operator.pushAddress().replaceFirst("v-pushId=[^&]+", "v-pushId=" + encode(id));
    }

    private static String calls(String id) {
        return "call_id,received_at,answered_at,ended_at,trunk,caller,agent,result\n" + id
                + ",2022-08-04T10:00:00+09:00,2022-08-04T10:00:05+09:00,2022-08-04T10:01:00+09:00,0120,090-0000-0001,op1,ANSWERED\n";
    }

    private static String now() {
        return String.valueOf(portal.now().getEpochSecond());
    }

    private static String signature(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(WatchedPortal.GATEWAY_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
