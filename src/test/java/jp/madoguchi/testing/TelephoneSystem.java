package jp.madoguchi.testing;

import java.time.Instant;
import java.util.HashMap;
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
        push(callId, caller, answeredAt, Map.of());
    }

    /** A caller is on the line with this operator. */
    public void connects(String callId, String caller, Instant answeredAt, String agent) {
        push(callId, caller, answeredAt, Map.of("agent", agent));
    }

    private void push(String callId, String caller, Instant answeredAt, Map<String, String> more) {
        Map<String, String> call = new HashMap<>(more);
        call.put("callId", callId);
        call.put("receivedAt", answeredAt.minusSeconds(5).toString());
        call.put("answeredAt", answeredAt.toString());
        call.put("trunk", "0120");
        call.put("caller", caller);
        call.put("result", "ANSWERED");
        portal.post()
                .uri("/api/v1/incidents/koko-2022/call-records")
                .contentType(MediaType.APPLICATION_JSON)
                .body(call)
                .retrieve()
                .toBodilessEntity();
    }
}
