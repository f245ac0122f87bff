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
 * Who is no browser says nothing of where a request comes from, and is let through to them.
 */
public final class ForeignOrigins extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** Written by browsers alone; a page can't. */
    private static final String SITE = "Sec-Fetch-Site";
    /** Nobody's page, or a page that hides what it is: ours don't, but for the holder's. */
    private static final String HIDDEN = "null";

    private final boolean takesHidden;
    private final Answer answer;

    private ForeignOrigins(boolean takesHidden, Answer answer) {
        this.takesHidden = takesHidden;
        this.answer = answer;
    }

    /** Says so; the status stands already. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** An answer that nobody reads: the page that sent it is not ours. */
    static ForeignOrigins refusedBare() {
        return new ForeignOrigins(false, (request, response) -> {});
    }

    public static ForeignOrigins refused(Answer answer) {
        return new ForeignOrigins(false, answer);
    }

    /** For pages that tell nobody their address, so that old browsers hide their origin, too, even from the page's own server. */
    public static ForeignOrigins refusedUnlessHidden(Answer answer) {
        return new ForeignOrigins(true, answer);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean reading = READING.contains(request.getMethod())
                && !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        if (reading || !isForeign(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            answer.to(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equals(HIDDEN)) {
            return !isOurs(origin, request);
        }
        String site = request.getHeader(SITE);
        if (site != null) {
            // "none": somebody has typed the address, or loads the page anew
            return !site.equals("same-origin") && !site.equals("none");
        }
        if (origin != null) {
            return !takesHidden;
        }
        String referer = request.getHeader(HttpHeaders.REFERER);
        return referer != null && !isOurs(referer, request);
    }

    /** Cookies don't tell ports apart, so the port has to: another server on the same machine is somebody else. */
    private static boolean isOurs(String address, HttpServletRequest request) {
        URI uri = uri(address);
        return uri != null
                && request.getServerName().equalsIgnoreCase(uri.getHost())
                && port(uri.getScheme(), uri.getPort()) == port(request.getScheme(), request.getServerPort());
    }

    /** -1 where it is the usual one of its scheme, which a proxy in front may have changed. */
    private static int port(@Nullable String scheme, int port) {
        boolean usual = port == ("https".equalsIgnoreCase(scheme) ? 443 : 80);
        return usual ? -1 : port;
    }

    /** None of what is no address. */
    private static @Nullable URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
