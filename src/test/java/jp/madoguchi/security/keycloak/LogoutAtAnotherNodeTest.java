package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.security.OneNode;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Keycloak tells one node of many that somebody has signed out, whichever the proxy chooses. */
@PortalTest
@Tag("database")
class LogoutAtAnotherNodeTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Autowired
    private ApplicationContext portal;

    @Autowired
    private JdbcClient jdbc;

    private OneNode told;
    private OneNode theirs;

    @BeforeEach
    void twoNodes() {
        CleanDatabase.clean(jdbc);
        told = OneNode.of(portal, "told");
        theirs = OneNode.of(portal, "theirs");
    }

    @Test
    @Assures({"A4", "A8"})
    void aTokenThatComesToAnotherNodeThanTheSessionsEndsIt() {
        MockHttpSession session = signIn("k-1", "s-1");
        MockHttpSession anotherOfTheSamePerson = signIn("k-2", "s-1");
        MockHttpSession somebodyElses = signIn("k-3", "s-2");

        logout(told, "1", "k-1", "s-1");
        theirs.look();

        assertThat(session.isInvalid()).isTrue();
        assertThat(anotherOfTheSamePerson.isInvalid()).isFalse();
        assertThat(somebodyElses.isInvalid()).isFalse();

        logout(told, "2", null, "s-1");
        theirs.look();
        assertThat(anotherOfTheSamePerson.isInvalid()).isTrue();
        assertThat(somebodyElses.isInvalid()).isFalse();
    }

    @Test
    @Assures("A8")
    void aTokenThatIsSentAgainToAnotherNodeEndsNothing() {
        logout(told, "1", null, "s-1");
        MockHttpSession next = signIn("k-2", "s-1");

        logout(theirs, "1", null, "s-1");
        theirs.look();

        assertThat(next.isInvalid()).isFalse();
    }

    private MockHttpSession signIn(String session, String subject) {
        KeycloakUser user = new KeycloakUser(new OidcIdToken(
                "t",
                NOW,
                NOW.plusSeconds(300),
                Map.of(
                        "iss",
                        "https://id.example.jp/realms/madoguchi",
                        "sub",
                        subject,
                        "sid",
                        session,
                        "preferred_username",
                        subject)));
        return theirs.signIn(new OAuth2AuthenticationToken(user, user.getAuthorities(), "keycloak"));
    }

    private static void logout(OneNode node, String number, @Nullable String session, String subject) {
        OidcLogoutToken token = OidcLogoutToken.withTokenValue("t")
                .issuer("https://id.example.jp/realms/madoguchi")
                .audience(List.of("portal"))
                .claims(claims -> claims.putAll(session == null ? new HashMap<>() : Map.of("sid", session)))
                .subject(subject)
                .issuedAt(NOW)
                .jti(number)
                .build();
        new KeycloakLogout(new InMemoryOidcSessionRegistry(), node.live(), node.sessions(), CLOCK)
                .logout(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        new TestingAuthenticationToken(token, ""));
    }
}
