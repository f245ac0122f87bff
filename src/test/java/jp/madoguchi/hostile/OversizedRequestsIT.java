package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.Memory;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.DemoUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is larger than it may be, however it says how large it is: refused, with nothing left of it and the page as it was. */
class OversizedRequestsIT {
    private static final int TOO_MANY = TableFile.MAX_BYTES + 1;
    /** What so many files that wait for their users may cost, in MB. */
    private static final int MEMORY = 64;

    private static WatchedPortal portal;
    private static ExecutorService threads;
    private static HttpClient client;

    private final List<VaadinTab> tabs = new ArrayList<>();

    @BeforeAll
    static void start() {
        portal = WatchedPortal.running();
        threads = Executors.newCachedThreadPool();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private VaadinTab tab(String user, String route) throws IOException, InterruptedException {
        VaadinTab tab = new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
        tabs.add(tab);
        tab.signIn(user, DemoUsers.PASSWORD);
        tab.open(route);
        return tab;
    }

    @AfterEach
    void closeTabs() {
        tabs.forEach(VaadinTab::close);
    }

    private static HttpRequest.Builder to(VaadinTab tab, String path) {
        return HttpRequest.newBuilder(URI.create(portal.url() + path))
                .header("Cookie", tab.cookies())
                .timeout(Duration.ofMinutes(5));
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    @Assures("H3")
    void aMessageLargerThanAnyPageSendsIsRefusedAndThePageGoesOn() throws Exception {
        VaadinTab operator = tab("operator", "desk");
        Map<String, String> before = portal.tables();
        int tries = FullSize.of(3, 50);
        for (int i = 0; i < tries; i++) {
            BodyPublisher large = BodyPublishers.ofString("{\"csrfToken\":\"" + "x".repeat(2_000_000) + "\"}");
            assertThat(status(to(operator, "/?v-r=uidl&v-uiId=0")
                            .header("Content-Type", "application/json; charset=UTF-8")
                            .POST(large)
                            .build()))
                    .isEqualTo(413);
        }
        assertThat(portal.tables()).isEqualTo(before);
        // the page counts its messages: one that was refused is none
        operator.type("text", operator.tree().find("vaadin-text-area", "内容"), "続き");
        Measured.as("%d messages of 2 MB, over a limit of 1: answered with 413, and the page went on", tries);
    }

    @Test
    @Assures("D1")
    void aFileOverTheLimitIsRefusedHoweverItSaysHowLargeItIs() throws Exception {
        VaadinTab supervisor = tab("supervisor", "desk/import");
        String target = target(supervisor);
        Map<String, String> before = portal.tables();
        byte[] large = lines(TOO_MANY);

        assertThat(status(upload(supervisor, target, BodyPublishers.ofByteArray(large))))
                .as("as large as it says")
                .isGreaterThanOrEqualTo(400);
        assertThat(status(upload(
                        supervisor, target, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))))
                .as("in pieces, without a length")
                .isGreaterThanOrEqualTo(400);
        assertThat(first(supervisor, target, 10, large)).as("more than it said").doesNotContain(" 500 ");
        assertThat(first(supervisor, target, TOO_MANY * 100L, lines(1_000)))
                .as("less than it said")
                .doesNotContain(" 200 ");
        assertThat(status(HttpRequest.newBuilder(URI.create(portal.url() + "/api/v1/incidents/koko-2022/call-records"))
                        .header("Authorization", basic("supervisor"))
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .build()))
                .as("by the API, in pieces")
                .isEqualTo(413);
        assertThat(portal.tables()).isEqualTo(before);
        assertThat(portal.temporaryFiles()).isEmpty();
        Measured.as("20 MB and a byte in 4 ways to a page and to the API: refused, no row, no temporary file");
    }

    @Test
    @Assures("D1")
    void manyFilesAtOnceWaitOnTheDisk() throws Exception {
        int many = FullSize.of(4, 50);
        List<VaadinTab> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(tab("supervisor", "desk/import"));
        }
        byte[] file = lines(TableFile.MAX_BYTES - 1_000);
        double before = Memory.liveHeap(portal.pid());
        List<Callable<Integer>> uploads = new ArrayList<>();
        for (VaadinTab tab : all) {
            uploads.add(() -> status(upload(tab, target(tab), BodyPublishers.ofByteArray(file))));
        }
        for (Future<Integer> upload : threads.invokeAll(uploads)) {
            assertThat(upload.get()).isEqualTo(200);
        }
        double grown = Memory.liveHeap(portal.pid()) - before;
        assertThat(grown).as("MB more than before").isLessThan(MEMORY);
        Measured.as(
                "%d files of 20 MB at once: the heap grew by %.0f MB while they waited for their users", many, grown);
    }

    private static String target(VaadinTab tab) {
        int upload = tab.tree().all("vaadin-upload", any -> true).getFirst();
        return tab.tree().attribute(upload, "target");
    }

    private static HttpRequest upload(VaadinTab tab, String target, BodyPublisher content) {
        return to(tab, "/" + target)
                .header("X-Filename", "calls.csv")
                .header("Content-Type", "text/csv")
                .POST(content)
                .build();
    }

    private static byte[] lines(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        for (int i = 99; i < size; i += 100) {
            bytes[i] = '\n';
        }
        return bytes;
    }

    private static String basic(String user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** The first line of the answer; none where the connection was closed without one. */
    private static String first(VaadinTab tab, String target, long length, byte[] content) throws IOException {
        URI address = URI.create(portal.url() + "/" + target);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getHost() + ":"
                            + address.getPort() + "\r\nCookie: " + tab.cookies()
                            + "\r\nX-Filename: calls.csv\r\nContent-Type: text/csv\r\nContent-Length: " + length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                out.write(content);
                socket.shutdownOutput();
            } catch (IOException closed) {
                // the server needn't read on
            }
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(100), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (SocketException reset) {
            return "";
        }
    }
}
