package jp.madoguchi.outreach.reach;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import jp.madoguchi.casefile.AffectedCardsImported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the ledger in step with messages and gifts ({@link ReachRefreshStore} has the rule). The portal does it by itself; nobody's
 * rights are asked, since nothing is decided here and nothing shown.
 */
@Component
public class ReachLedger {
    private final ReachRefreshStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReachLedger(ReachRefreshStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Compares all cards of the incident with what is there now. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void refresh(long incidentId) {
        store.lock(incidentId);
        store.begin();
        store.findChanged(incidentId);
        store.findMissing(incidentId);
        store.findCardsOfMessages(incidentId);
        store.findCardsOfGifts(incidentId);
        deriveAnew(incidentId);
    }

    /**
     * Compares just the cards of these waves' messages, and of those that belong to none.
     *
     * @param gifts whether gifts have changed by themselves, too, and not by a message that was sent
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void refresh(long incidentId, Collection<Long> waves, boolean gifts) {
        store.lock(incidentId);
        store.begin();
        store.findChanged(incidentId, waves);
        store.findCardsOfMessages(incidentId);
        if (gifts) {
            store.findCardsOfGifts(incidentId);
        }
        deriveAnew(incidentId);
    }

    private void deriveAnew(long incidentId) {
        if (store.isAnyDirty()) {
            store.deriveAnew();
            events.publishEvent(new ReachChanged(incidentId));
        } else {
            store.begin();
        }
        store.refreshed(incidentId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** In the import's own transaction. */
    @EventListener
    @Transactional
    void imported(AffectedCardsImported cards) {
        store.addNew(cards.incidentId());
    }
}
