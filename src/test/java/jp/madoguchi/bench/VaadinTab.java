package jp.madoguchi.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One signed-in user with one open tab, as the server sees it: the requests of Vaadin's own client, with its security key and its
 * counters, and the push connection over a web socket. What a browser does with the answers is left out, so that fifty of them
 * don't load the machine that is measured.
 */
public final class VaadinTab implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)");
    /** What stands before what is pushed, so that no page of others can read it as a script. */
    private static final String GUARD = "for(;;);";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String url;
    private final RoundTrips roundTrips;
    private final Runnable onPush;
    private final VaadinTree tree = new VaadinTree();
    private String securityKey = "";
    private int clientId;
    private int syncId;
    private String pushId = "";
    private int uiId;
    private @Nullable WebSocket push;
    private volatile boolean pushOver;
    private Consumer<String> overhearing = sent -> {};

    /**
     * @param executor shared by all tabs: a client of its own threads for each would load the machine
     * @param onPush is run for each message that the server sends by itself
     */
    public VaadinTab(String url, Executor executor, RoundTrips roundTrips, Runnable onPush) {
        this.url = url;
        this.onPush = onPush;
        this.roundTrips = roundTrips;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(executor)
                .build();
    }

    /** Of somebody who is signed in already. @param http has the cookies, and is closed with the tab */
    public VaadinTab(String url, HttpClient http) {
        this.url = url;
        this.onPush = () -> {};
        this.roundTrips = new RoundTrips();
        this.http = http;
    }

    /** Has somebody hear all that the server sends to this tab, as it was sent. */
    public void overhear(Consumer<String> listener) {
        overhearing = listener;
    }

    /** Signs in at the form of the demo. */
    public void signIn(String user, String password) throws IOException, InterruptedException {
        String form = "username=" + encode(user) + "&password=" + encode(password) + "&_csrf=" + encode(formToken());
        send(HttpRequest.newBuilder(URI.create(url + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** What forms of this session have to send back, signed in or not. */
    public String formToken() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(
                send(HttpRequest.newBuilder(URI.create(url + "/sign-in")).build()));
        if (!token.find()) {
            throw new IOException("The sign-in page has no token");
        }
        return token.group(1);
    }

    /** As a browser sends them with every request. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Opens a page in a new tab, with its push connection. */
    public void open(String route) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + "/" + route)).build());
        JsonNode start = JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(url + "/?v-r=init&location=" + encode(route) + "&query="))
                        .build()));
        JsonNode uidl = start.path("appConfig").path("uidl");
        uiId = start.path("appConfig").path("v-uiId").asInt();
        securityKey = uidl.path("Vaadin-Security-Key").asString();
        read(uidl);
        pushId = uidl.path("Vaadin-Push-ID").asString();
        connect();
        ObjectNode data = JSON.createObjectNode();
        data.put("route", route).put("query", "").put("appShellTitle", "").put("trigger", "");
        data.putNull("historyState");
        call("open", event(1, "ui-navigate", data));
    }

    /** What the browser says of itself, at most each ten seconds, while somebody types: without it the session would end as an idle one. */
    public void isHere() throws IOException, InterruptedException {
        callServer("here", tree.find("div", "m-session-watch"), "somebodyIsHere");
    }

    /** What the page sends by itself as long as it is open. */
    public void beat() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + "/?v-r=heartbeat&v-uiId=" + uiId))
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Where the page listens to what the server sends by itself. */
    public String pushAddress() {
        return url.replaceFirst("^http", "ws") + "/VAADIN/push?v-uiId=" + uiId + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1-javascript&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application%2Fjson%3B%20charset%3DUTF-8&X-atmo-protocol=true";
    }

    private void connect() {
        push = http.newWebSocketBuilder()
                .buildAsync(URI.create(pushAddress()), new PushListener())
                .join();
    }

    /** What each message of this session's pages has to carry. */
    public String securityKey() {
        return securityKey;
    }

    /** What the push connection of this session's pages is opened with. */
    public String pushId() {
        return pushId;
    }

    /** Whether the server has closed the push connection, or it broke. */
    public boolean isPushOver() {
        return pushOver;
    }

    /** What is on this tab, as the server has told it. */
    public VaadinTree tree() {
        return tree;
    }

    /** The element that the server shows by itself, as soon as it does. */
    public int appears(String tag, String words) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (tree.all(tag, words::equals).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return tree.find(tag, words);
    }

    /** A click, by mouse or by key. */
    public void click(String step, int node) throws IOException, InterruptedException {
        ObjectNode data = JSON.createObjectNode();
        for (String key : new String[] {"shiftKey", "metaKey", "ctrlKey", "altKey"}) {
            data.put("event." + key, false);
        }
        for (String key : new String[] {"detail", "button", "screenX", "screenY", "clientX", "clientY"}) {
            data.put("event." + key, 0);
        }
        call(step, event(node, "click", data));
    }

    /** What was typed into a field. */
    public void type(String step, int node, String value) throws IOException, InterruptedException {
        call(step, typed(node, value));
    }

    /** The part of a message that tells of it. */
    public static ObjectNode typed(int node, String value) {
        ObjectNode sync = JSON.createObjectNode();
        return sync.put("type", "mSync")
                .put("node", node)
                .put("feature", 1)
                .put("property", "value")
                .put("value", value);
    }

    /** A call of one of the server's methods by the page, as an element of our own or a list's data needs it. */
    void callServer(String step, int node, String method, Object... args) throws IOException, InterruptedException {
        ObjectNode call = JSON.createObjectNode();
        call.put("type", "publishedEventHandler").put("node", node).put("templateEventMethodName", method);
        call.set("templateEventMethodArgs", JSON.valueToTree(args));
        call.put("promise", -1);
        call(step, call);
    }

    /** Gives a file to the element that shows these words; what becomes of it comes by push. */
    public void upload(String words, String name, String type, byte[] content)
            throws IOException, InterruptedException {
        int upload = tree.find("vaadin-upload", words);
        send(HttpRequest.newBuilder(URI.create(url + "/" + tree.attribute(upload, "target")))
                .header("X-Filename", name)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(content))
                .build());
    }

    /** What is looked for in a box that shows what fits. */
    public void search(String step, int node, String words) throws IOException, InterruptedException {
        callServer(step, node, "setViewportRange", 0, 50, words);
    }

    /** An event of an element of our own, with what it carries as JSON. */
    public void tell(String step, int node, String name, String data) throws IOException, InterruptedException {
        call(step, event(node, name, (ObjectNode) JSON.readTree(data)));
    }

    static ObjectNode event(int node, String name, ObjectNode data) {
        ObjectNode event = JSON.createObjectNode();
        event.put("type", "event").put("node", node).put("event", name);
        event.set("data", data);
        return event;
    }

    /** One round trip with what happened on the page; its time is kept under the step's name. */
    synchronized void call(String step, ObjectNode... calls) throws IOException, InterruptedException {
        String message = message(securityKey, calls);
        clientId++;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/?v-r=uidl&v-uiId=" + uiId))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(message))
                .build();
        long start = System.nanoTime();
        String answer = send(request);
        roundTrips.add(step, System.nanoTime() - start);
        readAll(answer);
    }

    /** The next message of this page, as it would be sent, with this security key. */
    public synchronized String message(String key, ObjectNode... calls) {
        ObjectNode body = JSON.createObjectNode();
        body.put("csrfToken", key);
        var rpc = body.putArray("rpc");
        for (ObjectNode call : calls) {
            rpc.add(call);
        }
        body.put("syncId", syncId).put("clientId", clientId);
        return JSON.writeValueAsString(body);
    }

    /** One message, or several in a list. */
    private void readAll(String answer) {
        overhearing.accept(answer);
        JsonNode messages = JSON.readTree(answer.startsWith(GUARD) ? answer.substring(GUARD.length()) : answer);
        if (messages.isArray()) {
            messages.forEach(this::read);
        } else {
            read(messages);
        }
    }

    private synchronized void read(JsonNode message) {
        if (message.path("meta").path("appError").isObject()
                || message.path("meta").path("sessionExpired").asBoolean()) {
            throw new IllegalStateException("The page has ended: " + message.path("meta"));
        }
        if (message.has("syncId")) {
            syncId = message.path("syncId").asInt();
        }
        tree.read(message.path("changes"));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (push != null) {
            push.abort();
        }
        http.shutdownNow();
    }

    /** Takes what the server sends by itself; Atmosphere writes the length before each message. */
    private final class PushListener implements WebSocket.Listener {
        private final StringBuilder received = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            received.append(part);
            if (last) {
                try {
                    takeMessages();
                } catch (IllegalStateException pageHasEnded) {
                    // a browser goes on listening, too; the next request says so
                    received.setLength(0);
                }
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            pushOver = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            pushOver = true;
        }

        private void takeMessages() {
            int bar;
            while ((bar = received.indexOf("|")) > 0
                    && received.substring(0, bar).chars().allMatch(Character::isDigit)) {
                int end = bar + 1 + Integer.parseInt(received.substring(0, bar));
                if (received.length() < end) {
                    return;
                }
                String message = received.substring(bar + 1, end);
                received.delete(0, end);
                if (message.contains("{")) {
                    readAll(message);
                    onPush.run();
                }
            }
        }
    }
}
