package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.PlainBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two portals as they are delivered, on one database: what ends a session ends it at whichever of them it is. */
class SessionsOfNodesIT {
    private static final String SIGN_IN = "/oauth2/authorization/keycloak";
    /** A look every 5 seconds, and a slow machine. */
    private static final Duration AT_MOST = Duration.ofSeconds(12);

    private static ProxiedPortal one;
    private static ProxiedPortal two;

    @BeforeAll
    static void start() throws Exception {
        one = new ProxiedPortal();
        two = one.anotherNode();
    }

    @AfterAll
    static void stop() throws Exception {
        two.close();
        one.close();
    }

    @Test
    @Assures("A6")
    void oneMoreSignInAtAnotherNodeEndsTheOldest() throws Exception {
        one.issuer.signsIn(someone("it-often"));
        List<PlainBrowser> browsers = new ArrayList<>();
        for (ProxiedPortal node : List.of(one, one, two, two)) {
            PlainBrowser browser = node.browser();
            browser.follow(SIGN_IN);
            browsers.add(browser);
        }

        Duration after = untilSignedOut(browsers.getFirst());
        assertThat(one.log()).contains("A session is ended: its user has signed in once more than allowed");
        for (PlainBrowser browser : browsers.subList(1, 4)) {
            assertThat(isSignedIn(browser)).isTrue();
        }
        Measured.as(
                "the oldest session at another of two portals ended %d s after a sign-in too many at the latest",
                after.toSeconds() + 1);
        for (PlainBrowser browser : browsers) {
            browser.close();
        }
    }

    @Test
    @Assures("A4")
    void aLogoutTokenThatComesToAnotherNodeEndsTheSession() throws Exception {
        JWTClaimsSet person = someone("it-leaves");
        one.issuer.signsIn(person);
        try (PlainBrowser browser = one.browser();
                PlainBrowser keycloak = new PlainBrowser(two.inside())) {
            browser.follow(SIGN_IN);
            assertThat(isSignedIn(browser)).isTrue();

            String token = one.issuer.signed(WrongTokens.logoutOf(person));
            assertThat(keycloak.post("/logout/connect/back-channel/keycloak", Map.of("logout_token", token))
                            .statusCode())
                    .isLessThan(300);

            Duration after = untilSignedOut(browser);
            assertThat(one.log()).contains("A session is ended: Keycloak has signed the user out");
            Measured.as(
                    "a logout token at the other of two portals ended the session within %d s", after.toSeconds() + 1);
        }
    }

    private static JWTClaimsSet someone(String name) {
        return one.issuer.someone(name, "official").build();
    }

    private static Duration untilSignedOut(PlainBrowser browser) throws Exception {
        long start = System.nanoTime();
        while (isSignedIn(browser)) {
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            assertThat(passed).as("still signed in").isLessThan(AT_MOST);
            Thread.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean isSignedIn(PlainBrowser browser) throws Exception {
        return browser.get("/city").statusCode() == 200;
    }
}
