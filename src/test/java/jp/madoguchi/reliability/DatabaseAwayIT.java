package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Verification;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The database goes away and comes back: cut, silent, or forgotten by a firewall, for a while or in the very moment of a commit. What was
 * acknowledged is there, once; what wasn't can be sent again and is there once then; and nobody has to start the portal anew.
 */
class DatabaseAwayIT extends BehindTheLineTest {
    /** Within which the portal works again when the database does. */
    private static final Duration BACK = Duration.ofSeconds(10);
    /** After which a user is told that it doesn't. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    @Autowired
    AuditTrail trail;

    private final Random random = new Random(7);
    private int storedBefore;
    private int countedBefore;

    @BeforeEach
    void countBefore() {
        storedBefore = count("select count(*) from inquiry");
        countedBefore = count("select coalesce(sum(inquiries), 0) from inquiry_count");
    }

    @AfterEach
    void comeBack() throws InterruptedException {
        line.restore();
        SignedIn.as(Role.OPERATOR);
        for (int i = 0; i < 20; i++) {
            try {
                incidents.current();
                break;
            } catch (RuntimeException notYet) {
                Thread.sleep(200);
            }
        }
    }

    @Test
    @Assures({"G2", "G5"})
    void aCommitWhoseOutcomeIsUnknownIsRepeatedAndThereIsOneRecord() {
        int tries = FullSize.of(20, 1_000);
        int unknown = 0;
        for (int i = 0; i < tries; i++) {
            NewInquiry inquiry = inquiry();
            int before = line.lost();
            line.loseCommitBehind(
                    inquiry.submissionKey(), random.nextBoolean() ? CutLine.Loss.ANSWER : CutLine.Loss.COMMIT);
            assertThatThrownBy(() -> inquiries.log(inquiry))
                    .satisfies(failure -> assertThat(DatabaseAway.is(failure)).isTrue());
            unknown += line.lost() - before;

            long id = inquiries.log(inquiry).id();
            assertThat(inquiries.log(inquiry).id()).isEqualTo(id);
        }

        assertThat(unknown).isEqualTo(tries);
        assertThat(stored()).isEqualTo(tries);
        assertThat(counted()).isEqualTo(tries);
        Measured.as("%d commits lost on their way or on the way back, each repeated: one record each", tries);
    }

    @Test
    @Assures("G5")
    void cutsWhileManyWorkLoseAndDoubleNothing() throws Exception {
        int operators = 20;
        Duration span = Duration.ofSeconds(FullSize.of(6, 120));
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(operators)) {
            List<Future<Void>> work = new ArrayList<>();
            for (int i = 0; i < operators; i++) {
                work.add(threads.submit((Callable<Void>) () -> {
                    SignedIn.as(Role.OPERATOR);
                    while (!over.get()) {
                        NewInquiry inquiry = inquiry();
                        while (!logged(inquiry, failures)) {
                            Thread.sleep(50);
                        }
                        acknowledged.incrementAndGet();
                    }
                    return null;
                }));
            }
            long end = System.nanoTime() + span.toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(300 + random.nextInt(900));
                line.cut();
                Thread.sleep(random.nextInt(400));
                line.restore();
            }
            over.set(true);
            for (Future<Void> one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(failures).as("the cuts were noticed").hasPositiveValue();
        assertThat(stored()).isEqualTo(acknowledged.get());
        assertThat(counted()).isEqualTo(acknowledged.get());
        verifiedTrail();
        Measured.as(
                "%d operators, cuts at random: %d saved, %d tries refused, 0 lost, 0 doubled",
                operators, acknowledged.get(), failures.get());
    }

    /** How the database goes away, and how it comes back. */
    enum Absence {
        CUT {
            @Override
            void begin(CutLine line) {
                line.cut();
            }
        },
        SILENT {
            @Override
            void begin(CutLine line) {
                line.silence();
            }
        },
        FORGOTTEN {
            @Override
            void begin(CutLine line) {
                line.silence();
            }

            @Override
            void end(CutLine line) {
                line.restoreForNewOnes();
            }
        };

        abstract void begin(CutLine line);

        void end(CutLine line) {
            line.restore();
        }
    }

    @ParameterizedTest
    @EnumSource(Absence.class)
    @Assures("G5")
    void thePortalSaysSoSoonAndIsBackSoonWithoutAStart(Absence absence) throws Exception {
        // everybody has a connection
        warmUp();
        for (int seconds : FullSize.isAsked() ? new int[] {30, 300} : new int[] {3}) {
            int before = stored();
            absence.begin(line);
            NewInquiry inquiry = inquiry();
            long start = System.nanoTime();
            Future<Boolean> first = inThread(() -> logged(inquiry, new AtomicInteger()));
            Duration away = Duration.ofSeconds(seconds);
            long left;
            while ((left = away.toNanos() - (System.nanoTime() - start)) > 0) {
                Thread.sleep(Math.min(200, 1 + left / 1_000_000));
            }
            absence.end(line);
            long back = System.nanoTime();
            first.get(TOLD.toSeconds() + BACK.toSeconds(), TimeUnit.SECONDS);
            while (!logged(inquiry, new AtomicInteger())) {
                Thread.sleep(100);
                assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BACK);
            }
            Duration until = Duration.ofNanos(System.nanoTime() - back);

            assertThat(until).isLessThan(BACK);
            assertThat(stored()).isEqualTo(before + 1);
            Measured.as("%s for %d s: the first save after it %d ms later", absence, seconds, until.toMillis());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Absence.class,
            names = {"CUT", "SILENT"})
    void whoSavesMeanwhileIsToldInTime(Absence absence) throws Exception {
        warmUp();
        absence.begin(line);
        long start = System.nanoTime();
        NewInquiry inquiry = inquiry();

        Future<Boolean> saving = inThread(() -> logged(inquiry, new AtomicInteger()));

        assertThat(saving.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOLD);
    }

    private void warmUp() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                work.add(threads.submit(() -> {
                    SignedIn.as(Role.OPERATOR);
                    return logged(inquiry(), new AtomicInteger());
                }));
            }
            for (Future<Boolean> one : work) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static <T> Future<T> inThread(Callable<T> work) {
        java.util.concurrent.FutureTask<T> task = new java.util.concurrent.FutureTask<>(() -> {
            SignedIn.as(Role.OPERATOR);
            return work.call();
        });
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private boolean logged(NewInquiry inquiry, AtomicInteger failures) {
        try {
            inquiries.log(inquiry);
            return true;
        } catch (RuntimeException e) {
            if (!DatabaseAway.is(e)) {
                throw e;
            }
            failures.incrementAndGet();
            return false;
        }
    }

    private void verifiedTrail() {
        SignedIn.as(Role.AUDITOR);
        assertThat(trail.verify()).isInstanceOf(Verification.Intact.class);
    }

    /** Inquiries that this test has saved. */
    private int stored() {
        return count("select count(*) from inquiry") - storedBefore;
    }

    /** The same by the totals that are kept beside them. */
    private int counted() {
        return count("select coalesce(sum(inquiries), 0) from inquiry_count") - countedBefore;
    }
}
