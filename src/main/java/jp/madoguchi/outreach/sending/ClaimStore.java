package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL by which nodes take messages from the queue and give them back. */
@Repository
class ClaimStore {
    /** An uncertain message may be queued once more when its wave is done already. */
    static final String RUNS = " in ('RELEASED', 'DONE')";

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waves with something to hand over. */
    List<RunningWave> running(Instant now) {
        return jdbc.sql("""
                        select w.id, w.incident_id, w.channel, w.per_minute, w.send_from, w.send_until from wave w
                        where w.outside = false and (w.starts_at is null or w.starts_at <= :now) and w.state\
                        """ + RUNS + """
                         and exists (select 1 from delivery d
                           where d.wave_id = w.id and d.state = 'QUEUED' and d.due_at <= :now)
                        order by w.id""")
                .param("now", Tokyo.toColumn(now))
                .query((row, n) -> new RunningWave(
                        row.getLong(1),
                        row.getLong(2),
                        MessageChannel.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list();
    }

    /** Makes the row to lock, in a transaction of its own. */
    void startPace(long waveId) {
        try {
            jdbc.sql("insert into wave_pace (wave_id, minute_number, taken) values (?, 0, 0)")
                    .param(waveId)
                    .update();
        } catch (DuplicateKeyException e) {
            // another node was quicker by a moment
            return;
        }
    }

    record Pace(long minute, int taken) {}

    /** The first statement of its transaction: only what is read afterwards is what the others have committed. */
    Optional<Pace> lockPace(long waveId) {
        return jdbc.sql("select minute_number, taken from wave_pace where wave_id = ? for update")
                .param(waveId)
                .query((row, n) -> new Pace(row.getLong(1), row.getInt(2)))
                .optional();
    }

    void setPace(long waveId, long minute, int taken) {
        jdbc.sql("update wave_pace set minute_number = ?, taken = ? where wave_id = ?")
                .params(minute, taken, waveId)
                .update();
    }

    List<Long> dueOfWave(long waveId, Instant now, int most) {
        return jdbc.sql("""
                        select id from delivery where wave_id = ? and state = 'QUEUED' and due_at <= ?
                        order by due_at, id limit ?""")
                .params(Arrays.asList(waveId, Tokyo.toColumn(now), most))
                .query(Long.class)
                .list();
    }

    List<Long> dueAgain(Collection<String> channels, Instant now, int most) {
        return jdbc.sql("""
                        select id from delivery
                        where wave_id is null and state = 'QUEUED' and due_at <= :now and channel in (:channels)
                        order by due_at, id limit :most""")
                .param("now", Tokyo.toColumn(now))
                .param("channels", channels)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Of these, those that were still queued belong to the claim afterwards. */
    List<Claimed> take(List<Long> ids, String node, String claim, Instant now) {
        int taken = jdbc.sql("""
                        update delivery set state = 'CLAIMED', state_at = :now, claimed_by = :node, claim = :claim
                        where id in (:ids) and state = 'QUEUED'""")
                .param("now", Tokyo.toColumn(now))
                .param("node", node)
                .param("claim", claim)
                .param("ids", ids)
                .update();
        if (taken == 0) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, wave_id, channel, attempts, attempts_before from delivery
                        where id in (:ids) and claim = :claim and state = 'CLAIMED' order by id""")
                .param("ids", ids)
                .param("claim", claim)
                .query((row, n) -> new Claimed(
                        row.getLong(1),
                        (Long) row.getObject(2),
                        MessageChannel.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5)))
                .list();
    }

    /** Whether its wave, where it has one, still runs. */
    boolean waveRuns(@Nullable Long waveId) {
        return waveId == null
                || jdbc.sql("select count(*) from wave where id = ? and state" + RUNS)
                                .param(waveId)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Nobody changes what it carries from here on, until the transaction has ended; false where it is no longer this claim's. */
    boolean hold(long id, String claim) {
        return jdbc.sql("select id from delivery where id = ? and claim = ? and state = 'CLAIMED' for update")
                .params(id, claim)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The gifts that a message is about, and where each stands. */
    Map<Long, GiftState> gifts(long id) {
        Map<Long, GiftState> gifts = new HashMap<>();
        jdbc.sql("""
                        select g.id, g.state from delivery_card dc join gift g on g.id = dc.gift_id
                        where dc.delivery_id = ?""").param(id).query(row -> {
            gifts.put(row.getLong(1), GiftState.valueOf(row.getString(2)));
        });
        return gifts;
    }

    /**
     * The one step after which only the other side knows; false where the message is no longer this claim's.
     *
     * @param address keyed hash of the address that it goes to
     */
    boolean begin(long id, String claim, long address, Instant now) {
        return jdbc.sql("""
                        update delivery set state = 'SENDING', state_at = ?, attempts = attempts + 1, address_key = ?
                        where id = ? and claim = ? and state = 'CLAIMED'""")
                        .params(Arrays.asList(Tokyo.toColumn(now), address, id, claim))
                        .update()
                == 1;
    }

    /** Gives back what was taken and not begun. By their ids: looking for the claim would lock what others have. */
    void release(Collection<Long> ids, String claim, Instant now) {
        jdbc.sql("""
                        update delivery set claimed_by = null, claim = null, state_at = :now,
                          state = case when exists (select 1 from wave w where w.id = delivery.wave_id and w.state = 'STOPPED')
                            then 'STOPPED' else 'QUEUED' end
                        where id in (:ids) and claim = :claim and state = 'CLAIMED'""")
                .param("now", Tokyo.toColumn(now))
                .param("ids", ids)
                .param("claim", claim)
                .update();
    }

    record Left(
            long id,
            @Nullable Long wave,
            String state,
            @Nullable String claim,
            int attempts) {}

    /** Taken or begun by a node that is no longer there; what is with a sender outside belongs to no node. */
    List<Left> leftByTheDead() {
        return jdbc.sql("""
                        select id, wave_id, state, claim, attempts from delivery
                        where state in ('CLAIMED', 'SENDING') and claimed_by <> 'outside'
                          and not exists (select 1 from sending_node n where n.id = delivery.claimed_by)
                        order by id limit 1000""").query(ClaimStore::left).list();
    }

    /** Taken or begun by this node, by claims that nothing works on any more. */
    List<Left> leftBy(String node) {
        return jdbc.sql("""
                        select id, wave_id, state, claim, attempts from delivery
                        where state in ('CLAIMED', 'SENDING') and claimed_by = ? order by id limit 1000""").param(node).query(ClaimStore::left).list();
    }

    private static Left left(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Left(row.getLong(1), (Long) row.getObject(2), row.getString(3), row.getString(4), row.getInt(5));
    }

    /** Back to the queue, where it is still as it was left. */
    boolean requeue(Left left, Instant now) {
        return jdbc.sql("""
                        update delivery set claimed_by = null, claim = null, state_at = :now,
                          state = case when exists (select 1 from wave w where w.id = delivery.wave_id and w.state = 'STOPPED')
                            then 'STOPPED' else 'QUEUED' end
                        where id = :id and state = 'CLAIMED' and claim = :claim""")
                        .param("now", Tokyo.toColumn(now))
                        .param("id", left.id())
                        .param("claim", left.claim())
                        .update()
                == 1;
    }

    /** Uncertain, where it is still as it was left. The claim stays: who knows it may know more. */
    boolean doubt(Left left, String cause, Instant now) {
        return jdbc.sql("""
                        update delivery set state = 'UNCERTAIN', state_at = ?, claimed_by = null, cause = ?, code = null
                        where id = ? and state = 'SENDING' and claim = ?""")
                        .params(Arrays.asList(Tokyo.toColumn(now), cause, left.id(), left.claim()))
                        .update()
                == 1;
    }
}
