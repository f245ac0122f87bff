package jp.madoguchi.outreach.gift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes gifts: each by its state's table, and never without its event. What is read here is locked, so that it is what is
 * true now and not what was when the transaction began.
 */
@Repository
class GiftStore {
    static final String ADD_EVENT = """
            insert into gift_event (gift_id, number, state, happened_at, cause, made_by, delivery_id, lot_id, tokyo_month)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CurrentUser currentUser;
    private final TransactionTemplate apart;

    GiftStore(JdbcClient jdbc, JdbcTemplate batches, CurrentUser currentUser, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.currentUser = currentUser;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A gift that is locked. */
    record Held(
            long id,
            long lotId,
            GiftState state,
            int events,
            @Nullable Long cardId,
            int valueYen) {}

    /** From here on nobody else takes gifts of the incident, or changes many of them, until the transaction has ended. */
    void lockPool(long incidentId) {
        boolean there = jdbc.sql("select count(*) from gift_pool where incident_id = ?")
                        .param(incidentId)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            apart.executeWithoutResult(status -> addPool(incidentId));
        }
        jdbc.sql("select incident_id from gift_pool where incident_id = ? for update")
                .param(incidentId)
                .query(Long.class)
                .single();
    }

    private void addPool(long incidentId) {
        try {
            jdbc.sql("insert into gift_pool (incident_id) values (?)")
                    .param(incidentId)
                    .update();
        } catch (DuplicateKeyException e) {
            // another node was first
        }
    }

    /** Those that can be given out: of the lots that lapse first, in the order in which they came in. */
    List<Held> takeAvailable(long incidentId, int wanted, LocalDate today) {
        List<Long> lots =
                jdbc.sql("""
                        select id from gift_lot where incident_id = ? and (lapses_on is null or lapses_on >= ?)
                        order by case when lapses_on is null then 1 else 0 end, lapses_on, id for update""").params(incidentId, today).query(Long.class).list();
        List<Held> taken = new ArrayList<>();
        for (long lot : lots) {
            if (taken.size() < wanted) {
                taken.addAll(jdbc.sql(HELD + "where lot_id = ? and state = 'AVAILABLE' order by id limit ? for update")
                        .params(lot, wanted - taken.size())
                        .query(GiftStore::held)
                        .list());
            }
        }
        return taken;
    }

    private static final String HELD = "select id, lot_id, state, events, card_id, value_yen from gift ";

    /** In the order of their ids, so that two who want the same ones don't wait for each other. */
    List<Held> lock(Collection<Long> ids) {
        List<Long> sorted = ids.stream().distinct().sorted().toList();
        List<Held> held = new ArrayList<>(sorted.size());
        for (List<Long> part : parts(sorted)) {
            held.addAll(jdbc.sql(HELD + "where id in (:ids) order by id for update")
                    .param("ids", part)
                    .query(GiftStore::held)
                    .list());
        }
        return held;
    }

    List<Held> lockOfLot(long lotId, Collection<GiftState> states) {
        return jdbc.sql(HELD + "where lot_id = :lot and state in (:states) order by id for update")
                .param("lot", lotId)
                .param("states", states.stream().map(GiftState::name).toList())
                .query(GiftStore::held)
                .list();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        long card = row.getLong("card_id");
        return new Held(
                row.getLong("id"),
                row.getLong("lot_id"),
                GiftState.valueOf(row.getString("state")),
                row.getInt("events"),
                row.wasNull() ? null : card,
                row.getInt("value_yen"));
    }

    /** Why gifts change, when that was, and by whom it was done. */
    record Reason(GiftCause cause, String about, Instant at) {}

    void change(List<Held> gifts, GiftState to, Reason reason) {
        change(gifts, to, reason, Map.of());
    }

    /** @param deliveries the message that a gift went out in, by gift */
    void change(List<Held> gifts, GiftState to, Reason reason, Map<Long, Long> deliveries) {
        requireAllowed(gifts, to);
        for (List<Held> part : parts(gifts)) {
            jdbc.sql("update gift set state = :to, state_at = :at, events = events + 1 where id in (:ids)")
                    .param("to", to.name())
                    .param("at", Tokyo.toColumn(reason.at()))
                    .param("ids", part.stream().map(Held::id).toList())
                    .update();
        }
        addEvents(gifts, to, reason, deliveries);
    }

    /** Makes gifts the cards', each the one at the same place of the other list. */
    void give(long incidentId, List<Held> gifts, List<Long> cardIds, Reason reason) {
        requireAllowed(gifts, GiftState.ALLOCATED);
        int[] next = {0};
        Object at = Tokyo.toColumn(reason.at());
        for (List<Held> part : parts(gifts)) {
            batches.batchUpdate(
                    "insert into card_gift (card_id, gift_id, allocated_at) values (?, ?, ?)",
                    part,
                    BATCH,
                    (statement, gift) -> {
                        statement.setLong(1, cardIds.get(next[0]++));
                        statement.setLong(2, gift.id());
                        statement.setObject(3, at);
                    });
        }
        jdbc.sql("""
                        update gift set state = :to, state_at = :at, events = events + 1,
                            card_id = (select cg.card_id from card_gift cg where cg.gift_id = gift.id)
                        where incident_id = :incident and state = 'AVAILABLE'
                          and exists (select 1 from card_gift cg where cg.gift_id = gift.id)""")
                .param("to", GiftState.ALLOCATED.name())
                .param("at", at)
                .param("incident", incidentId)
                .update();
        addEvents(gifts, GiftState.ALLOCATED, reason, Map.of());
    }

    private static void requireAllowed(List<Held> gifts, GiftState to) {
        for (Held gift : gifts) {
            if (!gift.state().next().contains(to)) {
                throw new IllegalStateException("A gift that is " + gift.state() + " can't become " + to);
            }
        }
    }

    private void addEvents(List<Held> gifts, GiftState to, Reason reason, Map<Long, Long> deliveries) {
        String cause = GiftStep.stored(reason.cause(), reason.about());
        String user = currentUser.get().map(PortalUser::name).orElse("portal");
        Object at = Tokyo.toColumn(reason.at());
        int month = month(reason.at());
        batches.batchUpdate(ADD_EVENT, gifts, BATCH, (statement, gift) -> {
            statement.setLong(1, gift.id());
            statement.setInt(2, gift.events() + 1);
            statement.setString(3, to.name());
            statement.setObject(4, at);
            statement.setString(5, cause);
            statement.setString(6, user);
            Long delivery = deliveries.get(gift.id());
            if (delivery == null) {
                statement.setNull(7, Types.BIGINT);
            } else {
                statement.setLong(7, delivery);
            }
            statement.setLong(8, gift.lotId());
            statement.setInt(9, month);
        });
    }

    /** What a column takes for the instant. */
    static LocalDateTime column(Instant at) {
        return Objects.requireNonNull(Tokyo.toColumn(at));
    }

    /** 202206 */
    static int month(Instant at) {
        LocalDate day = Tokyo.day(at);
        return day.getYear() * 100 + day.getMonthValue();
    }

    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            parts.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return parts;
    }
}
