package jp.madoguchi.testing;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Pushes calls as the telephone system of a call center does. */
public final class TelephoneSystem {
    private final RestClient portal;

    /** @param credentials of somebody who may push call records */
    public TelephoneSystem(RunningPortal portal, Consumer<HttpHeaders> credentials) {
        this.portal = RestClient.builder()
                .baseUrl(portal.url())
                .defaultHeaders(credentials)
                .build();
    }

    /** A caller is on the line. */
    public void connects(String callId, String caller, Instant answeredAt) {
        portal.post()
                .uri("/api/v1/incidents/koko-2022/call-records")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "callId",
                        callId,
                        "receivedAt",
                        answeredAt.minusSeconds(5).toString(),
                        "answeredAt",
                        answeredAt.toString(),
                        "trunk",
                        "0120",
                        "caller",
                        caller,
                        "result",
                        "ANSWERED"))
                .retrieve()
                .toBodilessEntity();
    }
}
