package jp.madoguchi.privacy.retention;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys the keys from before when nothing needs them any more; whichever node looks first. */
@Component
class KeyEndWork {
    private static final Logger log = LoggerFactory.getLogger(KeyEndWork.class);

    private final KeyEndStore store;
    private final RetentionStore turn;
    private final EndOfKeys keys;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeyEndWork(
            KeyEndStore store,
            RetentionStore turn,
            EndOfKeys keys,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.turn = turn;
        this.keys = keys;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    @Scheduled(initialDelay = 40_000, fixedDelay = 60_000)
    void look() {
        for (long id : store.approved()) {
            try {
                SystemUser.run(SystemUser.named("system", Role.ADMIN), () -> {
                    goOn(id);
                    return null;
                });
            } catch (RuntimeException e) {
                log.error("Keys could not be destroyed; it is tried again", e);
            }
        }
    }

    void goOn(long id) {
        transaction.executeWithoutResult(status -> {
            turn.lock(store.byId(id).orElseThrow().incidentId());
            KeyEnd end = store.byId(id).orElseThrow();
            if (end.state() != KeyEnd.State.APPROVED) {
                return;
            }
            int newKey = Objects.requireNonNull(end.newKey());
            if (keys.goOn(newKey, Objects.requireNonNull(end.decided()).by())
                    && store.gone(id, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
                events.publishEvent(new DeletionProgressed(end.incidentId()));
                trail.record(AuditEntry.of("privacy.keyEnd.audit.gone", "KEY_END", id, "D-" + end.runNumber()));
            }
        });
    }
}
