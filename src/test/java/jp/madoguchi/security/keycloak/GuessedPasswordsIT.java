package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.PlainBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the real Keycloak with the portal's realm tells somebody who guesses, at its own form; the portal isn't needed for it. */
class GuessedPasswordsIT {
    private static final KeycloakAdmin KEYCLOAK = new KeycloakAdmin();
    private static final Pattern WORDS =
            Pattern.compile("id=\"input-error-username\"[^>]*>(.*?)</div>", Pattern.DOTALL);
    /** Two failures within a second look like a program and lock at once; a person takes longer. */
    private static final Duration PERSON = Duration.ofMillis(1_200);

    private static KeycloakTurn turn;

    @BeforeAll
    static void takeTurn() throws Exception {
        turn = KeycloakTurn.take();
    }

    @AfterAll
    static void giveUpTurn() throws Exception {
        turn.close();
    }

    /** What the form answers: the words of its refusal; none where it lets the user in. */
    private record Answer(int status, String words, Duration time) {
        boolean letsIn() {
            return status == 302;
        }
    }

    private static Answer tries(String user, String password) throws Exception {
        try (PlainBrowser browser = new PlainBrowser(KEYCLOAK.url())) {
            HttpResponse<String> form = browser.get(KEYCLOAK.formAddress());
            assertThat(form.statusCode()).isEqualTo(200);
            long began = System.nanoTime();
            HttpResponse<String> answer = browser.submit(form, Map.of("username", user, "password", password));
            Duration time = Duration.ofNanos(System.nanoTime() - began);
            Matcher words = WORDS.matcher(answer.body());
            return new Answer(
                    answer.statusCode(),
                    words.find() ? words.group(1).replaceAll("<[^>]*>", "").strip() : "",
                    time);
        }
    }

    @Test
    @Assures("A9")
    void fiveWrongPasswordsLockAUserUntilTheTimeIsOverOrTheAdministratorUnlocks() throws Exception {
        for (String user : List.of("it-four", "it-five")) {
            KEYCLOAK.user(user, "city", "official");
        }
        String words = "";
        for (int i = 1; i <= 5; i++) {
            if (i <= 4) {
                assertThat(tries("it-four", "wrong-password-" + i).letsIn()).isFalse();
            }
            Answer answer = tries("it-five", "wrong-password-" + i);
            assertThat(answer.letsIn()).isFalse();
            words = answer.words();
            LockSupport.parkNanos(PERSON.toNanos());
        }
        assertThat(tries("it-four", KeycloakAdmin.PASSWORD).letsIn())
                .as("after four")
                .isTrue();
        Answer locked = tries("it-five", KeycloakAdmin.PASSWORD);
        assertThat(locked.letsIn()).as("after five, with the right one").isFalse();
        assertThat(locked.words())
                .as("no hint that it was the right one")
                .isEqualTo(words)
                .isNotBlank();
        assertThat(KEYCLOAK.isLocked("it-five")).isTrue();
        assertThat(tries("it-four", KeycloakAdmin.PASSWORD).letsIn())
                .as("others")
                .isTrue();

        KEYCLOAK.unlock("it-five");
        assertThat(tries("it-five", KeycloakAdmin.PASSWORD).letsIn())
                .as("unlocked")
                .isTrue();
        Measured.as(
                "after 4 wrong passwords let in, after 5 refused with the right one in the same words; unlocked by the administrator");
    }

    @Test
    @Assures("A9")
    void aLockEndsByItself() throws Exception {
        KEYCLOAK.user("it-waits", "city", "official");
        Map<String, Object> shorter = Map.of("failureFactor", 2, "waitIncrementSeconds", 8);
        Map<String, Object> before = KEYCLOAK.settings(shorter.keySet());
        KEYCLOAK.set(shorter);
        try {
            for (int i = 0; i < 2; i++) {
                tries("it-waits", "wrong-password");
                LockSupport.parkNanos(PERSON.toNanos());
            }
            assertThat(tries("it-waits", KeycloakAdmin.PASSWORD).letsIn()).isFalse();
            long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (!tries("it-waits", KeycloakAdmin.PASSWORD).letsIn()) {
                assertThat(System.nanoTime()).as("still locked").isLessThan(deadline);
                LockSupport.parkNanos(PERSON.toNanos());
            }
        } finally {
            KEYCLOAK.set(before);
        }
        assertThat(before).containsEntry("waitIncrementSeconds", 300).containsEntry("failureFactor", 5);
    }

    @Test
    @Assures("A9")
    void anUnknownUserIsAnsweredLikeAKnownOne() throws Exception {
        int each = FullSize.of(8, 40);
        List<String> known = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            known.add("it-known-" + i);
            KEYCLOAK.user(known.getLast(), "city", "official");
        }
        List<Duration> ofKnown = new ArrayList<>();
        List<Duration> ofUnknown = new ArrayList<>();
        tries(known.getFirst(), "wrong-password");
        for (int i = 0; i < each; i++) {
            Answer one = tries(known.get(i), "wrong-password");
            Answer other = tries("it-unknown-" + i, "wrong-password");
            assertThat(other.status()).isEqualTo(one.status());
            assertThat(other.words()).isEqualTo(one.words()).isNotBlank();
            ofKnown.add(one.time());
            ofUnknown.add(other.time());
        }
        long is = median(ofKnown).toMillis();
        long isNot = median(ofUnknown).toMillis();
        // a few tries on a busy machine say nothing of time
        if (FullSize.isAsked()) {
            assertThat((double) isNot / is)
                    .as(isNot + " ms for an unknown user, " + is + " ms for a known one")
                    .isBetween(0.5, 2.0);
        }
        Measured.as(
                "%d unknown users answered in the same words as %d known ones, in %d and %d ms", each, each, isNot, is);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
