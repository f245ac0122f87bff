package jp.madoguchi.security.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.madoguchi.security.LiveSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends the portal's sessions that a back-channel logout token of Keycloak names. Spring's own handler would call the portal
 * over HTTP once for each session, which depends on its cookie's name and on the address under which the portal sees itself;
 * ending them in place needs neither.
 */
final class KeycloakLogout implements LogoutHandler {
    private final OidcSessionRegistry signedIn;
    private final LiveSessions sessions;

    KeycloakLogout(OidcSessionRegistry signedIn, LiveSessions sessions) {
        this.signedIn = signedIn;
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) {
            signedIn.removeSessionInformation(token)
                    .forEach(session -> sessions.end(session.getSessionId(), "Keycloak has signed the user out"));
        }
    }
}
