package jp.madoguchi.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./portal vulnerabilities} makes of OSV's answers. */
class VulnerabilitiesTest {
    private static final List<String> PARTS =
            List.of("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", "pkg:npm/lit@3.3.3");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer osv;

    @BeforeEach
    void start() throws IOException {
        osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.start();
    }

    @AfterEach
    void stop() {
        osv.stop(0);
    }

    @Test
    void namesEachPartThatIsVulnerableAndFails() {
        answer(200, "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-jfh8-c2jp-5v3q\"}]}, {}]}");

        assertThat(ask()).isEqualTo(Vulnerabilities.SOME);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        PARTS.getFirst() + "  GHSA-jfh8-c2jp-5v3q", "2 parts asked for, 1 with known vulnerabilities");
        assertThat(asked).singleElement().asString().contains(PARTS);
    }

    @Test
    void saysThatNothingIsKnown() {
        answer(200, "{\"results\": [{}, {}]}");

        assertThat(ask()).isEqualTo(Vulnerabilities.NONE);
    }

    @Test
    void takesNoAnswerOrHalfAnAnswerForNoNews() {
        answer(200, "{\"results\": [{}]}");
        assertThat(ask()).isEqualTo(Vulnerabilities.UNKNOWN);

        osv.removeContext("/");
        answer(503, "");
        assertThat(ask()).isEqualTo(Vulnerabilities.UNKNOWN);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("could not be asked: it answered 503");
    }

    private void answer(int status, String body) {
        osv.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private int ask() {
        URI service = URI.create("http://localhost:" + osv.getAddress().getPort());
        return new Vulnerabilities(service, new PrintStream(printed, true, StandardCharsets.UTF_8)).ask(PARTS);
    }
}
