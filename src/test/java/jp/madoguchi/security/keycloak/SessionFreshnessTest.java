package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The checks of live sessions, with the real client for tokens against a small server that answers as Keycloak does. */
class SessionFreshnessTest {
    private static final Instant SIGNED_IN = Instant.parse("2026-04-01T00:00:00Z");

    private final LiveSessions sessions = new LiveSessions(Duration.ofHours(10), Duration.ofMinutes(15));
    private HttpServer keycloak;
    private int status;
    private String answer;
    private int asked;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/token", call -> {
            asked++;
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(status, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        keycloak.start();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void whoMayStillDoTheSameStaysSignedInWithTheNewTokens() {
        MockHttpSession session = signedIn("official");
        keycloakSays("official");

        check(Duration.ofMinutes(1));

        assertThat(session.isInvalid()).isFalse();
        assertThat(SessionTokens.of(session).getRefreshToken().getTokenValue()).isEqualTo("second");
    }

    @Test
    @Assures("A4")
    void aRoleThatWasTakenAwayEndsTheSession() {
        MockHttpSession session = signedIn("official,approver");
        keycloakSays("official");

        check(Duration.ofMinutes(1));

        assertThat(session.isInvalid()).isTrue();
        assertThat(sessions.all()).isEmpty();
    }

    @Test
    void aRoleThatWasGivenIsTakenOverInPlace() {
        MockHttpSession session = signedIn("official");
        keycloakSays("official,auditor");

        check(Duration.ofMinutes(1));

        SecurityContext context = (SecurityContext)
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        assertThat(context.getAuthentication().getAuthorities())
                .extracting("authority")
                .containsExactlyInAnyOrder(Role.OFFICIAL.authority(), Role.AUDITOR.authority());
    }

    @Test
    @Assures("A7")
    void aRoleThatDemandsASecondFactorEndsASessionThatWasBegunWithout() {
        MockHttpSession session = signedIn("official");
        keycloakSays("official,approver");

        check(Duration.ofMinutes(1));

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    @Assures("A4")
    void whomKeycloakNoLongerKnowsIsOut() {
        MockHttpSession session = signedIn("official");
        status = 400;
        answer = "{\"error\":\"invalid_grant\",\"error_description\":\"Session not active\"}";

        check(Duration.ofMinutes(1));

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    @Assures("G6")
    void aKeycloakInTroubleIsForgivenUntilTheGraceIsOver() {
        MockHttpSession session = signedIn("official");
        status = 503;
        answer = "{}";

        check(Duration.ofMinutes(1));
        check(Duration.ofMinutes(4));
        assertThat(session.isInvalid()).isFalse();

        check(Duration.ofMinutes(4).plusSeconds(30));
        assertThat(session.isInvalid())
                .as("the next check would come after the grace is over")
                .isTrue();
    }

    @Test
    void aKeycloakThatTakesCallsWithoutAnsweringHoldsUpARoundOnlyOnce() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<MockHttpSession> all = List.of(
                    signedIn("official", silent.getLocalPort()),
                    signedIn("official", silent.getLocalPort()),
                    signedIn("official", silent.getLocalPort()));
            long before = System.nanoTime();

            check(Duration.ofMinutes(6));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(12));
            assertThat(all).allMatch(MockHttpSession::isInvalid);
        }
    }

    @Test
    void whoIsNotSignedInIsNotAskedAbout() {
        MockHttpSession nobody = new MockHttpSession();
        sessions.sessionCreated(new HttpSessionEvent(nobody));

        check(Duration.ofMinutes(1));

        assertThat(nobody.isInvalid()).isFalse();
        assertThat(asked).isZero();
    }

    private void keycloakSays(String roles) {
        status = 200;
        answer = """
                {"access_token": "a", "token_type": "Bearer", "expires_in": 300, "refresh_token": "second", "id_token": "%s"}
                """.formatted(roles);
    }

    private void check(Duration afterSignIn) {
        KeycloakProperties properties = new KeycloakProperties(
                "https://id.example.jp/realms/madoguchi",
                "madoguchi-portal",
                "a",
                "madoguchi-api",
                "2",
                Duration.ofMinutes(1),
                Duration.ofMinutes(5));
        new SessionFreshness(
                        sessions,
                        new KeycloakSecurity().refreshTokens(),
                        client -> SessionFreshnessTest::idToken,
                        properties,
                        Clock.fixed(SIGNED_IN.plus(afterSignIn), ZoneOffset.UTC))
                .checkAll();
    }

    private MockHttpSession signedIn(String roles) {
        return signedIn(roles, keycloak.getAddress().getPort());
    }

    private MockHttpSession signedIn(String roles, int port) {
        ClientRegistration client = ClientRegistration.withRegistrationId("keycloak")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("madoguchi-portal")
                .clientSecret("a")
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .authorizationUri("https://id.example.jp/auth")
                .tokenUri("http://127.0.0.1:" + port + "/token")
                .build();
        Jwt token = idToken(roles);
        KeycloakUser user = new KeycloakUser(
                new OidcIdToken(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), token.getClaims()));
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(user, user.getAuthorities(), "keycloak")));
        new SessionTokens()
                .saveAuthorizedClient(
                        new OAuth2AuthorizedClient(
                                client,
                                user.getName(),
                                new OAuth2AccessToken(
                                        OAuth2AccessToken.TokenType.BEARER,
                                        "access",
                                        SIGNED_IN,
                                        SIGNED_IN.plusSeconds(300)),
                                new OAuth2RefreshToken("first", SIGNED_IN)),
                        new OAuth2AuthenticationToken(user, user.getAuthorities(), "keycloak"),
                        requestOf(session),
                        new MockHttpServletResponse());
        sessions.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    private static MockHttpServletRequest requestOf(MockHttpSession session) {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        return request;
    }

    /** The text of the token is what it says about the roles. */
    private static Jwt idToken(String roles) {
        return new Jwt(
                roles,
                SIGNED_IN,
                SIGNED_IN.plusSeconds(300),
                Map.of("alg", "none"),
                Map.of(
                        "sub", "1",
                        "preferred_username", "someone",
                        "organisation", "city",
                        "roles", List.of(roles.split(","))));
    }
}
