package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The SQL of what goes out and comes back by files. */
@Repository
class OutsideStore {
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    OutsideStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<OutsideWave> waves(long incidentId) {
        return jdbc.sql("""
                        select w.id, w.number, w.title_ja, w.title_en, w.channel, w.state,
                          (select count(*) from delivery d where d.wave_id = w.id and d.state = 'QUEUED'),
                          (select count(*) from delivery d where d.wave_id = w.id and d.state = 'SENDING')
                        from wave w where w.incident_id = ? and w.outside = true
                          and w.state in ('RELEASED', 'PAUSED', 'STOPPED', 'DONE')
                        order by w.number desc""")
                .param(incidentId)
                .query((row, n) -> new OutsideWave(
                        row.getLong(1),
                        row.getInt(2),
                        new LocalizedText(row.getString(3), row.getString(4)),
                        MessageChannel.valueOf(row.getString(5)),
                        row.getString(6).equals("RELEASED"),
                        row.getInt(7),
                        row.getInt(8)))
                .list();
    }

    /** Whether its messages may still go out, now or when it is resumed. */
    static boolean isRunning(String waveState) {
        return waveState.equals("RELEASED") || waveState.equals("PAUSED");
    }

    /**
     * Of a file {@code b}: how many of its open messages have left in another file that was taken. That one came back as failed is only
     * what somebody said, so a further file of it is a further reading of its address and codes. Not asked of a file that was taken itself.
     */
    static final String LEFT_BEFORE = """
            case when b.readings > 0 then 0 else
              (select count(*) from outside_batch_delivery o join delivery d on d.id = o.delivery_id
                where o.batch_id = b.id and d.state = 'SENDING' and exists (
                  select 1 from outside_batch_delivery e join outside_batch f on f.id = e.batch_id
                  where e.delivery_id = o.delivery_id and e.batch_id <> b.id and f.readings > 0)) end""";

    /**
     * A file as it is stored.
     *
     * @param leftBefore see {@link OutsideBatch}
     * @param running whether its wave is
     */
    record StoredBatch(
            long id,
            int waveNumber,
            int number,
            int deliveries,
            int open,
            String madeBy,
            Instant madeAt,
            int readings,
            int leftBefore,
            boolean running) {
        boolean isFree() {
            return readings == 0 && leftBefore == 0;
        }
    }

    List<StoredBatch> batches(long incidentId, int most) {
        return jdbc.sql("""
                        select b.id, w.number, b.number, b.deliveries,
                          (select count(*) from outside_batch_delivery o join delivery d on d.id = o.delivery_id
                            where o.batch_id = b.id and d.state = 'SENDING'), b.made_by, b.made_at, b.readings, w.state,
                          %s
                        from outside_batch b join wave w on w.id = b.wave_id where w.incident_id = ?
                        order by b.id desc limit ?""".formatted(LEFT_BEFORE))
                .params(incidentId, most)
                .query((row, n) -> new StoredBatch(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getString(6),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject(7, LocalDateTime.class))),
                        row.getInt(8),
                        row.getInt(10),
                        isRunning(row.getString(9))))
                .list();
    }

    record LockedWave(
            long id,
            int number,
            String state,
            boolean outside,
            @Nullable Instant startsAt) {}

    /** The first statement of its transaction: of two who make a file at once, the second finds what is left. */
    Optional<LockedWave> lock(long incidentId, long waveId) {
        return jdbc.sql("""
                        select id, number, state, outside, starts_at from wave
                        where incident_id = ? and id = ? for update""")
                .params(incidentId, waveId)
                .query((row, n) -> new LockedWave(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getBoolean(4),
                        Tokyo.fromColumn(row.getObject(5, LocalDateTime.class))))
                .optional();
    }

    List<Long> queued(long waveId, int most) {
        return jdbc.sql("""
                        select id from delivery where wave_id = ? and state = 'QUEUED' order by due_at, id limit ?""").params(waveId, most).query(Long.class).list();
    }

    /** @return the file's number */
    int handOut(long batchId, long waveId, List<Long> ids, String user, Instant now) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from outside_batch where wave_id = ?")
                .param(waveId)
                .query(Integer.class)
                .single();
        jdbc.sql(
                        "insert into outside_batch (id, wave_id, number, deliveries, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(batchId, waveId, number, ids.size(), user, Tokyo.toColumn(now)))
                .update();
        template.batchUpdate(
                "insert into outside_batch_delivery (batch_id, delivery_id) values (?, ?)",
                ids,
                AT_ONCE,
                (statement, id) -> {
                    statement.setLong(1, batchId);
                    statement.setLong(2, id);
                });
        // attempts is counted here, as by a node: of each file there is one try. By ids, since H2 asks a subquery for
        // every message
        template.batchUpdate(
                "update delivery set state = 'SENDING', state_at = ?, claimed_by = 'outside', attempts = attempts + 1"
                        + " where id = ? and state = 'QUEUED'",
                ids,
                AT_ONCE,
                (statement, id) -> {
                    statement.setObject(1, Tokyo.toColumn(now));
                    statement.setLong(2, id);
                });
        return number;
    }

    record Batch(long id, long incidentId, int waveNumber, int number, MessageChannel channel) {}

    Optional<Batch> batch(long incidentId, long batchId) {
        return jdbc.sql("""
                        select b.id, w.incident_id, w.number, b.number, w.channel from outside_batch b
                          join wave w on w.id = b.wave_id where w.incident_id = ? and b.id = ?""")
                .params(incidentId, batchId)
                .query((row, n) -> new Batch(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getInt(4),
                        MessageChannel.valueOf(row.getString(5))))
                .optional();
    }

    /**
     * To which address each goes with the file that is taken now: what comes back of it says something of that one. A file is taken once more
     * because nothing has gone out by the one before, or it came back as failed; kept was the former address, nobody would ever learn that
     * the corrected one is wrong, too.
     */
    @Transactional
    void goTo(Map<Long, Long> addressKeys) {
        template.batchUpdate(
                "update delivery set address_key = ? where id = ? and state = 'SENDING'",
                addressKeys.entrySet(),
                AT_ONCE,
                (statement, one) -> {
                    statement.setLong(1, one.getValue());
                    statement.setLong(2, one.getKey());
                });
    }

    /** Those of which nothing was heard yet: nobody needs the others' addresses and codes any more. */
    List<Long> openOf(long batchId, long after, int most) {
        return jdbc.sql("""
                        select o.delivery_id from outside_batch_delivery o join delivery d on d.id = o.delivery_id
                        where o.batch_id = ? and o.delivery_id > ? and d.state = 'SENDING'
                        order by o.delivery_id limit ?""").params(batchId, after, most).query(Long.class).list();
    }

    /**
     * A message that was given outside.
     *
     * @param handedOut when it was put into a file; null where it is in none
     */
    record Given(
            long id,
            long wave,
            DeliveryState state,
            @Nullable String code,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            int attempts,
            @Nullable Instant handedOut) {}

    Map<Long, Given> given(long incidentId, Collection<Long> ids, boolean lock) {
        Map<Long, Given> given = new HashMap<>();
        List<Long> all = ids.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            if (lock) {
                jdbc.sql("select id from delivery where id in (:ids) order by id for update")
                        .param("ids", some)
                        .query(Long.class)
                        .list();
            }
            jdbc.sql("""
                            select d.id, d.wave_id, d.state, d.code, d.sent_at, d.delivered_at, d.attempts,
                              (select max(b.made_at) from outside_batch_delivery o join outside_batch b on b.id = o.batch_id
                                where o.delivery_id = d.id)
                            from delivery d join wave w on w.id = d.wave_id
                            where d.id in (:ids) and d.incident_id = :incident and w.outside = true""")
                    .param("ids", some)
                    .param("incident", incidentId)
                    .query((row, n) -> new Given(
                            row.getLong(1),
                            row.getLong(2),
                            DeliveryState.valueOf(row.getString(3)),
                            row.getString(4),
                            Tokyo.fromColumn(row.getObject(5, LocalDateTime.class)),
                            Tokyo.fromColumn(row.getObject(6, LocalDateTime.class)),
                            row.getInt(7),
                            Tokyo.fromColumn(row.getObject(8, LocalDateTime.class))))
                    .list()
                    .forEach(one -> given.put(one.id(), one));
        }
        return given;
    }

    /** How one stands by the result file. */
    record Change(
            long id,
            DeliveryState state,
            @Nullable String code,
            @Nullable String cause,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            int attempt,
            Instant at) {}

    void change(List<Change> changes) {
        template.batchUpdate("""
                update delivery set state = ?, state_at = ?, code = ?, cause = ?, sent_at = coalesce(?, sent_at),
                  delivered_at = coalesce(?, delivered_at), claimed_by = null where id = ?""", changes, AT_ONCE, (statement, change) -> {
            statement.setString(1, change.state().name());
            statement.setObject(2, Tokyo.toColumn(change.at()));
            statement.setString(3, change.code());
            statement.setString(4, change.cause());
            statement.setObject(5, Tokyo.toColumn(change.sentAt()));
            statement.setObject(6, Tokyo.toColumn(change.deliveredAt()));
            statement.setLong(7, change.id());
        });
    }

    /** The first result of each try. */
    void addAttempts(List<Change> changes) {
        template.batchUpdate("""
                insert into delivery_attempt (delivery_id, number, happened_at, outcome, code, answer)
                values (?, ?, ?, ?, ?, ?)""", changes, AT_ONCE, (statement, change) -> {
            statement.setLong(1, change.id());
            statement.setInt(2, change.attempt());
            statement.setObject(3, Tokyo.toColumn(change.sentAt() == null ? change.at() : change.sentAt()));
            statement.setString(
                    4,
                    change.state() == DeliveryState.DELIVERED
                            ? "SENT"
                            : change.state().name());
            statement.setString(5, change.code());
            statement.setString(6, change.cause());
        });
    }

    static long newBatch() {
        return Ids.next();
    }
}
