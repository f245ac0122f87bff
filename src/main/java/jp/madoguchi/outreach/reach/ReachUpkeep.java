package jp.madoguchi.outreach.reach;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When the ledger is refreshed: some seconds after the room has said that anything changed, just for the waves that it named; and
 * wholly at the start and every ten minutes, since another node's events aren't heard here.
 */
@Component
@ConditionalOnProperty(name = "madoguchi.outreach.upkeep", matchIfMissing = true)
class ReachUpkeep {
    private static final Logger log = LoggerFactory.getLogger(ReachUpkeep.class);
    private static final String ROOM = "jp.madoguchi.outreach.";
    private static final String GIFTS = ROOM + "gift.";

    private final ReachLedger ledger;
    private final IncidentService incidents;
    private final Set<Long> waves = ConcurrentHashMap.newKeySet();
    private volatile boolean changed;
    private volatile boolean giftsChanged;
    private volatile boolean ready;

    ReachUpkeep(ReachLedger ledger, IncidentService incidents) {
        this.ledger = ledger;
        this.incidents = incidents;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void happened(LiveEvent event) {
        if (event instanceof WaveProgressed progressed) {
            waves.add(progressed.waveId());
        }
        if (event.getClass().getName().startsWith(GIFTS)) {
            giftsChanged = true;
        }
        if (!(event instanceof ReachChanged) && event.getClass().getName().startsWith(ROOM)) {
            changed = true;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
        whole();
    }

    @Scheduled(fixedDelay = 5_000)
    void changes() {
        if (!ready || !changed) {
            return;
        }
        // what comes from here on is looked at the next time
        changed = false;
        boolean gifts = giftsChanged;
        giftsChanged = false;
        List<Long> named = List.copyOf(waves);
        named.forEach(waves::remove);
        if (!run(incident -> ledger.refresh(incident, named, gifts))) {
            waves.addAll(named);
            giftsChanged = gifts || giftsChanged;
            changed = true;
        }
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
    void whole() {
        if (ready) {
            run(ledger::refresh);
        }
    }

    private boolean run(java.util.function.LongConsumer refresh) {
        try {
            SystemUser.run(SystemUser.named("outreach"), () -> {
                incidents.current().ifPresent(incident -> refresh.accept(incident.id()));
                return true;
            });
            return true;
        } catch (RuntimeException e) {
            log.warn("The reach ledger could not be refreshed; it is tried again", e);
            return false;
        }
    }
}
