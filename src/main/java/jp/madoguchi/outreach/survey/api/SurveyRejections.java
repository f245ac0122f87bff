package jp.madoguchi.outreach.survey.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.security.BareRefusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;

/**
 * Spring's firewall turns odd addresses away before any chain is asked. A mail program that has mangled a link must not leave a holder
 * before a bare error: below the holder's page, such an address gets what an unknown link gets, with the same headers and limits.
 */
@Component
class SurveyRejections implements RequestRejectedHandler {
    private final BareRefusals elsewhere;
    private final ObjectProvider<SecurityFilterChain> chain;
    private final SurveyLimits limits;
    private final SurveyPage page;

    /** @param chain of the holder's page, looked up late: the firewall is made before the chains */
    SurveyRejections(
            @Qualifier("holdersPage") ObjectProvider<SecurityFilterChain> chain,
            SurveyLimits limits,
            SurveyPage page,
            BareRefusals elsewhere) {
        this.elsewhere = elsewhere;
        this.chain = chain;
        this.limits = limits;
        this.page = page;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, RequestRejectedException requestRejectedException)
            throws IOException, ServletException {
        String below = request.getContextPath() + SurveySecurity.PATH + "/";
        Filter headers = chain.getObject().getFilters().stream()
                .filter(HeaderWriterFilter.class::isInstance)
                .findFirst()
                .orElse(null);
        if (headers == null || !request.getRequestURI().startsWith(below)) {
            elsewhere.refuse(request, response);
            return;
        }
        FilterChain answer = (asked, answered) -> nowhere(request, response);
        headers.doFilter(
                request, response, (asked, answered) -> new SurveyGate(limits, page).doFilter(asked, answered, answer));
    }

    private void nowhere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream()
                .write(page.notice(request.getContextPath(), SurveyPage.JAPANESE, "outreach.survey.nowhere"));
    }
}
