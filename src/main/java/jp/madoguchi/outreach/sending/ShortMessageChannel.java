package jp.madoguchi.outreach.sending;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.outreach.MessageChannel;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short messages by the gateway: one JSON document for each message, with the id of the delivery as the key by which the gateway can
 * tell a second request from a second message.
 */
@Component
class ShortMessageChannel implements DeliveryChannel {
    private final GatewaySettings settings;
    private final JsonMapper json;

    ShortMessageChannel(GatewaySettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public MessageChannel kind() {
        return MessageChannel.SMS;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String server() {
        return settings.isConfigured() ? settings.address().getHost() : "-";
    }

    @Override
    public String sender() {
        return settings.senderName();
    }

    @Override
    public Line open() {
        return new GatewayLine(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build());
    }

    private final class GatewayLine implements Line {
        private final HttpClient client;
        private boolean reached;

        GatewayLine(HttpClient client) {
            this.client = client;
        }

        @Override
        public void ready() throws LineDownException {
            if (reached) {
                return;
            }
            URI address = settings.address();
            int port = address.getPort() >= 0
                    ? address.getPort()
                    : address.getScheme().equals("http") ? 80 : 443;
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), port), (int)
                        settings.connectTimeout().toMillis());
                reached = true;
            } catch (IOException e) {
                throw new LineDownException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
            }
        }

        @Override
        public Handover handOver(ComposedMessage message, int attempt) {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("id", Long.toString(message.deliveryId()));
            body.put("from", settings.senderName());
            body.put("to", message.to());
            body.put("text", message.text());
            HttpRequest request = HttpRequest.newBuilder(settings.address())
                    .timeout(settings.replyTimeout())
                    .header("Authorization", "Bearer " + settings.key())
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Accept", "application/json")
                    .header("Idempotency-Key", Long.toString(message.deliveryId()))
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                return understood(response.statusCode(), Handover.masked(response.body(), message.to()), attempt);
            } catch (ConnectException | HttpConnectTimeoutException e) {
                reached = false;
                return new Handover.Temporary("4.4.1", e.getClass().getSimpleName());
            } catch (IOException e) {
                reached = false;
                return unclear(e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return unclear("interrupted");
            }
        }

        private Handover understood(int status, String answer, int attempt) {
            String code = Integer.toString(status);
            return switch (status) {
                case 200, 201, 202, 204 -> new Handover.Accepted(code, answer);
                case 401, 403, 404, 405 -> new Handover.Refused(code, answer);
                // busy with the same request: the key holds the message until it is clear
                case 409 ->
                    settings.idempotent()
                            ? new Handover.Temporary(code, answer)
                            : new Handover.Permanent(code, answer, false);
                // the key was used with another text before: one of the two may have gone out
                case 422 ->
                    settings.idempotent() && attempt > 1
                            ? new Handover.Unclear(code + " " + answer)
                            : new Handover.Permanent(code, answer, true);
                case 408, 425, 429, 500, 503 -> new Handover.Temporary(code, answer);
                default -> {
                    if (status >= 400 && status < 500) {
                        yield new Handover.Permanent(code, answer, true);
                    }
                    // 502 and 504 come from something in front of the gateway, which may have the message all the same
                    yield unclear(code + " " + answer);
                }
            };
        }

        private Handover unclear(String why) {
            return settings.idempotent() ? new Handover.Temporary("4.4.2", why) : new Handover.Unclear(why);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
