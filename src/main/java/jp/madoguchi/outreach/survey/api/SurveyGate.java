package jp.madoguchi.outreach.survey.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.madoguchi.outreach.survey.SurveyToken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away, before anything of it is read, what asks too often and what sends more than the form does. */
class SurveyGate extends OncePerRequestFilter {
    /** Of the form's body; with fifty cards it is below 2,000 bytes. */
    static final int LARGEST = 8_192;

    private final SurveyLimits limits;
    private final SurveyPage page;

    SurveyGate(SurveyLimits limits, SurveyPage page) {
        this.limits = limits;
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.endsWith(SurveyController.STYLE) && HttpMethod.GET.matches(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        if (!limits.allows(request.getRemoteAddr(), link(path))) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(SurveyLimits.span().toSeconds()));
            refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "outreach.survey.tooOften");
            return;
        }
        // who doesn't say how much it is may send anything
        boolean bodiless = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        long length = request.getContentLengthLong();
        if (length > LARGEST || (length < 0 && !bodiless) || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, "outreach.survey.notTaken");
            return;
        }
        chain.doFilter(request, response);
    }

    /**
     * What the controller will take for the link, however it is spelt in the address: by its hash, so that no link is kept in memory.
     * What can't be one is counted as it reads; it leads nowhere.
     */
    private static String link(String path) {
        List<PathContainer.Element> elements = PathContainer.parsePath(path).elements();
        String last = elements.reversed().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .findFirst()
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .orElse("");
        return SurveyToken.of(last).map(SurveyToken::hash).orElse(last);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String text)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(page.notice(request.getContextPath(), SurveyPage.JAPANESE, text));
    }
}
