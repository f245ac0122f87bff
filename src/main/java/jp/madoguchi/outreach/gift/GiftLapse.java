package jp.madoguchi.outreach.gift;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import jp.madoguchi.outreach.gift.GiftStore.Held;
import jp.madoguchi.outreach.gift.GiftStore.Reason;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks gifts whose last day has passed as expired. Done twice, or on two nodes at once, it is the same. */
@Component
class GiftLapse {
    private static final Logger log = LoggerFactory.getLogger(GiftLapse.class);
    private static final Set<GiftState> LAPSING = Set.of(GiftState.AVAILABLE, GiftState.ALLOCATED, GiftState.SENT);

    private final GiftStore store;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    GiftLapse(
            GiftStore store,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param lapsesOn the last day on which its gifts can be received */
    private record Lot(long id, long incidentId, LocalDate lapsesOn) {}

    /** Each hour: a day begins at an hour that no setting of the machine can move. */
    @Scheduled(initialDelay = 90_000, fixedDelay = 3_600_000)
    void look() {
        for (Lot lot : lapsed()) {
            try {
                SystemUser.run(SystemUser.named("gift-lapse"), () -> {
                    transaction.executeWithoutResult(status -> expire(lot));
                    return lot;
                });
            } catch (ConcurrencyFailureException e) {
                log.info("The gifts of a lot that has lapsed were being changed; the next look goes on", e);
            }
        }
    }

    private List<Lot> lapsed() {
        return jdbc.sql("""
                        select l.id, l.incident_id, l.lapses_on from gift_lot l where l.lapses_on < ?
                          and exists (select 1 from gift g where g.lot_id = l.id and g.state in ('AVAILABLE', 'ALLOCATED', 'SENT'))
                        order by l.id""").param(Tokyo.today(clock)).query(Lot.class).list();
    }

    private void expire(Lot lot) {
        store.lockPool(lot.incidentId());
        List<Held> gifts = store.lockOfLot(lot.id(), LAPSING);
        store.change(
                gifts,
                GiftState.EXPIRED,
                new Reason(
                        GiftCause.LAPSED,
                        lot.lapsesOn().toString(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        events.publishEvent(new GiftsChanged(lot.incidentId()));
    }
}
