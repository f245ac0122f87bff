package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.FormerAddress;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what became of messages that were handed over. */
@Repository
class OutcomeStore {
    static final int LONGEST_CAUSE = 290;

    private final JdbcClient jdbc;

    OutcomeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a message stands after a try.
     *
     * @param sentAt when it was accepted; null where it wasn't
     * @param dueAt when it is tried again; null where it isn't
     */
    record Outcome(
            DeliveryState state,
            @Nullable String code,
            @Nullable String cause,
            @Nullable Instant sentAt,
            @Nullable Instant dueAt) {}

    /** Only what the claim still has, or what was doubted meanwhile and nobody has decided. */
    boolean finish(long id, String claim, DeliveryState from, Outcome outcome, Instant now) {
        return jdbc.sql("""
                        update delivery set state_at = :now, claimed_by = null, claim = null, code = :code, cause = :cause,
                          sent_at = coalesce(:sent, sent_at), due_at = coalesce(:due, due_at),
                          state = case when :state = 'QUEUED' and exists
                            (select 1 from wave w where w.id = delivery.wave_id and w.state = 'STOPPED')
                            then 'STOPPED' else :state end
                        where id = :id and claim = :claim and state = :from""")
                        .param("now", Tokyo.toColumn(now))
                        .param("code", outcome.code())
                        .param("cause", outcome.cause())
                        .param("sent", Tokyo.toColumn(outcome.sentAt()))
                        .param("due", Tokyo.toColumn(outcome.dueAt()))
                        .param("state", outcome.state().name())
                        .param("id", id)
                        .param("claim", claim)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    void addAttempt(long id, int number, Instant at, String outcome, @Nullable String code, @Nullable String answer) {
        jdbc.sql("""
                        insert into delivery_attempt (delivery_id, number, happened_at, outcome, code, answer)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(id, number, Tokyo.toColumn(at), outcome, code, answer))
                .update();
    }

    /** A number for a try that nobody counted when it began. */
    int nextAttempt(long id) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from delivery_attempt where delivery_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    void setAttempts(long id, int attempts) {
        jdbc.sql("update delivery set attempts = ? where id = ?")
                .params(attempts, id)
                .update();
    }

    /**
     * The address is wrong, as the other side says. The first to say so is kept; of a former address nothing is. Whoever corrects it in this
     * moment has the case locked, and the mark's reference waits for that: then either the mark is there to be taken away, or the address is
     * known to be a former one. Nobody else who refers to the case has to wait for this.
     */
    void markBounced(long id, @Nullable String cause, String by, Instant now) {
        int made = jdbc.sql("""
                        insert into contact_mark (case_id, channel, mark, cause, delivery_id, made_by, made_at)
                        select d.case_id, d.channel, 'BOUNCED', :cause, d.id, :by, :now from delivery d
                        where d.id = :id and not exists (select 1 from contact_mark m
                          where m.case_id = d.case_id and m.channel = d.channel and m.mark = 'BOUNCED')""")
                .param("cause", cause)
                .param("by", by)
                .param("now", Tokyo.toColumn(now))
                .param("id", id)
                .update();
        if (made > 0) {
            jdbc.sql(
                            "delete from contact_mark where delivery_id = :id and mark = 'BOUNCED' and exists (select 1 from delivery d where d.id = :id and "
                                    + FormerAddress.WAS_USED + ")")
                    .param("id", id)
                    .update();
        }
    }

    /** What of a wave bounced for good since it was last let go, and what was handed over meanwhile. */
    record Bounces(int bounced, int handedOver, int mostCount, int mostPercent) {
        boolean areTooMany() {
            return bounced > mostCount && (long) bounced * 100 > (long) mostPercent * handedOver;
        }
    }

    Optional<Bounces> bounces(long waveId) {
        return jdbc.sql("""
                        select w.bounce_count, w.bounce_percent,
                          (select count(*) from delivery d where d.wave_id = w.id and d.state = 'BOUNCED'
                            and d.state_at >= w.state_at and (d.code is null or d.code not like '4.%')) as bounced
                        from wave w where w.id = ? and w.state = 'RELEASED'""")
                .param(waveId)
                .query((row, n) -> new Bounces(row.getInt(3), 0, row.getInt(1), row.getInt(2)))
                .optional()
                .filter(bounces -> bounces.bounced() > bounces.mostCount())
                .map(bounces ->
                        new Bounces(bounces.bounced(), handedOver(waveId), bounces.mostCount(), bounces.mostPercent()));
    }

    private int handedOver(long waveId) {
        return jdbc.sql("""
                        select count(*) from delivery d join wave w on w.id = d.wave_id
                        where d.wave_id = ? and d.state in ('SENT', 'DELIVERED', 'BOUNCED') and d.state_at >= w.state_at""").param(waveId).query(Integer.class).single();
    }

    record Unfinished(long waveId, long incidentId) {}

    /** Waves that run, and of which nothing is left to hand over. */
    List<Unfinished> withNothingLeft() {
        return jdbc.sql("""
                        select w.id, w.incident_id from wave w where w.state = 'RELEASED'
                          and exists (select 1 from delivery d where d.wave_id = w.id)
                          and not exists (select 1 from delivery d
                            where d.wave_id = w.id and d.state in ('QUEUED', 'CLAIMED', 'SENDING'))
                        order by w.id""")
                .query((row, n) -> new Unfinished(row.getLong(1), row.getLong(2)))
                .list();
    }

    Optional<Long> incidentOf(long waveId) {
        return jdbc.sql("select incident_id from wave where id = ?")
                .param(waveId)
                .query(Long.class)
                .optional();
    }
}
