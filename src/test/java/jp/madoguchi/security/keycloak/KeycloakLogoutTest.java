package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.OneNode;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * What becomes of sessions when Keycloak says that somebody has signed out, and when somebody else repeats it: at one node, with its database
 * away. {@link LogoutAtAnotherNodeTest} has the others.
 */
class KeycloakLogoutTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final OneNode node = OneNode.withoutDatabase(CLOCK);
    private final LiveSessions sessions = node.live();
    private final InMemoryOidcSessionRegistry signedIn = new InMemoryOidcSessionRegistry();
    private final KeycloakLogout logout = new KeycloakLogout(signedIn, sessions, node.sessions(), CLOCK);

    @Test
    @Assures("A8")
    void aLogoutTokenEndsASessionOnceAndNotTheNextOneOfTheSamePerson() {
        MockHttpSession first = signIn();
        told("1", NOW);
        assertThat(first.isInvalid()).isTrue();

        MockHttpSession next = signIn();
        told("1", NOW);
        assertThat(next.isInvalid()).as("the same token again").isFalse();

        told("2", NOW);
        assertThat(next.isInvalid()).as("another one").isTrue();
    }

    @Test
    @Assures("A8")
    void anOldLogoutTokenEndsNothing() {
        MockHttpSession session = signIn();

        told("1", NOW.minus(Duration.ofMinutes(6)));

        assertThat(session.isInvalid()).isFalse();
    }

    private MockHttpSession signIn() {
        MockHttpSession session = new MockHttpSession();
        sessions.sessionCreated(new HttpSessionEvent(session));
        OidcIdToken token = new OidcIdToken(
                "t",
                NOW,
                NOW.plusSeconds(300),
                Map.of(
                        "iss",
                        "https://id.example.jp/realms/madoguchi",
                        "sub",
                        "s-1",
                        "aud",
                        List.of("portal"),
                        "preferred_username",
                        "one"));
        signedIn.saveSessionInformation(new OidcSessionInformation(session.getId(), Map.of(), new KeycloakUser(token)));
        return session;
    }

    private void told(String number, Instant issued) {
        OidcLogoutToken token = OidcLogoutToken.withTokenValue("t")
                .issuer("https://id.example.jp/realms/madoguchi")
                .audience(List.of("portal"))
                .subject("s-1")
                .issuedAt(issued)
                .jti(number)
                .build();
        logout.logout(
                new MockHttpServletRequest(), new MockHttpServletResponse(), new TestingAuthenticationToken(token, ""));
    }
}
