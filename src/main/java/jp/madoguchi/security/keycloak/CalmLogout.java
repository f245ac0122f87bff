package jp.madoguchi.security.keycloak;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a logout token that lacks what every one has like a forged one (OpenID Connect Back-Channel Logout 2.8). Spring Security's own
 * filter, which comes after this, fails at it instead; and whoever has signed in knows a token of the realm without all that, the ID
 * token.
 */
final class CalmLogout extends OncePerRequestFilter {
    private static final String BACK_CHANNEL = "/logout/connect/back-channel/";
    private static final Logger log = LoggerFactory.getLogger(CalmLogout.class);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(BACK_CHANNEL);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException unreadable) {
            log.warn("A logout token could not be read: {}", unreadable.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
    }
}
