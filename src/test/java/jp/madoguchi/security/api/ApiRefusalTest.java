package jp.madoguchi.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.assurance.Assures;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PortalTest
@AutoConfigureMockMvc
class ApiRefusalTest {
    @Autowired
    MockMvcTester mvc;

    @Test
    void whoDoesNotSayWhoTheyAreIsToldSoInTheirLanguage() {
        MvcTestResult japanese = mvc.get()
                .uri("/api/v1/incidents/koko-2022/milestones")
                .header("Accept-Language", "ja")
                .exchange();
        assertThat(japanese)
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(japanese).bodyJson().extractingPath("$.title").isEqualTo("認証が必要です");

        MvcTestResult english = mvc.get()
                .uri("/api/v1/incidents/koko-2022/milestones")
                .header("Accept-Language", "en")
                .exchange();
        assertThat(english).bodyJson().extractingPath("$.title").isEqualTo("Authentication needed");
    }

    @Test
    @Assures("A9")
    void aWrongPasswordIsAnsweredLikeAnUnknownUser() {
        MvcTestResult wrong = mvc.get()
                .uri("/api/v1/anything")
                .header("Authorization", basic("official:wrong"))
                .exchange();
        MvcTestResult unknown = mvc.get()
                .uri("/api/v1/anything")
                .header("Authorization", basic("nobody:demo"))
                .exchange();

        assertThat(wrong).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(unknown).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(wrong).body().isEqualTo(unknown.getResponse().getContentAsByteArray());
    }

    @Test
    @Assures("A2")
    void anUnknownPathIsAnsweredLikeOneThatIsNotPermitted() {
        MvcTestResult unknown = mvc.get()
                .uri("/api/v1/no-such-thing")
                .header("Authorization", basic("operator:demo"))
                .exchange();
        MvcTestResult refused = mvc.get()
                .uri("/api/v1/incidents/koko-2022/reissue-rates")
                .header("Authorization", basic("operator:demo"))
                .exchange();

        assertThat(unknown)
                .hasStatus(HttpStatus.FORBIDDEN)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(refused).body().isEqualTo(unknown.getResponse().getContentAsByteArray());
    }

    @Test
    void aMethodOrAFormatThatAKnownPathDoesNotTakeIsNamed() {
        MvcTestResult method = mvc.delete()
                .uri("/api/v1/incidents/koko-2022/reissue-rates")
                .header("Authorization", basic("official:demo"))
                .exchange();
        MvcTestResult sent = mvc.post()
                .uri("/api/v1/incidents/koko-2022/reissue-reports")
                .contentType(MediaType.APPLICATION_XML)
                .content("<counts/>")
                .header("Authorization", basic("contractor:demo"))
                .exchange();
        MvcTestResult wanted = mvc.get()
                .uri("/api/v1/incidents/koko-2022/reissue-rates")
                .accept(MediaType.APPLICATION_PDF)
                .header("Authorization", basic("official:demo"))
                .exchange();

        assertThat(method)
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(sent)
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(wanted)
                .hasStatus(HttpStatus.NOT_ACCEPTABLE)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void anUnreadableDateIsNamed() {
        MvcTestResult result = mvc.get()
                .uri("/api/v1/incidents/koko-2022/reissue-rates?asOf=yesterday")
                .header("Authorization", basic("official:demo"))
                .header("Accept-Language", "en")
                .exchange();

        assertThat(result).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(result).bodyJson().extractingPath("$.field").isEqualTo("asOf");
        assertThat(result).bodyText().doesNotContain("Exception", "jp.madoguchi");
    }

    @Test
    void theApiDescribesItselfToWhoIsSignedIn() {
        assertThat(mvc.get().uri("/api/v1/openapi").exchange()).hasStatus(HttpStatus.UNAUTHORIZED);
        MvcTestResult description = mvc.get()
                .uri("/api/v1/openapi")
                .header("Authorization", basic("official:demo"))
                .exchange();
        assertThat(description).hasStatusOk();
        assertThat(description)
                .bodyJson()
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.");
    }

    @Test
    void onlyHealthIsToldToEverybody() {
        assertThat(mvc.get().uri("/actuator/health").exchange()).hasStatusOk();
        assertThat(mvc.get().uri("/actuator/prometheus").exchange()).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get()
                        .uri("/actuator/prometheus")
                        .header("Authorization", basic("official:demo"))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri("/actuator/env")
                        .header("Authorization", basic("admin:demo"))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private static String basic(String userAndPassword) {
        return "Basic " + java.util.Base64.getEncoder().encodeToString(userAndPassword.getBytes());
    }
}
