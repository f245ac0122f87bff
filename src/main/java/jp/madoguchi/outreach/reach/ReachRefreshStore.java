package jp.madoguchi.outreach.reach;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import jp.madoguchi.outreach.FormerAddress;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL that derives where each card stands. The rule is one statement over sets ({@link #deriveAnew}), in this order:
 *
 * <ol>
 *   <li>RECEIVED: the card's gift ({@code card_gift}) is received, however it came to be known;
 *   <li>DELIVERED: one of its messages arrived;
 *   <li>NOTIFIED: one of its messages is with the other side, and hasn't come back;
 *   <li>NEVER_REACHED: at least one message was refused for good or given up, none is under way or uncertain, and no way is left
 *       untried. A way is left where the person, in whichever of the cases that are theirs, has an e-mail address, or a number that
 *       takes short messages, on which nothing about the card was refused yet (what was refused at an address or number that was
 *       corrected since doesn't count) and which has no mark: neither a bounce nor the wish not to be written to;
 *   <li>NOT_NOTIFIED: all others.
 * </ol>
 *
 * So each card is in exactly one, whatever its messages are, and a card without any is among them.
 *
 * <p>Run with READ COMMITTED: otherwise MariaDB and MySQL would lock the messages that an "insert … select" reads, in the way of who
 * sends them.
 */
@Repository
class ReachRefreshStore {
    private static final String CHANGED = """
            insert into reach_changed (delivery_id, state)
            select d.id, d.state from delivery d left join reach_delivery r on r.delivery_id = d.id
            where (r.delivery_id is null or r.state <> d.state) and\s""";

    /** A message is accepted, arrived, refused, or may still go out; one that was stopped was never tried. */
    private static final String MESSAGES = """
            select dc.card_id,
              sum(case when d.state = 'DELIVERED' then 1 else 0 end) as arrived,
              sum(case when d.state = 'SENT' then 1 else 0 end) as accepted,
              sum(case when d.state in ('QUEUED', 'CLAIMED', 'SENDING', 'UNCERTAIN') then 1 else 0 end) as under_way,
              sum(case when d.state in ('BOUNCED', 'FAILED') then 1 else 0 end) as refused,
              sum(case when d.state in ('BOUNCED', 'FAILED') and d.channel = 'EMAIL' and not %1$s then 1 else 0 end) as refused_email,
              sum(case when d.state in ('BOUNCED', 'FAILED') and d.channel = 'SMS' and not %1$s then 1 else 0 end) as refused_sms
            from reach_dirty y
            join delivery_card dc on dc.card_id = y.card_id
            join delivery d on d.id = dc.delivery_id
            group by dc.card_id""".formatted(FormerAddress.WAS_USED);

    /** Of the case, or of one that was merged into it. */
    private static final String HAS_EMAIL = any("has_email");

    /** The same; in Japan such numbers are mobile ones. */
    private static final String HAS_MOBILE = any("has_mobile");

    private static final String EMAIL_LEFT = HAS_EMAIL + " and t.refused_email = 0 and not " + marked("EMAIL");

    private static final String SMS_LEFT = HAS_MOBILE + " and t.refused_sms = 0 and not " + marked("SMS");

    private static String any(String way) {
        return "(s.%1$s = true or exists (select 1 from case_file o where o.merged_into = s.id and o.%1$s = true))"
                .formatted(way);
    }

    private static String marked(String channel) {
        return """
                (exists (select 1 from contact_mark k where k.case_id = s.id and k.channel = '%1$s')
                  or exists (select 1 from case_file o join contact_mark k on k.case_id = o.id
                    where o.merged_into = s.id and k.channel = '%1$s'))""".formatted(channel);
    }

    private final JdbcClient jdbc;

    ReachRefreshStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Others who refresh wait for the end of the transaction. */
    void lock(long incidentId) {
        if (!locked(incidentId)) {
            try {
                jdbc.sql("insert into reach_refresh (incident_id) values (?)")
                        .param(incidentId)
                        .update();
            } catch (DuplicateKeyException meanwhile) {
                locked(incidentId);
            }
        }
    }

    private boolean locked(long incidentId) {
        return !jdbc.sql("select incident_id from reach_refresh where incident_id = ? for update")
                .param(incidentId)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    void begin() {
        jdbc.sql("delete from reach_changed").update();
        jdbc.sql("delete from reach_dirty").update();
    }

    /** Of the whole incident. */
    void findChanged(long incidentId) {
        jdbc.sql(CHANGED + "d.incident_id = ?").param(incidentId).update();
    }

    /** Of these waves, and of what was sent again outside of any. */
    void findChanged(long incidentId, Collection<Long> waves) {
        waves.forEach(wave -> jdbc.sql(CHANGED + "d.wave_id = ?").param(wave).update());
        jdbc.sql(CHANGED + "d.wave_id is null and d.incident_id = ?")
                .param(incidentId)
                .update();
    }

    /** The cards of changed messages, and those that were refused: marks on the ways to their persons may have come or gone. */
    void findCardsOfMessages(long incidentId) {
        dirty("""
                select dc.card_id from reach_changed x join delivery_card dc on dc.delivery_id = x.delivery_id
                union
                select card_id from reach_card
                where incident_id = :incident and state in ('NOT_NOTIFIED', 'NEVER_REACHED') and refused = true""", incidentId);
    }

    /** Those whose gift is another one or stands otherwise than when they were derived. */
    void findCardsOfGifts(long incidentId) {
        dirty("""
                select r.card_id from reach_card r
                  left join card_gift cg on cg.card_id = r.card_id left join gift g on g.id = cg.gift_id
                where r.incident_id = :incident and (coalesce(cg.gift_id, 0) <> coalesce(r.gift_id, 0)
                  or coalesce(g.state, '') <> coalesce(r.gift_state, ''))""", incidentId);
    }

    /** Those that the ledger doesn't have, however they came. */
    void findMissing(long incidentId) {
        dirty("""
                select c.id as card_id from affected_card c left join reach_card r on r.card_id = c.id
                where c.incident_id = :incident and r.card_id is null""", incidentId);
    }

    private void dirty(String cards, long incidentId) {
        jdbc.sql("insert into reach_dirty (card_id) select found.card_id from (" + cards
                        + ") found left join reach_dirty y on y.card_id = found.card_id where y.card_id is null")
                .param("incident", incidentId)
                .update();
    }

    boolean isAnyDirty() {
        return !jdbc.sql("select card_id from reach_dirty limit 1")
                .query(Long.class)
                .list()
                .isEmpty();
    }

    void deriveAnew() {
        // "exists" finds by the key; for "in" H2 would read all that has changed once more for each row
        jdbc.sql("""
                        delete from reach_delivery where exists
                          (select 1 from reach_changed x where x.delivery_id = reach_delivery.delivery_id)""").update();
        jdbc.sql("insert into reach_delivery (delivery_id, state) select delivery_id, state from reach_changed")
                .update();
        jdbc.sql("""
                        delete from reach_card where exists
                          (select 1 from reach_dirty y where y.card_id = reach_card.card_id)""").update();
        jdbc.sql("""
                        insert into reach_card (card_id, incident_id, issuer_id, card_ref, state, messages, refused, gift_id,
                          gift_state)
                        select c.id, c.incident_id, c.issuer_id, c.card_ref,
                          case when g.state = 'RECEIVED' then 'RECEIVED'
                            when t.arrived > 0 then 'DELIVERED'
                            when t.accepted > 0 then 'NOTIFIED'
                            when t.refused > 0 and t.under_way = 0 and not (%s) and not (%s) then 'NEVER_REACHED'
                            else 'NOT_NOTIFIED' end,
                          coalesce(t.arrived + t.accepted + t.refused, 0),
                          coalesce(t.refused, 0) > 0,
                          cg.gift_id, g.state
                        from reach_dirty x
                        join affected_card c on c.id = x.card_id
                        join case_file f on f.id = c.case_id
                        join case_file s on s.id = coalesce(f.merged_into, f.id)
                        left join card_gift cg on cg.card_id = c.id
                        left join gift g on g.id = cg.gift_id
                        left join (%s) t on t.card_id = c.id""".formatted(EMAIL_LEFT, SMS_LEFT, MESSAGES)).update();
        begin();
    }

    /** New cards stand at the beginning at once: the sums hold for them from the moment on that they are there. */
    void addNew(long incidentId) {
        jdbc.sql("""
                        insert into reach_card (card_id, incident_id, issuer_id, card_ref, state, messages, refused)
                        select c.id, c.incident_id, c.issuer_id, c.card_ref, 'NOT_NOTIFIED', 0, false
                        from affected_card c left join reach_card r on r.card_id = c.id
                        where c.incident_id = ? and r.card_id is null""").param(incidentId).update();
    }

    void refreshed(long incidentId, Instant now) {
        jdbc.sql("update reach_refresh set refreshed_at = ? where incident_id = ?")
                .params(Arrays.asList(Tokyo.toColumn(now), incidentId))
                .update();
    }
}
