package jp.madoguchi.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@PortalTest
class ApiFailuresTest {
    @Autowired
    ApiFailures failures;

    @Test
    void anErrorBeforeTheControllersIsAProblemDocumentToo() throws Exception {
        MockHttpServletResponse answer = call(
                "/api/v1/incidents/x;y/milestones",
                (request, response) -> ((HttpServletResponse) response).sendError(400, "The request was rejected"));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getErrorMessage()).as("no dispatch to the error page").isNull();
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString())
                .contains("urn:madoguchi:problem:malformed")
                .doesNotContain("rejected\"");
    }

    @Test
    void aFailureIsToldWithAReferenceAndWithoutItsCause() throws Exception {
        MockHttpServletResponse answer = call("/api/v1/incidents", (request, response) -> {
            throw new IllegalStateException("select secret from table");
        });

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).doesNotContain("secret").containsPattern("[0-9a-f]{8}");
    }

    @Test
    void screensKeepTheirErrorPages() throws Exception {
        MockHttpServletResponse answer =
                call("/desk", (request, response) -> ((HttpServletResponse) response).sendError(400, "left alone"));

        assertThat(answer.getErrorMessage()).isEqualTo("left alone");
    }

    private MockHttpServletResponse call(String path, FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addPreferredLocale(Locale.ENGLISH);
        MockHttpServletResponse response = new MockHttpServletResponse();
        failures.doFilter(request, response, chain);
        return response;
    }
}
