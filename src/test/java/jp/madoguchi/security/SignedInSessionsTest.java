package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.SteppingClock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** What one node does by itself; with its database away, so that it has nobody to ask. {@link SessionsOfNodesTest} has the rest. */
class SignedInSessionsTest {
    private static final int ALLOWED = OneNode.ALLOWED;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2022-08-04T00:00:00Z"));
    private final OneNode node = OneNode.withoutDatabase(clock);

    @Test
    @Assures("A6")
    void oneMoreThanAllowedEndsTheOldest() {
        Deque<MockHttpSession> open = new ArrayDeque<>();
        MockHttpSession somebodyElses = signIn("approver");
        for (int i = 0; i < ALLOWED; i++) {
            open.add(signIn("official"));
        }
        int ended = 0;
        for (int i = 0; i < 100; i++) {
            open.add(signIn("official"));
            ended += open.remove().isInvalid() ? 1 : 0;
            assertThat(open).noneMatch(MockHttpSession::isInvalid);
        }

        Measured.as("the oldest session ended at %d of 100 sign-ins too many at one node without the database", ended);
        assertThat(ended).isEqualTo(100);
        assertThat(somebodyElses.isInvalid()).isFalse();
    }

    @Test
    void whoSignsInWithASessionThatIsOpenForLongIsNotTheOldest() {
        MockHttpSession page = node.open();
        MockHttpSession first = signIn("official");
        signIn("official");
        signIn("official");

        signIn(page, "official");

        assertThat(first.isInvalid()).isTrue();
        assertThat(page.isInvalid()).isFalse();
    }

    @Test
    void aLimitOfNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new SignedInSessions.Settings(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, true))
                .hasMessageContaining("madoguchi.session.per-user");
    }

    private MockHttpSession signIn(String name) {
        return signIn(node.open(), name);
    }

    private MockHttpSession signIn(MockHttpSession session, String name) {
        clock.goOn(Duration.ofMinutes(1));
        return node.signIn(
                session, SystemUser.authentication(new PortalUser(name, name, "city", Set.of(Role.OFFICIAL))));
    }

    /** NTP's correction, or somebody who sets it: whichever says that more time has gone by counts. */
    @Test
    @Assures("A5")
    void aClockThatIsSetBackLetsNoSessionLiveLonger() {
        AtomicLong setBy = new AtomicLong();
        AtomicLong passed = new AtomicLong();
        LiveSessions watched = new LiveSessions(
                Duration.ofHours(10),
                Duration.ofMinutes(15),
                () -> System.currentTimeMillis() + setBy.get() + passed.get(),
                () -> Duration.ofMillis(passed.get()).toNanos());
        MockHttpSession session = new MockHttpSession();
        watched.sessionCreated(new HttpSessionEvent(session));
        watched.active(session);

        setBy.set(-Duration.ofHours(1).toMillis());
        passed.set(Duration.ofMinutes(14).toMillis());
        assertThat(watched.untilIdle(session)).isLessThanOrEqualTo(Duration.ofMinutes(1));
        passed.set(Duration.ofMinutes(16).toMillis());
        assertThat(watched.untilIdle(session)).isNegative();
        passed.set(Duration.ofHours(10).plusMinutes(1).toMillis());
        assertThat(watched.untilOver(session)).isNegative();

        // a machine that slept has counted nothing, but its clock is right
        MockHttpSession slept = new MockHttpSession();
        watched.sessionCreated(new HttpSessionEvent(slept));
        setBy.addAndGet(Duration.ofHours(11).toMillis());
        watched.endWhatIsOver();
        assertThat(slept.isInvalid()).isTrue();
    }
}
