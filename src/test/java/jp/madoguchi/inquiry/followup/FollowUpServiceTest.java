package jp.madoguchi.inquiry.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackChanged;
import jp.madoguchi.inquiry.callback.CallbackHanded;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.callback.DueRules;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.SteppingClock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class FollowUpServiceTest {
    private static final PortalUser SHO = user("sho", Role.OPERATOR);
    private static final PortalUser MIDORI = user("midori", Role.OPERATOR);
    private static final PortalUser YUMI = user("yumi", Role.SUPERVISOR);
    private static final PortalUser KEN = user("ken", Role.SUPERVISOR);

    @Autowired
    LiveSessions sessions;

    @Autowired
    DueRules rules;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    FollowUpService followUps;

    @Autowired
    AssigningService assigning;

    @Autowired
    FollowUpStore store;

    @Autowired
    CallbackService callbacks;

    @Autowired
    InquiryService inquiries;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableApplicationContext context;

    Incident incident;
    Instant tomorrow;
    long first;
    long second;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        tomorrow = Tokyo.today(clock)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(Tokyo.ZONE)
                .toInstant();
        SignedIn.as(SHO);
        log(Outcome.RESOLVED);
        SignedIn.as(MIDORI);
        first = log(Outcome.RESOLVED);
        second = log(Outcome.ESCALATED);
        SignedIn.as(YUMI);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void severalAreGivenToSomebodyWhoFinishesThemAndAllOfItIsKept() {
        assign(List.of(first, second), "sho", "戸籍を確かめてください");

        assertThat(followUps.of(first).now()).isEqualTo(new FollowUp(false, "sho", tomorrow, false));
        SignedIn.as(SHO);
        assertThat(followUps.waitingForMe(incident.id())).isEqualTo(2);
        followUps.done(first, 1, " 確かめて電話した ");

        assertThat(followUps.waitingForMe(incident.id())).isOne();
        Followed done = followUps.of(first);
        assertThat(done.now()).isEqualTo(new FollowUp(true, "sho", tomorrow, false));
        assertThat(done.history())
                .extracting(Assignment::step, Assignment::author, Assignment::person, Assignment::note)
                .containsExactly(
                        tuple(Assignment.Step.DONE, "sho", "sho", "確かめて電話した"),
                        tuple(Assignment.Step.ASSIGNED, "yumi", "sho", "戸籍を確かめてください"));
    }

    @Test
    void openScreensHearOnceThatTheTimeHasPassed() {
        assign(List.of(first), "sho", "");
        SteppingClock time = new SteppingClock(tomorrow.minusSeconds(15));
        List<Object> heard = new ArrayList<>();
        FollowUpWatch watch = new FollowUpWatch(store, heard::add, time);

        watch.look();
        assertThat(heard).isEmpty();
        time.goOn(Duration.ofSeconds(30));
        watch.look();
        watch.look();

        assertThat(heard).containsExactly(new FollowUpChanged(incident.id()));
    }

    @Test
    void whatIsDoneCanBeGivenAwayOnceMore() {
        assign(List.of(first), "sho", "");
        SignedIn.as(SHO);
        followUps.done(first, 1, "済み");
        SignedIn.as(YUMI);

        assign(List.of(first), "midori", "もう一度");

        assertThat(followUps.of(first).now()).isEqualTo(new FollowUp(false, "midori", tomorrow, false));
        assertThat(followUps.of(first).history()).hasSize(3);
        assertThat(rows("follow_up")).isOne();
    }

    @Test
    void whoHasTimeTakesItAndTheSecondIsTold() {
        assign(List.of(first), null, "");
        SignedIn.as(MIDORI);
        assertThat(followUps.waitingForMe(incident.id())).isOne();
        SignedIn.as(SHO);

        followUps.take(first, 1);

        assertThat(followUps.of(first).now()).isEqualTo(new FollowUp(false, "sho", tomorrow, false));
        SignedIn.as(MIDORI);
        assertThat(followUps.waitingForMe(incident.id())).isZero();
        refused("version", "inquiry.followUp.stale", () -> followUps.take(first, 1));
        refused(null, "inquiry.followUp.notYours", () -> followUps.take(first, 2));
        refused(null, "inquiry.followUp.notYours", () -> followUps.done(first, 2, "勝手に"));
        // the same answer where there is nothing
        refused(null, "inquiry.followUp.notYours", () -> followUps.done(second, 0, "勝手に"));
        refused(null, "inquiry.followUp.notYours", () -> followUps.done(4711, 0, "勝手に"));
        SignedIn.as(YUMI);
        followUps.done(first, 2, "責任者が済ませた");
        assertThat(followUps.of(first).now()).isEqualTo(new FollowUp(true, "yumi", tomorrow, false));
    }

    @Test
    void aPromisedCallIsItselfGivenAwayAndKeepsThePromisedTime() {
        SignedIn.as(MIDORI);
        Instant promised = tomorrow.plus(Duration.ofHours(2));
        long call = log(Outcome.CALLBACK, new CallbackPromise(promised, null));
        SignedIn.as(YUMI);
        assigning.assign(
                incident.id(), List.of(new Chosen(call, 0, true), new Chosen(first, 0, false)), "sho", tomorrow, "午後に");

        Callback callback = callbacks.waiting(incident.id()).getFirst();
        assertThat(callback.person()).isEqualTo("sho");
        assertThat(callback.dueAt()).isEqualTo(promised);
        assertThat(followUps.of(call).now()).isEqualTo(new FollowUp(false, "sho", promised, true));
        assertThat(followUps.of(call).history()).singleElement().satisfies(step -> {
            assertThat(step.note()).isEqualTo("午後に");
            assertThat(step.dueAt()).isEqualTo(promised);
        });
        assertThat(rows("follow_up")).isOne();

        SignedIn.as(SHO);
        assertThat(followUps.waitingForMe(incident.id())).isOne();
        callbacks.reached(incident.id(), callback.id(), "伝えた");
        assertThat(followUps.of(call).now()).isEqualTo(new FollowUp(true, "sho", promised, true));
    }

    @Test
    void whoTakesACallInItsQueueStandsInTheHistoryToo() {
        SignedIn.as(MIDORI);
        long call = log(Outcome.CALLBACK, new CallbackPromise(tomorrow, null));
        SignedIn.as(SHO);
        callbacks.take(
                incident.id(), callbacks.waiting(incident.id()).getFirst().id());

        assertThat(followUps.of(call).history()).extracting(Assignment::step).containsExactly(Assignment.Step.TAKEN);
        SignedIn.as(YUMI);
        refusedAsChanged(
                () -> assigning.assign(incident.id(), List.of(new Chosen(call, 0, true)), "midori", tomorrow, ""));
        assertThat(callbacks.waiting(incident.id()).getFirst().person()).isEqualTo("sho");
    }

    @Test
    void whereOneWasAssignedMeanwhileNoneIsAndItIsSaidWhich() {
        assign(List.of(second), "sho", "");
        SignedIn.as(KEN);

        assertThatThrownBy(() -> assign(List.of(first, second), "midori", ""))
                .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                    assertThat(refusal.text().key()).isEqualTo("inquiry.assign.meanwhile");
                    assertThat(refusal.text().args()).containsExactly(2, 1, InquiryNumber.of(second), 0);
                });

        assertThat(followUps.of(first)).isEqualTo(Followed.NOTHING);
        assertThat(followUps.of(second).history()).hasSize(1);
    }

    @Test
    void aCallThatWasMadeMeanwhileIsNotGivenAwayAsSomethingElse() {
        SignedIn.as(MIDORI);
        long call = log(Outcome.CALLBACK, new CallbackPromise(tomorrow, null));
        callbacks.reached(
                incident.id(), callbacks.waiting(incident.id()).getFirst().id(), "");
        SignedIn.as(YUMI);

        refusedAsChanged(
                () -> assigning.assign(incident.id(), List.of(new Chosen(call, 0, true)), "sho", tomorrow, ""));
        assertThat(rows("follow_up")).isZero();
    }

    @Test
    void ofTwoSupervisorsAtOnceOneAssignsAllAndTheOtherNone() throws Exception {
        SignedIn.as(MIDORI);
        List<Long> many =
                LongStream.range(0, 20).map(i -> log(Outcome.RESOLVED)).boxed().toList();
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<@Nullable String>> results = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            results.add(both.submit(assigning(YUMI, "sho", many, start)));
            results.add(both.submit(assigning(KEN, "midori", many, start)));
        }
        List<@Nullable String> answers = new ArrayList<>();
        for (Future<@Nullable String> result : results) {
            answers.add(result.get(60, TimeUnit.SECONDS));
        }

        assertThat(answers).containsOnlyOnce((String) null);
        assertThat(answers).anyMatch(answer -> answer != null && answer.startsWith("inquiry.assign."));
        assertThat(rows("assignment")).isEqualTo(20);
        assertThat(jdbc.sql("select count(distinct person) from follow_up")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private Callable<@Nullable String> assigning(PortalUser who, String person, List<Long> many, CyclicBarrier start) {
        return () -> {
            SignedIn.as(who);
            start.await(30, TimeUnit.SECONDS);
            try {
                assign(many, person, "");
                return null;
            } catch (RejectedException e) {
                return e.text().key();
            } finally {
                SignedIn.out();
            }
        };
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        List<Chosen> one = List.of(new Chosen(first, 0, false));
        long incidentId = incident.id();
        refused(null, "inquiry.assign.none", () -> assigning.assign(incidentId, List.of(), "sho", tomorrow, ""));
        refused(
                null,
                "inquiry.assign.tooMany",
                () -> assigning.assign(
                        incidentId,
                        LongStream.rangeClosed(0, AssigningService.MOST)
                                .mapToObj(id -> new Chosen(id, 0, false))
                                .toList(),
                        "sho",
                        tomorrow,
                        ""));
        refused(
                null,
                "inquiry.assign.unknown",
                () -> assigning.assign(incidentId, List.of(new Chosen(4711, 0, false)), "sho", tomorrow, ""));
        refused(
                "person",
                "inquiry.assign.unknownPerson",
                () -> assigning.assign(incidentId, one, "nobody", tomorrow, ""));
        refused("dueAt", "inquiry.assign.dueAt", () -> assigning.assign(incidentId, one, "sho", null, ""));
        refused("dueAt", "inquiry.assign.dueAt", () -> assigning.assign(incidentId, one, "sho", clock.instant(), ""));
        refused(
                "dueAt",
                "inquiry.rule.dueClosed",
                () -> assigning.assign(incidentId, one, "sho", tomorrow.minus(Duration.ofHours(5)), ""));
        refused(
                "note",
                "inquiry.rule.cardNumber",
                () -> assigning.assign(incidentId, one, "sho", tomorrow, "4111 1111 1111 1111"));
        refused(
                "note",
                "inquiry.callback.longNote",
                () -> assigning.assign(incidentId, one, "sho", tomorrow, "長".repeat(501)));

        assign(List.of(first), "sho", "");
        SignedIn.as(SHO);
        refused("note", "inquiry.followUp.doneMissing", () -> followUps.done(first, 1, " "));
        refused("note", "inquiry.rule.cardNumber", () -> followUps.done(first, 1, "4111111111111111"));
        refused("note", "inquiry.callback.longNote", () -> followUps.done(first, 1, "長".repeat(501)));
        refused("version", "inquiry.followUp.stale", () -> followUps.done(first, 0, "済み"));
        assertThat(followUps.of(first).now()).isEqualTo(new FollowUp(false, "sho", tomorrow, false));
    }

    @Test
    void itCanBeGivenToUsersOfTheDeskAndToNobodyElse() {
        jdbc.sql("update inquiry set operator = 'op05', created_by = 'importer', import_key = 'I-1' where id = ?")
                .param(first)
                .update();

        // beside those who logged inquiries and oneself, the demo's own
        assertThat(assigning.people(incident.id()))
                .isEqualTo(Set.of("midori", "sho", "yumi", "operator", "operator2", "supervisor"));
        refused("person", "inquiry.assign.unknownPerson", () -> assign(List.of(second), "op05", ""));
        refused("person", "inquiry.assign.unknownPerson", () -> assign(List.of(second), "importer", ""));
    }

    @Test
    void whoIsSignedInCanBeGivenWorkBeforeTheyHaveLoggedAnything() {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(SystemUser.authentication(user("hana", Role.OPERATOR))));
        MockHttpSession elsewhere = new MockHttpSession();
        elsewhere.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(SystemUser.authentication(user("makoto", Role.OFFICIAL))));
        sessions.sessionCreated(new HttpSessionEvent(session));
        sessions.sessionCreated(new HttpSessionEvent(elsewhere));
        try {
            assertThat(assigning.people(incident.id())).contains("hana").doesNotContain("makoto");
            assign(List.of(first), "hana", "");
            refused("person", "inquiry.assign.unknownPerson", () -> assign(List.of(second), "makoto", ""));
        } finally {
            sessions.sessionDestroyed(new HttpSessionEvent(session));
            sessions.sessionDestroyed(new HttpSessionEvent(elsewhere));
        }
        assertThat(followUps.of(first).now()).isEqualTo(new FollowUp(false, "hana", tomorrow, false));
    }

    @Test
    void whoTakesACallTwiceHasTakenItOnce() {
        SignedIn.as(MIDORI);
        long call = log(Outcome.CALLBACK, new CallbackPromise(tomorrow, null));
        long id = callbacks.waiting(incident.id()).getFirst().id();
        callbacks.take(incident.id(), id);
        callbacks.take(incident.id(), id);

        assertThat(followUps.of(call).history()).hasSize(1);
    }

    /** Whoever holds the trail's end while it waits for a row that somebody holds who waits for the trail's end, waits for ever. */
    @Test
    void callsAreAssignedBeforeTheTrailIsAddedTo() throws Exception {
        SignedIn.as(MIDORI);
        List<Chosen> chosen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            chosen.add(new Chosen(log(Outcome.CALLBACK, new CallbackPromise(tomorrow, null)), 0, true));
        }
        List<Long> calls = jdbc.sql("select id from callback order by inquiry_id")
                .query(Long.class)
                .list();
        CountDownLatch hasTheFirst = new CountDownLatch(1);
        AtomicReference<Future<?>> assigned = new AtomicReference<>();
        try (ExecutorService supervisor = Executors.newSingleThreadExecutor()) {
            ApplicationListener<ApplicationEvent> steps = event -> {
                if (!(event instanceof PayloadApplicationEvent<?> published
                        && published.getPayload() instanceof CallbackChanged changed)) {
                    return;
                }
                if (changed.callbackId() == calls.getFirst()) {
                    hasTheFirst.countDown();
                } else if (assigned.get() == null) {
                    // the operator has changed the second call, and has not recorded it yet
                    assigned.set(supervisor.submit(() -> {
                        SignedIn.as(YUMI);
                        assigning.assign(incident.id(), chosen, "sho", null, "");
                    }));
                    waitFor(hasTheFirst);
                }
            };
            context.addApplicationListener(steps);
            try {
                callbacks.notReached(incident.id(), calls.getLast(), tomorrow, "留守");
                assigned.get().get(60, TimeUnit.SECONDS);
            } finally {
                context.removeApplicationListener(steps);
            }
        }

        SignedIn.as(YUMI);
        assertThat(callbacks.waiting(incident.id()))
                .extracting(Callback::person)
                .containsExactly("sho", "sho");
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'inquiry.audit.callback.assigned'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** Until somebody has the trail's end, or had time to. */
    private void waitFor(CountDownLatch hasTheFirst) {
        TransactionTemplate aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            assertThat(hasTheFirst.await(30, TimeUnit.SECONDS)).isTrue();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (System.nanoTime() < until) {
                aside.executeWithoutResult(
                        any -> jdbc.sql("select number from audit_head where id = 1 for update nowait")
                                .query(Long.class)
                                .single());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        } catch (PessimisticLockingFailureException | UncategorizedSQLException held) {
            // by the supervisor
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoseStepOfACallComesSecondIsToldSo() {
        SignedIn.as(MIDORI);
        long call = log(Outcome.CALLBACK, new CallbackPromise(tomorrow, null));
        FollowUpStore slow = mock(FollowUpStore.class);
        when(slow.standing(incident.id(), Set.of(call)))
                .thenReturn(List.of(new FollowUpStore.Standing(call, incident.id(), 0, null, 1L)));
        doThrow(new DuplicateKeyException("uq_assignment")).when(slow).add(any(), any());
        FollowUpService one =
                new FollowUpService(slow, rules, currentUser, event -> {}, mock(AuditTrail.class), clock, transactions);

        refused(
                "version",
                "inquiry.followUp.stale",
                () -> one.handed(new CallbackHanded(incident.id(), call, "midori", tomorrow, true, "")));
    }

    private void assign(List<Long> ids, @Nullable String person, String note) {
        assigning.assign(
                incident.id(),
                ids.stream()
                        .map(id -> new Chosen(
                                id,
                                id == first && rows("follow_up") > 0
                                        ? followUps.of(id).seen()
                                        : 0,
                                false))
                        .toList(),
                person,
                tomorrow,
                note);
    }

    private void refusedAsChanged(ThrowingCallable change) {
        refused(null, "inquiry.assign.meanwhile", change);
    }

    private void refused(@Nullable String field, String key, ThrowingCallable change) {
        int before = rows("assignment");
        assertThatThrownBy(change).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.text().key()).isEqualTo(key);
            assertThat(refusal.field()).isEqualTo(field);
        });
        assertThat(rows("assignment")).isEqualTo(before);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private long log(Outcome outcome) {
        return log(outcome, null);
    }

    private long log(Outcome outcome, @Nullable CallbackPromise promise) {
        return inquiries
                .log(new NewInquiry(
                        incident.id(),
                        UUID.randomUUID().toString(),
                        null,
                        null,
                        incident.category("GIFT").orElseThrow().id(),
                        outcome,
                        Channel.PHONE,
                        clock.instant(),
                        clock.instant(),
                        "090-0415-5955",
                        "内容",
                        new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, promise)))
                .id();
    }

    private static PortalUser user(String name, Role role) {
        return new PortalUser(name, name, "call-center", Set.of(role));
    }
}
