package jp.madoguchi.security.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/**
 * Keeps the tokens of a sign-in in its own HTTP session. Spring's default keeps them by user name, where two browsers of one
 * user would take each other's tokens away.
 */
final class SessionTokens implements OAuth2AuthorizedClientRepository {
    private static final String ATTRIBUTE = SessionTokens.class.getName();

    static @Nullable OAuth2AuthorizedClient of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof OAuth2AuthorizedClient client ? client : null;
    }

    static void keep(HttpSession session, OAuth2AuthorizedClient before, OAuth2AccessTokenResponse tokens) {
        OAuth2RefreshToken refreshToken = tokens.getRefreshToken();
        session.setAttribute(
                ATTRIBUTE,
                new OAuth2AuthorizedClient(
                        before.getClientRegistration(),
                        before.getPrincipalName(),
                        tokens.getAccessToken(),
                        refreshToken == null ? before.getRefreshToken() : refreshToken));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // the interface promises null for none
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (T) of(session);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.getSession().setAttribute(ATTRIBUTE, client);
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
