package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.platform.imports.CellGuard;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.SteppingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one database: what holds for a user's sessions holds for those of both. */
@PortalTest
@Tag("database")
class SessionsOfNodesTest {
    @Autowired
    private ApplicationContext portal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2022-08-04T00:00:00Z"));
    private OneNode one;
    private OneNode two;

    @BeforeEach
    void twoNodes() {
        CleanDatabase.clean(jdbc);
        one = OneNode.of(portal, "one", clock);
        two = OneNode.of(portal, "two", clock);
        look();
    }

    @AfterEach
    void out() {
        SignedIn.out();
        one.sessions.destroy();
        two.sessions.destroy();
    }

    @Test
    @Assures("A6")
    void oneMoreThanAllowedEndsTheOldestAtWhicheverNode() {
        MockHttpSession somebodyElses = one.signIn("approver");
        Deque<MockHttpSession> open = new ArrayDeque<>();
        for (int i = 0; i < OneNode.ALLOWED; i++) {
            open.add(node(i).signIn("official"));
        }
        int ended = 0;
        for (int i = 0; i < 100; i++) {
            // twice at each in turn: the oldest is here as often as there
            open.add(node(i / 2).signIn("official"));
            look();
            ended += open.remove().isInvalid() ? 1 : 0;
            assertThat(open).noneMatch(MockHttpSession::isInvalid);
        }

        Measured.as(
                "the oldest session ended at %d of 100 sign-ins too many, half of them at each of two nodes", ended);
        assertThat(ended).isEqualTo(100);
        assertThat(one.sessions.count("official")).isEqualTo(OneNode.ALLOWED);
        assertThat(two.sessions.count("official")).isEqualTo(OneNode.ALLOWED);
        assertThat(somebodyElses.isInvalid()).isFalse();
    }

    @Test
    @Assures("A6")
    void whoSignsInAtBothInTheSameMomentHasNoMoreThanAllowed() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 40; i++) {
                CyclicBarrier together = new CyclicBarrier(2);
                List<Callable<MockHttpSession>> signIns = List.of(
                        () -> {
                            together.await();
                            return one.signIn("official");
                        },
                        () -> {
                            together.await();
                            return two.signIn("official");
                        });
                for (Future<MockHttpSession> signedIn : threads.invokeAll(signIns)) {
                    signedIn.get();
                }
                look();
                assertThat(one.sessions.count("official")).isEqualTo(Math.min(2 + 2 * i, OneNode.ALLOWED));
            }
        }
        Measured.as("40 times a sign-in at each of two nodes in the same moment: never more sessions than allowed");
    }

    /** Spring Security writes the context into the session after it has told of the sign-in. */
    @Test
    @Assures("A6")
    void aSignInThatIsJustBeingWrittenCounts() {
        MockHttpSession oldest = one.signIn("official");
        one.signIn("official");
        MockHttpSession beingWritten = one.open();
        Authentication official = user("official", Role.OFFICIAL);
        one.arrive(beingWritten, official);
        look();
        assertThat(rows()).isEqualTo(3);

        one.signIn("official");
        OneNode.write(beingWritten, official);
        look();

        assertThat(oldest.isInvalid()).isTrue();
        assertThat(beingWritten.isInvalid()).isFalse();
        assertThat(two.sessions.count("official")).isEqualTo(OneNode.ALLOWED);
    }

    @Test
    void eachNodeShowsTheSessionsOfBothAndWhatTheyDo() {
        one.signIn("approver");
        clock.goOn(Duration.ofMinutes(1));
        MockHttpSession session = two.signIn("official");
        look();

        assertThat(one.sessions.all())
                .extracting(shown -> shown.user().name() + "@" + shown.node())
                .containsExactly("official@two", "approver@one");
        assertThat(two.sessions.all())
                .extracting(SignedInSession::user)
                .containsExactlyElementsOf(
                        one.sessions.all().stream().map(SignedInSession::user).toList());

        clock.goOn(Duration.ofMinutes(5));
        session.access();
        OneNode.write(session, user("official", Role.OFFICIAL, Role.APPROVER));
        look();
        SignedInSession shown = one.sessions.all().getFirst();
        assertThat(shown.user().roles()).containsExactlyInAnyOrder(Role.OFFICIAL, Role.APPROVER);
        assertThat(shown.activeAt()).isAfter(clock.instant().minusSeconds(60));
        assertThat(shown.signedInAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
    }

    @Test
    void whoSignsInAnewWithAnOpenSessionIsNotTheOldestAndWhoIsNotSignedInStandsNowhere() {
        MockHttpSession page = one.open();
        MockHttpSession again = one.signIn("official");
        MockHttpSession oldest = two.signIn("official");
        two.signIn("official");
        one.signIn(again, user("official", Role.OFFICIAL));
        assertThat(two.sessions.all()).hasSize(3);

        one.signIn(page, user("official", Role.OFFICIAL));
        look();

        assertThat(oldest.isInvalid()).isTrue();
        assertThat(again.isInvalid()).isFalse();
        assertThat(page.isInvalid()).isFalse();
    }

    @Test
    void whatLetsSomebodyInStandsNowhere() {
        MockHttpSession session = one.signIn("official");

        List<String> values = jdbc.sql("select * from signed_in_session")
                .query((row, n) -> {
                    StringBuilder all = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        all.append(row.getString(i)).append('|');
                    }
                    return all.toString();
                })
                .list();
        assertThat(values).hasSize(1).noneMatch(row -> row.contains(session.getId()));
    }

    @Test
    void whoSignsOutMakesRoomAtTheOtherNode() {
        MockHttpSession first = one.signIn("official");
        MockHttpSession second = one.signIn("official");
        MockHttpSession third = two.signIn("official");

        one.signOut(second);
        within(Duration.ofSeconds(5), () -> two.sessions.count("official") == 2);
        two.signIn("official");
        look();

        assertThat(first.isInvalid()).isFalse();
        assertThat(third.isInvalid()).isFalse();
    }

    @Test
    @Assures("A6")
    void theSessionsOfANodeThatDiedDontCountAndGo() {
        one.signIn("official");
        one.signIn("official");
        one.signIn("official");
        assertThat(two.sessions.count("official")).isEqualTo(3);

        within(Duration.ofSeconds(10), () -> {
            two.look();
            return two.sessions.count("official") == 0;
        });
        MockHttpSession here = two.signIn("official");
        two.signIn("official");
        two.signIn("official");
        assertThat(here.isInvalid()).isFalse();
        assertThat(rows()).as("those of the dead node stay a while").isEqualTo(6);

        clock.goOn(Duration.ofHours(11).plusMinutes(1));
        two.look();
        assertThat(rows()).isEqualTo(3);
    }

    /** It was out of reach and lives: what was ordered meanwhile still ends its sessions, and none of them is forgotten. */
    @Test
    @Assures("A4")
    void aNodeThatWasTakenForDeadFindsWhatWasOrderedMeanwhile() {
        MockHttpSession ended = one.signIn("official");
        MockHttpSession other = one.signIn("approver");
        within(Duration.ofSeconds(10), () -> {
            two.look();
            return two.sessions.count("official") == 0;
        });
        two.signIn("official");
        SignedIn.as(Role.ADMIN);
        endAllOf(two, "official", portal);
        assertThat(ended.isInvalid()).isFalse();

        one.look();
        assertThat(ended.isInvalid()).isTrue();
        assertThat(other.isInvalid()).isFalse();
        assertThat(two.sessions.count("approver")).isEqualTo(1);
    }

    @Test
    void aNodeThatStopsTakesItsSessionsOut() {
        one.signIn("official");
        one.sessions.destroy();

        assertThat(two.sessions.count("official")).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    @Assures({"A4", "A6"})
    void theAdministratorEndsThemAtAllNodesAndTheTrailSaysHowMany() {
        MockHttpSession here = one.signIn("official");
        MockHttpSession there = two.signIn("official");
        MockHttpSession somebodyElses = two.signIn("approver");
        SignedIn.as(Role.ADMIN);

        endAllOf(one, "official", portal);

        assertThat(here.isInvalid()).isTrue();
        assertThat(one.sessions.count("official")).isZero();
        two.look();
        assertThat(there.isInvalid()).isTrue();
        assertThat(somebodyElses.isInvalid()).isFalse();
        assertThat(jdbc.sql("select details from audit_event")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("\"2\"");
        look();
        assertThat(rows()).as("only somebody else's stands there").isEqualTo(1);
    }

    @Test
    @Assures("E1")
    void withoutAnEntryInTheTrailNoneEndsAnywhere() {
        MockHttpSession here = one.signIn("official");
        MockHttpSession there = two.signIn("official");
        SignedIn.as(Role.ADMIN);

        assertThatThrownBy(() -> endAllOf(one, "official", event -> {
                    throw new IllegalStateException("the trail can't be written");
                }))
                .hasMessageContaining("the trail");

        look();
        assertThat(here.isInvalid()).isFalse();
        assertThat(there.isInvalid()).isFalse();
    }

    @Test
    @Assures({"A4", "A8"})
    void aLogoutTokenEndsSessionsAtBothNodesOnce() {
        MockHttpSession theirs = two.signIn(TestPrincipal.of("official", "sid-1", "sub-1"));
        MockHttpSession another = two.signIn(TestPrincipal.of("official", "sid-2", "sub-1"));
        MockHttpSession somebodyElses = two.signIn(TestPrincipal.of("approver", "sid-3", "sub-2"));

        assertThat(one.sessions.signedOut("1", "sid-1", "sub-1")).isTrue();
        two.look();
        assertThat(theirs.isInvalid()).isTrue();
        assertThat(another.isInvalid()).isFalse();

        MockHttpSession next = two.signIn(TestPrincipal.of("official", "sid-1", "sub-1"));
        assertThat(two.sessions.signedOut("1", "sid-1", "sub-1"))
                .as("the same token to the other node")
                .isFalse();
        two.look();
        assertThat(next.isInvalid()).isFalse();

        assertThat(one.sessions.signedOut("2", null, "sub-1")).isTrue();
        two.look();
        assertThat(next.isInvalid()).isTrue();
        assertThat(another.isInvalid()).isTrue();
        assertThat(somebodyElses.isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Assures({"A6", "G5"})
    void withTheDatabaseAwayEachNodeCountsItsOwnAndMakesItGood(boolean silent) {
        SwitchedDatabase database = new SwitchedDatabase(portal.getBean(DataSource.class));
        OneNode cut = new OneNode("cut", database, new JdbcTransactionManager(database), clock);
        cut.look();
        MockHttpSession elsewhere = two.signIn("official");
        if (silent) {
            database.fallSilent();
        } else {
            database.refuse();
        }

        List<MockHttpSession> here = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < OneNode.ALLOWED + 1; i++) {
            clock.goOn(Duration.ofSeconds(1));
            here.add(cut.signIn("official"));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("only the first waits, and not for long")
                .isLessThan(OneNode.PATIENCE.multipliedBy(2));
        assertThat(here).extracting(MockHttpSession::isInvalid).containsExactly(true, false, false, false);

        database.comeBack();
        within(Duration.ofSeconds(10), () -> {
            cut.sessions.follow();
            two.look();
            return two.sessions.count("official") == OneNode.ALLOWED && elsewhere.isInvalid();
        });
        assertThat(here).extracting(MockHttpSession::isInvalid).containsExactly(true, false, false, false);
        cut.sessions.destroy();
    }

    private OneNode node(int number) {
        return number % 2 == 0 ? one : two;
    }

    private void look() {
        one.look();
        two.look();
    }

    private int rows() {
        return jdbc.sql("select count(*) from signed_in_session")
                .query(Integer.class)
                .single();
    }

    private void endAllOf(OneNode node, String user, ApplicationEventPublisher events) {
        SessionService service = new SessionService(
                node.sessions, portal.getBean(CurrentUser.class), portal.getBean(CellGuard.class), events);
        transaction.executeWithoutResult(status -> service.endAllOf(user, "a lost device"));
    }

    private static Authentication user(String name, Role... roles) {
        return SystemUser.authentication(new PortalUser(name, name, "city", Set.of(roles)));
    }

    private static void within(Duration time, BooleanSupplier met) {
        long end = System.nanoTime() + time.toNanos();
        while (!met.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes longer than %s", time).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
