package jp.madoguchi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers tell the browser, from a real Tomcat: it can lose headers which a mock keeps. */
class HeadersIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/",
                "/city",
                "/nowhere",
                "/api/v1/nowhere",
                "/actuator/health",
                "/s/nowhere",
                "/s/a/b"
            })
    @Assures("B3")
    void everyAnswerIsKeptByNobodyAndTakenForWhatItIs(String path) throws IOException, InterruptedException {
        HttpHeaders headers = get(path);

        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/", "/city", "/nowhere"})
    @Assures("B3")
    void screensMayNotBeFramedAndLoadNothingFromElsewhere(String path) throws IOException, InterruptedException {
        assertThat(get(path).firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
    }

    /** The holder's page is for outsiders: it gives them nothing of a session, and is allowed nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"/s", "/s/nowhere", "/s/AAAAAAAAAAAAAAAAAAAAAAAA", "/s/survey.css"})
    @Assures("B3")
    void theHoldersPageIsAllowedNothing(String path) throws IOException, InterruptedException {
        HttpHeaders headers = get(path);

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    private static HttpHeaders get(String path) throws IOException, InterruptedException {
        URI address = URI.create(RunningPortal.demo().url() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers();
        }
    }
}
