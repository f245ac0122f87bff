package jp.madoguchi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.Test;

/** Calls that never reach a controller are answered for programs, not by a way to the sign-in page. */
class ApiFailuresIT {
    @Test
    void anAddressThatTheFirewallRefusesIsAnsweredAsAProblem() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(RunningPortal.demo().url() + "/api/v1/incidents;x=1/milestones"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }
}
