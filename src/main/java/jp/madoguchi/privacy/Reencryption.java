package jp.madoguchi.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.security.SystemUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts with the last key what older ones have, in the background and in small steps, while everybody works on. What is left follows
 * from the values themselves: after a crash, this or another node goes on where it stood.
 */
@Component
class Reencryption {
    static final int BATCH = 200;
    private static final int MOST_ROUNDS = 20;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);
    /** The job belongs to the portal, whoever has asked for it. */
    private static final String OWNER = "keys";

    private static final String KEY = "privacy.keys";

    private final SealedValues values;
    private final KeyRuns runs;
    private final FieldKeyRing ring;
    private final BackgroundJobs jobs;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Reencryption(
            SealedValues values,
            KeyRuns runs,
            FieldKeyRing ring,
            BackgroundJobs jobs,
            AuditTrail trail,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.values = values;
        this.runs = runs;
        this.ring = ring;
        this.jobs = jobs;
        this.trail = trail;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // locks the rows that it changes, and no gaps between them
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** Begins or goes on with a run, in the background. */
    void start(long run) {
        SystemUser.run(
                SystemUser.named(OWNER),
                () -> jobs.start(OWNER, KEY, progress -> {
                    run(run, progress);
                    return run;
                }));
    }

    /** A run whose node has gone is taken up. */
    @Scheduled(initialDelay = 30_000, fixedDelay = 60_000)
    void look() {
        Optional<Long> left = Objects.requireNonNull(transaction.execute(status -> runs.takeOver()));
        try {
            left.ifPresent(this::start);
        } catch (RejectedException running) {
            // this node is at it, only slowly
        }
    }

    void run(long run, Progress progress) {
        ring.readAgain();
        long left = count();
        progress.total(left);
        transaction.executeWithoutResult(status -> runs.todo(run, left));
        long done = 0;
        long unreadable = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Round result = round(run, progress, done);
            done += result.moved;
            unreadable = result.unreadable;
            if (result.moved == 0 || count() <= unreadable) {
                break;
            }
            pause();
        }
        finish(run, done, unreadable);
    }

    private record Round(long moved, long unreadable) {}

    private Round round(long run, Progress progress, long before) {
        long moved = 0;
        long unreadable = 0;
        for (SealedColumn column : values.columns()) {
            long last = Long.MIN_VALUE;
            while (true) {
                List<Long> ids = values.older(column, ring.sealing().number(), last, BATCH);
                if (ids.isEmpty()) {
                    break;
                }
                last = ids.getLast();
                SealedValues.Done step =
                        Objects.requireNonNull(transaction.execute(status -> values.encryptAnew(column, ids)));
                transaction.executeWithoutResult(status -> runs.step(run, step.moved()));
                moved += step.moved();
                unreadable += step.unreadable();
                progress.done(before + moved);
                events.publishEvent(new FieldKeysChanged());
            }
        }
        return new Round(moved, unreadable);
    }

    private void finish(long run, long done, long unreadable) {
        transaction.executeWithoutResult(status -> {
            runs.finish(run, unreadable);
            events.publishEvent(new FieldKeysChanged());
            trail.record(AuditEntry.of(
                            "privacy.keys.audit.reencrypted",
                            AuditObject.called(KeyName.of(ring.sealing().number())))
                    .with(Map.of(
                            "privacy.keys.audit.values", String.valueOf(done),
                            "privacy.keys.audit.unreadable", String.valueOf(unreadable))));
        });
    }

    /** How many values older keys have; keeps what each key has. */
    long count() {
        Map<Integer, Long> counts = values.byKey();
        int current = ring.sealing().number();
        // also where nothing is encrypted yet: it was counted
        counts.putIfAbsent(current, 0L);
        transaction.executeWithoutResult(status -> runs.counted(counts));
        return counts.entrySet().stream()
                .filter(of -> of.getKey() != current)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ROUNDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
