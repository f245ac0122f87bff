package jp.madoguchi.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.ChainEnd;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A run and what others do at the same moment: a hold that is set is kept, and the desk doesn't wait. */
@PortalTest
@Tag("database")
class DeletionBesideWorkTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2022, 6, 23);

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    RetentionService retention;

    @Autowired
    DeletionService deletions;

    @Autowired
    DeletionWork work;

    @Autowired
    DeletionStore store;

    @Autowired
    RetentionStore rules;

    @Autowired
    List<Erasable> erasables;

    @Autowired
    List<TermEnd> ends;

    @Autowired
    RetainedIncident.Source retained;

    @Autowired
    DeletionCertificate certificate;

    @Autowired
    AuditTrail trail;

    @Autowired
    ChainEnd.Reader chain;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private TransactionTemplate transaction;
    private Incident incident;

    @BeforeEach
    void setUp() {
        transaction = new TransactionTemplate(transactions);
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        new Traces(jdbc, incident).leave("U000001", noon());
        jdbc.sql("update incident set ends_on = ? where id = ?")
                .params(LONG_AGO, incident.id())
                .update();
        SignedIn.as(Role.ADMIN);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private static Instant noon() {
        return LONG_AGO.atTime(12, 0).atZone(Tokyo.ZONE).toInstant();
    }

    private long prepared() {
        SignedIn.as(Role.ADMIN);
        return deletions.prepare(incident.id(), Extent.EVERYTHING, "終了");
    }

    private long approved() {
        long id = prepared();
        SignedIn.as(Role.APPROVER);
        deletions.approve(id);
        return id;
    }

    /** Works until the next batch is of this kind. */
    private long before(ErasedKind kind) {
        long id = approved();
        while (deletions.run(id).parts().stream()
                        .filter(part -> !part.done())
                        .map(Part::kind)
                        .findFirst()
                        .orElseThrow()
                != kind) {
            assertThat(work.step(id)).isTrue();
        }
        return id;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
            // the server renews what it tells of waiting transactions only where nobody has asked for a tenth of a
            // second
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                                TestDatabase.isMariaDb()
                                        ? "select count(*) from information_schema.innodb_trx t join information_schema.processlist p"
                                                + " on p.id = t.trx_mysql_thread_id"
                                                + " where p.db = database() and t.trx_state = 'LOCK WAIT'"
                                        : "select count(*) from information_schema.sessions where blocker_id is not null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static <T> CompletableFuture<T> elsewhere(Role role, Supplier<T> what) {
        return CompletableFuture.supplyAsync(() -> {
            SignedIn.as(role);
            try {
                return what.get();
            } finally {
                SignedIn.out();
            }
        });
    }

    /** Sets a hold, and before it is committed somebody else begins what has to wait for it. */
    private <T> CompletableFuture<T> whileAHoldIsSet(String caseNumber, Supplier<CompletableFuture<T>> begin) {
        SignedIn.as(Role.OFFICIAL);
        return transaction.execute(status -> {
            retention.hold(incident.id(), caseNumber, "訴訟のため");
            CompletableFuture<T> waiting = begin.get();
            await(this::somebodyWaits);
            return waiting;
        });
    }

    @Test
    void aBatchThatWaitedForAHoldLeavesTheIncidentAlone() throws Exception {
        long id = before(ErasedKind.CASE_PERSONS);

        boolean more = whileAHoldIsSet("", () -> elsewhere(Role.ADMIN, () -> work.step(id)))
                .get(30, TimeUnit.SECONDS);

        assertThat(more).isFalse();
        assertThat(jdbc.sql("select count(*) from case_file where octet_length(person_sealed) > 0")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aBatchThatWaitedForAHoldLeavesItsCaseAlone() throws Exception {
        long id = before(ErasedKind.CASE_PERSONS);

        whileAHoldIsSet("U000001", () -> elsewhere(Role.ADMIN, () -> work.step(id)))
                .get(30, TimeUnit.SECONDS);

        assertThat(jdbc.sql("select count(*) from case_file where octet_length(person_sealed) > 0")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void anApprovalThatWaitedForAHoldIsRefused() {
        long id = prepared();

        CompletableFuture<Object> approval = whileAHoldIsSet(
                "",
                () -> elsewhere(Role.APPROVER, () -> {
                    deletions.approve(id);
                    return id;
                }));

        assertThat(approval)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withRootCauseInstanceOf(jp.madoguchi.platform.error.RejectedException.class);
        assertThat(deletions.run(id).state()).isEqualTo(DeletionRun.State.PREPARED);
    }

    @Test
    void theDeskSavesWhileABatchIsNotYetCommitted() {
        long id = before(ErasedKind.INQUIRIES);

        transaction.executeWithoutResult(status -> {
            assertThat(work.step(id)).isTrue();
            assertThat(elsewhere(Role.OPERATOR, this::logged)).succeedsWithin(Duration.ofSeconds(20));
        });

        assertThat(jdbc.sql("select count(*) from inquiry where octet_length(sealed_summary) > 0")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    /** Words are kept by the server's index after their rows are gone, until it is made anew. */
    @Test
    @EnabledIfSystemProperty(named = "madoguchi.test.database", matches = "mariadb")
    void afterARunOfEverythingTheIndexHasNoWordLeft() {
        long id = approved();
        jdbc.sql("set global innodb_ft_aux_table = concat(database(), '/inquiry_gram')")
                .update();
        while (work.step(id)) {
            assertThat(deletions.run(id).state()).isEqualTo(DeletionRun.State.APPROVED);
        }

        jdbc.sql("set global innodb_ft_aux_table = concat(database(), '/inquiry_gram')")
                .update();
        assertThat(jdbc.sql("""
                        select word from information_schema.innodb_ft_index_cache
                        union select word from information_schema.innodb_ft_index_table""").query(String.class).list()).isEmpty();
    }

    /** As another node would be, at which writing the index anew takes until it is let go on. */
    private DeletionWork sweepingFor(CountDownLatch begun, CountDownLatch goOn, Duration heartbeat) {
        List<Erasable> slow = erasables.stream()
                .map(one -> one.kind() == ErasedKind.INQUIRIES ? new SlowSweep(one, begun, goOn) : one)
                .toList();
        return new DeletionWork(
                store,
                rules,
                new DueData(rules, slow, ends),
                retained,
                certificate,
                trail,
                chain,
                events,
                clock,
                transactions,
                false,
                heartbeat);
    }

    private record SlowSweep(Erasable whole, CountDownLatch begun, CountDownLatch goOn) implements Erasable {
        @Override
        public ErasedKind kind() {
            return whole.kind();
        }

        @Override
        public Found find(ErasureScope scope) {
            return whole.find(scope);
        }

        @Override
        public Step erase(ErasureScope scope, long behind, int most) {
            return whole.erase(scope, behind, most);
        }

        @Override
        public void sweep() {
            begun.countDown();
            try {
                assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            whole.sweep();
        }
    }

    private Instant keptUntil() {
        return Objects.requireNonNull(Tokyo.fromColumn(jdbc.sql("select worked_until from deletion_run")
                .query(LocalDateTime.class)
                .single()));
    }

    /** As the portal does by itself, where nobody is signed in. */
    private static void workOff(DeletionWork node, long id) {
        while (node.step(id)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRunThatThePortalWorksOffByItselfComesToItsEnd() throws Exception {
        long id = approved();

        CompletableFuture.runAsync(() -> workOff(work, id)).get(60, TimeUnit.SECONDS);

        assertThat(deletions.run(id).state()).isEqualTo(DeletionRun.State.DONE);
        assertThat(deletions.run(id).certificate()).isNotNull();
    }

    @Test
    void aNodeThatSweepsKeepsItsRunOnlyAsLongAsItLives() throws Exception {
        long id = approved();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DeletionWork sweeping = sweepingFor(begun, goOn, Duration.ofMillis(100));
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> workOff(sweeping, id));
        try {
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            Instant first = keptUntil();
            assertThat(first)
                    .as("killed now, it is followed as soon as in the middle of a batch")
                    .isBefore(clock.instant().plus(Duration.ofMinutes(2)).plusSeconds(1));
            await(() -> keptUntil().isAfter(first));
            assertThat(work.step(id)).as("it lives").isFalse();
        } finally {
            goOn.countDown();
        }
        ended.get(60, TimeUnit.SECONDS);
        assertThat(deletions.run(id).state()).isEqualTo(DeletionRun.State.DONE);
    }

    @Test
    void whatAnotherNodeHasTakenOverWhileThisOneSweptIsTheOthers() throws Exception {
        long id = approved();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DeletionWork cutOff = sweepingFor(begun, goOn, Duration.ofHours(1));
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> workOff(cutOff, id));
        try {
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            jdbc.sql("update deletion_run set worked_until = ?")
                    .param(Tokyo.toColumn(clock.instant().minusSeconds(1)))
                    .update();

            workOff(work, id);
            assertThat(deletions.run(id).state()).isEqualTo(DeletionRun.State.DONE);
        } finally {
            goOn.countDown();
        }
        ended.get(60, TimeUnit.SECONDS);
        assertThat(jdbc.sql("select count(*) from deletion_certificate")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private long logged() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return inquiries
                .log(new NewInquiry(
                        incident.id(),
                        "beside-the-run",
                        null,
                        null,
                        incident.categories().getFirst().id(),
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        now.minusSeconds(60),
                        now,
                        null,
                        "届いた"))
                .id();
    }
}
