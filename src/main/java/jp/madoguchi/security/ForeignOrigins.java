package jp.madoguchi.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site lets a browser send: whatever changes something, and the channel of the push, which a page of any
 * site may open with the cookies of this one. It stands before the tokens of Spring Security and Vaadin, not in their place.
 */
final class ForeignOrigins extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean reading = READING.contains(request.getMethod())
                && !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (reading || origin == null || request.getServerName().equalsIgnoreCase(host(origin))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }

    /** None of what is no address, such as the {@code null} of a page without one. */
    private static @Nullable String host(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
