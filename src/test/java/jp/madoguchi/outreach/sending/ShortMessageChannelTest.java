package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The gateway of short messages, over a real connection. */
class ShortMessageChannelTest {
    private static final ComposedMessage MESSAGE =
            new ComposedMessage(4711, "+819012345678", null, "電子商品券をお送りします。", null);

    private HttpServer server;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, List<String>>> headers = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 202;
    private volatile String answer = "{\"accepted\":true}";
    private volatile boolean breaksOff;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/messages", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (breaksOff) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Handover sent(boolean idempotent, int attempt) throws LineDownException {
        GatewaySettings settings = new GatewaySettings(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/messages",
                "the-key",
                "0120000000",
                idempotent,
                Duration.ofSeconds(2),
                Duration.ofMillis(700),
                null);
        try (DeliveryChannel.Line line = new ShortMessageChannel(settings, new JsonMapper()).open()) {
            line.ready();
            return line.handOver(MESSAGE, attempt);
        }
    }

    @Test
    void aMessageIsPostedWithTheKeyAndWithTheIdByWhichASecondRequestIsKnown() throws Exception {
        assertThat(sent(false, 1)).isInstanceOf(Handover.Accepted.class);

        assertThat(bodies)
                .containsExactly(
                        "{\"id\":\"4711\",\"from\":\"0120000000\",\"to\":\"+819012345678\",\"text\":\"電子商品券をお送りします。\"}");
        assertThat(headers.getFirst().get("Authorization")).containsExactly("Bearer the-key");
        assertThat(headers.getFirst().get("Idempotency-key")).containsExactly("4711");
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503", "408"})
    void whatTheGatewayCanNotTakeNowIsTemporary(int refusal) throws Exception {
        status = refusal;
        assertThat(sent(false, 1)).isInstanceOf(Handover.Temporary.class);
    }

    @ParameterizedTest
    @CsvSource({"400", "422", "410"})
    void whatTheGatewayRefusesForGoodIsPermanentAndItsWordsAreKeptWithoutTheNumber(int refusal) throws Exception {
        status = refusal;
        answer = "unknown number +819012345678";
        assertThat(sent(false, 1)).isInstanceOfSatisfying(Handover.Permanent.class, said -> {
            assertThat(said.code()).isEqualTo(String.valueOf(refusal));
            assertThat(said.answer()).contains("090-****-5678").doesNotContain("12345678");
        });
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404"})
    void aGatewayThatDoesNotKnowThePortalRefusesThePortalAndNoHolder(int refusal) throws Exception {
        status = refusal;
        assertThat(sent(false, 1)).isInstanceOf(Handover.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"502", "504"})
    void whatSomethingInFrontOfTheGatewaySaysIsUnclear(int refusal) throws Exception {
        status = refusal;
        assertThat(sent(false, 1)).isInstanceOf(Handover.Unclear.class);
    }

    @Test
    void aConnectionThatBreaksOffIsUnclearUnlessTheGatewayDropsTheSecondRequest() throws Exception {
        breaksOff = true;
        assertThat(sent(false, 1)).isInstanceOf(Handover.Unclear.class);
        assertThat(sent(true, 1)).isInstanceOf(Handover.Temporary.class);
    }

    @Test
    void aKeyThatWasUsedForAnotherTextBeforeIsUnclear() throws Exception {
        status = 422;
        assertThat(sent(true, 1)).isInstanceOf(Handover.Permanent.class);
        assertThat(sent(true, 2)).isInstanceOf(Handover.Unclear.class);
    }

    @Test
    void aGatewayThatIsNotThereIsDown() {
        server.stop(0);
        assertThatThrownBy(() -> sent(false, 1)).isInstanceOf(LineDownException.class);
    }

    @Test
    void aSecretForReportsThatIsShortKeepsThePortalFromStarting() {
        assertThatThrownBy(() -> new GatewaySettings(
                        null, null, null, false, Duration.ofSeconds(1), Duration.ofSeconds(1), "short"))
                .hasMessageContaining("callback-secret");
    }
}
