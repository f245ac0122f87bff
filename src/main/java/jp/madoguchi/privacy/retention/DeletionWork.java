package jp.madoguchi.privacy.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.ChainEnd;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works approved runs off, batch by batch, each in a transaction of its own together with how far the run has come. A process that is
 * killed loses the batch that it was at; whichever node looks next goes on behind the last one. Between two batches others have their
 * turn.
 */
@Component
class DeletionWork implements SchedulingConfigurer {
    static final int BATCH = 500;
    /** Longer than a batch takes; a node that was killed is followed by another after it. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    private static final Logger log = LoggerFactory.getLogger(DeletionWork.class);

    private final DeletionStore store;
    private final RetentionStore rules;
    private final DueData due;
    private final RetainedIncident.Source incidents;
    private final DeletionCertificate certificate;
    private final AuditTrail trail;
    private final ChainEnd.Reader chain;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final boolean byItself;
    private final Duration heartbeat;
    private volatile boolean more;
    /** The run that this node has swept last: should its end fail, it isn't swept at each look. */
    private volatile long swept;

    private final String node = UUID.randomUUID().toString();

    DeletionWork(
            DeletionStore store,
            RetentionStore rules,
            DueData due,
            RetainedIncident.Source incidents,
            DeletionCertificate certificate,
            AuditTrail trail,
            ChainEnd.Reader chain,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${madoguchi.retention.work:true}") boolean byItself,
            @Value("${madoguchi.retention.heartbeat:20s}") Duration heartbeat) {
        this.store = store;
        this.rules = rules;
        this.due = due;
        this.incidents = incidents;
        this.certificate = certificate;
        this.trail = trail;
        this.chain = chain;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // sees what was committed while it waited for its turn, and locks no gaps between the rows that it changes
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.byItself = byItself;
        this.heartbeat = heartbeat;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (byItself) {
            tasks.addTriggerTask(this::look, last -> {
                Instant ended = last.lastCompletion();
                return ended == null
                        ? last.getClock().instant().plus(FIRST_LOOK)
                        : ended.plus(more ? BETWEEN_BATCHES : BETWEEN_LOOKS);
            });
        }
    }

    private void look() {
        more = false;
        for (long run : store.approved()) {
            more |= goOn(run);
        }
    }

    /** One batch. @return whether more is to be done, and can be: false, too, while another node is at it or the incident is held */
    boolean goOn(long runId) {
        try {
            boolean further = step(runId);
            if (further) {
                events.publishEvent(
                        new DeletionProgressed(store.run(runId).orElseThrow().incidentId()));
            }
            return further;
        } catch (RuntimeException e) {
            // nothing of the batch is kept; the next look goes on behind the one before
            log.error("A deletion run stopped; it goes on by itself", e);
            return false;
        }
    }

    /** One batch, or the end. @return whether there is more to do */
    boolean step(long runId) {
        DeletionRun seen = store.run(runId).orElseThrow();
        if (isThrough(seen) && swept != runId) {
            if (!Boolean.TRUE.equals(transaction.execute(running -> isOurs(seen)))) {
                return false;
            }
            sweep(seen);
        }
        return Boolean.TRUE.equals(transaction.execute(running -> {
            if (!isOurs(seen)) {
                return false;
            }
            DeletionRun run = store.run(runId).orElseThrow();
            Instant now = now();
            Part next = run.parts().stream()
                    .filter(part -> !part.done())
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                finish(run, now);
                return false;
            }
            ErasureScope scope = new ErasureScope(
                    run.incidentId(),
                    next.before(),
                    run.extent() == Extent.EVERYTHING,
                    now,
                    new CallerNames(store.secret(runId)));
            store.progressed(runId, next.kind(), due.of(next.kind()).erase(scope, next.reached(), BATCH));
            return true;
        }));
    }

    /**
     * In no transaction: servers write tables anew in one of their own. However long that takes, the run is this node's as long as it lives;
     * once it doesn't, another one takes over as soon as in the middle of a batch.
     */
    private void sweep(DeletionRun run) {
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("deletion-heartbeat").start(() -> beat(run.id(), over));
        try {
            run.parts().forEach(part -> due.of(part.kind()).sweep());
            swept = run.id();
        } finally {
            over.countDown();
        }
    }

    private void beat(long runId, CountDownLatch over) {
        try {
            while (!over.await(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (!store.renew(runId, node, now().plus(CLAIM))) {
                        return;
                    }
                } catch (RuntimeException e) {
                    log.warn("A deletion run could not be kept for this node; the next try follows", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether no other node is at it and the incident isn't held, in the running transaction. The incident's turn comes before the run's row,
     * as for who approves runs.
     */
    private boolean isOurs(DeletionRun run) {
        Instant now = now();
        rules.lock(run.incidentId());
        return store.claim(run.id(), node, now, now.plus(CLAIM))
                && rules.holds(run.incidentId()).stream()
                        .noneMatch(hold -> hold.lifted() == null && hold.caseId() == null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A run of everything of which nothing but the end is left. */
    private static boolean isThrough(DeletionRun run) {
        return run.extent() == Extent.EVERYTHING
                && run.state() == State.APPROVED
                && run.parts().stream().allMatch(Part::done);
    }

    private void finish(DeletionRun run, Instant now) {
        store.finish(run.id(), now);
        DeletionRun done = store.run(run.id()).orElseThrow();
        events.publishEvent(new DeletionProgressed(run.incidentId()));
        SystemUser.run(SystemUser.named("system", Role.ADMIN), () -> {
            RetainedIncident incident = incidents.byId(run.incidentId()).orElseThrow();
            trail.record(DeletionService.entry("privacy.retention.audit.done", done, incident)
                    .with(DeletionService.counts(done, false)));
            ChainEnd behind = chain.now();
            byte[] content = certificate.print(done, incident, behind, now);
            store.certify(run.id(), Sha256.of(content), now, behind, content);
            trail.record(DeletionService.entry("privacy.retention.audit.certified", done, incident)
                    .with(java.util.Map.of("privacy.retention.audit.sha256", Sha256.of(content))));
            return null;
        });
    }
}
