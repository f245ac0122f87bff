package jp.madoguchi.security.keycloak;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/**
 * Asks Keycloak, for every session that is alive, whether its user may still do what the session says. It does so by
 * refreshing the tokens: a user who is disabled or signed out there gets none, and the new ID token names the roles of now.
 *
 * <p>A refresh prolongs Keycloak's own idle time. That is bounded, because the portal ends a session by itself after 15
 * minutes in which nobody did anything (heartbeats and push don't count), and without a session nothing is refreshed.
 *
 * <p>While Keycloak can't be reached, a session lives on for at most {@link KeycloakProperties#grace()} after Keycloak last
 * vouched for it. A Keycloak that takes calls without answering them is asked once a round, not once for each session, so
 * that the round ends in time to end the sessions.
 */
@Component
@Profile("production")
class SessionFreshness {
    private static final Logger log = LoggerFactory.getLogger(SessionFreshness.class);

    private final LiveSessions sessions;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh;
    private final JwtDecoderFactory<ClientRegistration> decoders;
    private final KeycloakProperties properties;
    private final SecondFactor secondFactor;
    private final Clock clock;

    SessionFreshness(
            LiveSessions sessions,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refresh,
            JwtDecoderFactory<ClientRegistration> decoders,
            KeycloakProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.refresh = refresh;
        this.decoders = decoders;
        this.properties = properties;
        this.secondFactor = new SecondFactor(properties.secondFactor());
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madoguchi.keycloak.check-every:30s}")
    void checkAll() {
        boolean reachable = true;
        for (HttpSession session : sessions.all()) {
            try {
                reachable = check(session, reachable);
            } catch (IllegalStateException alreadyOver) {
                log.debug("A session ended by itself while it was checked");
            }
        }
    }

    /** @return whether Keycloak answers */
    private boolean check(HttpSession session, boolean reachable) {
        if (!(context(session) instanceof SecurityContext context)
                || !(context.getAuthentication() instanceof OAuth2AuthenticationToken authentication)
                || !(authentication.getPrincipal() instanceof KeycloakUser user)) {
            return reachable;
        }
        OAuth2AuthorizedClient client = SessionTokens.of(session);
        if (client == null || client.getRefreshToken() == null) {
            sessions.end(session.getId(), "it has no token to ask Keycloak with");
            return reachable;
        }
        if (!reachable) {
            endAfterGrace(session, client);
            return false;
        }
        try {
            OAuth2AccessTokenResponse tokens = refresh.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    client.getClientRegistration(), client.getAccessToken(), client.getRefreshToken()));
            if (renew(session, client, user, tokens)) {
                SessionTokens.keep(session, client, tokens);
            }
        } catch (OAuth2AuthorizationException e) {
            if (e.getError().getErrorCode().equals("invalid_grant")) {
                sessions.end(session.getId(), "Keycloak no longer knows it");
            } else {
                log.warn("Keycloak could not be asked about a session: {}", e.getMessage());
                endAfterGrace(session, client);
                return !(e.getCause() instanceof ResourceAccessException);
            }
        } catch (JwtException | OAuth2AuthenticationException e) {
            log.warn("Keycloak's answer about a session could not be read", e);
            endAfterGrace(session, client);
        }
        return true;
    }

    /**
     * A role more is taken over in place, unless it demands a second factor that this sign-in was without. A role less, or another
     * organisation, ends the session: what stands on open screens was shown for rights that are gone. A new sign-in is one redirect,
     * since Keycloak still knows the user.
     */
    private boolean renew(
            HttpSession session, OAuth2AuthorizedClient client, KeycloakUser before, OAuth2AccessTokenResponse tokens) {
        Object idToken = tokens.getAdditionalParameters().get("id_token");
        if (idToken == null) {
            sessions.end(session.getId(), "Keycloak told no roles");
            return false;
        }
        Jwt jwt = decoders.createDecoder(client.getClientRegistration()).decode(idToken.toString());
        KeycloakUser now = new KeycloakUser(
                new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims()));
        PortalUser old = before.portalUser();
        Set<Role> roles = now.portalUser().roles();
        if (!roles.containsAll(old.roles())
                || !Objects.equals(old.organisation(), now.portalUser().organisation())) {
            sessions.end(session.getId(), "a role or the organisation was taken away in Keycloak");
            return false;
        }
        if (secondFactor.isMissing(now)) {
            sessions.end(session.getId(), "a role was given in Keycloak that demands a one-time password");
            return false;
        }
        if (!roles.equals(old.roles())) {
            session.setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                    new SecurityContextImpl(new OAuth2AuthenticationToken(
                            now,
                            now.getAuthorities(),
                            client.getClientRegistration().getRegistrationId())));
        }
        return true;
    }

    /** The access token was issued when Keycloak last vouched for the session; the next check would come too late. */
    private void endAfterGrace(HttpSession session, OAuth2AuthorizedClient client) {
        Instant vouchedFor = Objects.requireNonNullElse(client.getAccessToken().getIssuedAt(), Instant.EPOCH);
        Instant nextCheck = clock.instant().plus(properties.checkEvery());
        if (nextCheck.isAfter(vouchedFor.plus(properties.grace()))) {
            sessions.end(session.getId(), "Keycloak could not be reached for longer than the time of grace");
        }
    }

    private static @Nullable Object context(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }
}
