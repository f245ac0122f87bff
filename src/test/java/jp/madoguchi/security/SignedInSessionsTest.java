package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class SignedInSessionsTest {
    private static final int ALLOWED = 3;

    private final LiveSessions live = new LiveSessions(Duration.ofHours(10), Duration.ofMinutes(15));
    private Instant now = Instant.parse("2022-08-04T00:00:00Z");
    private final SignedInSessions sessions = new SignedInSessions(
            live,
            event -> {},
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            ALLOWED);

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

        Measured.as("the oldest session ended at %d of 100 sign-ins too many", ended);
        assertThat(ended).isEqualTo(100);
        assertThat(sessions.count("official")).isEqualTo(ALLOWED);
        assertThat(somebodyElses.isInvalid()).isFalse();
    }

    @Test
    void whoSignsInWithASessionThatIsOpenForLongIsNotTheOldest() {
        MockHttpSession page = new MockHttpSession();
        live.sessionCreated(new HttpSessionEvent(page));
        MockHttpSession first = signIn("official");
        signIn("official");
        signIn("official");

        signIn(page, "official");

        assertThat(first.isInvalid()).isTrue();
        assertThat(page.isInvalid()).isFalse();
    }

    @Test
    void theLatestSignInStandsFirstAndWhoIsNotSignedInNowhere() {
        live.sessionCreated(new HttpSessionEvent(new MockHttpSession()));
        signIn("official");
        signIn("approver");

        assertThat(sessions.all()).extracting(session -> session.user().name()).containsExactly("approver", "official");
        assertThat(sessions.all().getFirst().signedInAt()).isEqualTo(now);
    }

    @Test
    void allSessionsOfAUserEndAndNobodyElses() {
        MockHttpSession one = signIn("official");
        MockHttpSession two = signIn("official");
        MockHttpSession other = signIn("approver");

        assertThat(sessions.endAllOf("official", "test")).isEqualTo(2);

        assertThat(one.isInvalid()).isTrue();
        assertThat(two.isInvalid()).isTrue();
        assertThat(other.isInvalid()).isFalse();
        assertThat(sessions.count("official")).isZero();
    }

    @Test
    void aLimitOfNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new SignedInSessions(live, event -> {}, Clock.systemUTC(), 0))
                .hasMessageContaining("madoguchi.session.per-user");
    }

    private MockHttpSession signIn(String name) {
        MockHttpSession session = new MockHttpSession();
        live.sessionCreated(new HttpSessionEvent(session));
        return signIn(session, name);
    }

    private MockHttpSession signIn(MockHttpSession session, String name) {
        now = now.plusSeconds(60);
        PortalUser user = new PortalUser(name, name, "city", Set.of(Role.OFFICIAL));
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(SystemUser.authentication(user)));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        sessions.signedIn(request, user);
        return session;
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
