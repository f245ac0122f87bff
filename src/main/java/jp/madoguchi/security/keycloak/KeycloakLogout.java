package jp.madoguchi.security.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.SignedInSessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends the portal's sessions that a back-channel logout token of Keycloak names. Spring's own handler would call the portal
 * over HTTP once for each session, which depends on its cookie's name and on the address under which the portal sees itself;
 * ending them in place needs neither. The proxy brings the token to one node of many; the others hear of it by the database.
 */
final class KeycloakLogout implements LogoutHandler {
    /** Keycloak tells at once; what is older has been kept by somebody. */
    private static final Duration LASTING = Duration.ofMinutes(5);

    private static final int REMEMBERED = 10_000;
    private static final Logger log = LoggerFactory.getLogger(KeycloakLogout.class);

    private final OidcSessionRegistry signedIn;
    private final LiveSessions sessions;
    private final SignedInSessions everywhere;
    private final Clock clock;
    /** The tokens of late: one that is sent a second time would end a sign-in that came after it. */
    private final Map<String, Instant> used = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    KeycloakLogout(OidcSessionRegistry signedIn, LiveSessions sessions, SignedInSessions everywhere, Clock clock) {
        this.signedIn = signedIn;
        this.sessions = sessions;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) {
            if (!isFirstAndFresh(token)) {
                log.warn("A logout token was sent again, or late");
                return;
            }
            if (!everywhere.signedOut(token.getId(), token.getSessionId(), token.getSubject())) {
                log.warn("A logout token was sent again, to another node");
                return;
            }
            signedIn.removeSessionInformation(token)
                    .forEach(session -> sessions.end(session.getSessionId(), "Keycloak has signed the user out"));
        }
    }

    private boolean isFirstAndFresh(OidcLogoutToken token) {
        Instant issued = token.getIssuedAt();
        if (issued == null || issued.isBefore(clock.instant().minus(LASTING))) {
            return false;
        }
        synchronized (used) {
            return used.putIfAbsent(token.getId(), issued) == null;
        }
    }
}
