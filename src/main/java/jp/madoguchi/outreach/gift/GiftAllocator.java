package jp.madoguchi.outreach.gift;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.outreach.gift.GiftStore.Held;
import jp.madoguchi.outreach.gift.GiftStore.Reason;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives gifts to cards. Whoever allocates holds the incident's stock meanwhile; and were that not so, the keys of {@code card_gift} would
 * still refuse a second gift for a card or a second card for a gift.
 */
@Component
class GiftAllocator implements GiftAllocation {
    private final GiftStore store;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GiftAllocator(GiftStore store, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int allocateForWave(long incidentId, long waveId) {
        store.lockPool(incidentId);
        List<Long> without = cardsWithoutGift(waveId);
        if (!without.isEmpty()) {
            List<Held> gifts = store.takeAvailable(incidentId, without.size(), Tokyo.today(clock));
            if (gifts.size() < without.size()) {
                throw tooFew(without.size(), gifts.size());
            }
            store.give(incidentId, gifts, without, new Reason(GiftCause.WAVE, waveNumber(waveId), clock.instant()));
        }
        jdbc.sql("""
                        update delivery_card set gift_id =
                            (select cg.gift_id from card_gift cg where cg.card_id = delivery_card.card_id)
                        where wave_id = ?""").param(waveId).update();
        events.publishEvent(new GiftsChanged(incidentId));
        return without.size();
    }

    static RejectedException tooFew(int wanted, int available) {
        return new RejectedException(
                "gifts", MessageText.of("outreach.gift.rule.tooFew", wanted, available, wanted - available));
    }

    /** In the order in which the cards came in. */
    private List<Long> cardsWithoutGift(long waveId) {
        List<Long> cards = jdbc.sql("select card_id from delivery_card where wave_id = ? order by card_id")
                .param(waveId)
                .query(Long.class)
                .list();
        // locked, so that what another transaction gave since this one began is seen; by their ids, since H2 locks no
        // joins and asks a
        // subquery for every gift
        Set<Long> with = new HashSet<>();
        for (List<Long> part : GiftStore.parts(cards)) {
            with.addAll(jdbc.sql("select card_id from card_gift where card_id in (:cards) for update")
                    .param("cards", part)
                    .query(Long.class)
                    .list());
        }
        return cards.stream().filter(card -> !with.contains(card)).toList();
    }

    private String waveNumber(long waveId) {
        return jdbc.sql("select number from wave where id = ?")
                .param(waveId)
                .query(Integer.class)
                .optional()
                .map(String::valueOf)
                .orElse("");
    }

    @Override
    @Transactional
    public void sent(Collection<Long> deliveryIds) {
        Map<Long, Long> deliveries = new HashMap<>();
        for (List<Long> part :
                GiftStore.parts(deliveryIds.stream().distinct().sorted().toList())) {
            jdbc.sql(
                            "select delivery_id, gift_id from delivery_card where delivery_id in (:ids) and gift_id is not null")
                    .param("ids", part)
                    .query(row -> {
                        deliveries.put(row.getLong("gift_id"), row.getLong("delivery_id"));
                    });
        }
        // what the provider reported as received meanwhile, or was sent before, stays what it is
        List<Held> now = store.lock(deliveries.keySet()).stream()
                .filter(gift -> gift.state() == GiftState.ALLOCATED)
                .toList();
        store.change(now, GiftState.SENT, new Reason(GiftCause.MESSAGE, "", clock.instant()), deliveries);
    }
}
