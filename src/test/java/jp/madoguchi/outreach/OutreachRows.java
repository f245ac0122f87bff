package jp.madoguchi.outreach;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waves, messages and gifts for tests, as they stand, without anybody having prepared or sent them. */
public final class OutreachRows {
    private final JdbcClient jdbc;
    private final Incident incident;
    private final Instant now;
    private @Nullable Long template;
    private @Nullable Long lot;
    private int number;

    public OutreachRows(JdbcClient jdbc, Incident incident, Instant now) {
        this.jdbc = jdbc;
        this.incident = incident;
        this.now = now;
    }

    public long wave(String kind, String channel, String state) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, template_version_id, audience,
                          state, state_at, prepared_by, prepared_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, '{"is":"all","of":[]}', ?, ?, 'official', ?)""")
                .params(
                        id,
                        incident.id(),
                        ++number,
                        kind,
                        channel,
                        "配信" + number,
                        "Wave " + number,
                        template(),
                        state,
                        Tokyo.toColumn(now),
                        Tokyo.toColumn(now))
                .update();
        return id;
    }

    /** @param wave absent for what was sent again */
    public long delivery(@Nullable Long wave, long caseId, String channel, String state, List<Long> cards) {
        long id = Ids.next();
        boolean handedOver = List.of("SENT", "DELIVERED", "BOUNCED").contains(state);
        jdbc.sql("""
                        insert into delivery (id, incident_id, wave_id, again_of, case_id, part, channel, template_version_id, state,
                          state_at, due_at, attempts, sent_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""")
                .params(Arrays.asList(
                        id,
                        incident.id(),
                        wave,
                        wave == null ? id : null,
                        caseId,
                        cards.size() == 1 ? cards.getFirst() : 0,
                        channel,
                        template(),
                        state,
                        Tokyo.toColumn(now),
                        Tokyo.toColumn(now),
                        handedOver ? Tokyo.toColumn(now) : null))
                .update();
        cards.forEach(card -> jdbc.sql("insert into delivery_card (delivery_id, card_id, wave_id) values (?, ?, ?)")
                .params(Arrays.asList(id, card, wave))
                .update());
        return id;
    }

    public void attempt(long delivery, int attempt, String outcome, @Nullable String code) {
        jdbc.sql("""
                        insert into delivery_attempt (delivery_id, number, happened_at, outcome, code, answer)
                        values (?, ?, ?, ?, ?, '550 5.1.1 <user000001@example.jp> unknown')""")
                .params(Arrays.asList(delivery, attempt, Tokyo.toColumn(now), outcome, code))
                .update();
    }

    public void state(long delivery, String state) {
        jdbc.sql("update delivery set state = ? where id = ?")
                .params(state, delivery)
                .update();
    }

    public void mark(long caseId, String channel, String mark) {
        jdbc.sql("insert into contact_mark (case_id, channel, mark, made_by, made_at) values (?, ?, ?, 'test', ?)")
                .params(caseId, channel, mark, Tokyo.toColumn(now))
                .update();
    }

    /** The card's gift, in this state, with its first event. */
    public long gift(long card, String state) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at, card_id)
                        values (?, ?, ?, ?, ?, ?, 500, ?, ?, ?)""")
                .params(
                        id,
                        incident.id(),
                        lot(),
                        "s" + id,
                        "u" + id,
                        new byte[] {1, 2, 3},
                        state,
                        Tokyo.toColumn(now),
                        card)
                .update();
        jdbc.sql("insert into card_gift (card_id, gift_id, allocated_at) values (?, ?, ?)")
                .params(card, id, Tokyo.toColumn(now))
                .update();
        jdbc.sql("""
                        insert into gift_event (gift_id, number, state, happened_at, cause, made_by)
                        values (?, 1, ?, ?, '取り込み', 'official')""").params(id, state, Tokyo.toColumn(now)).update();
        return id;
    }

    public void giftState(long gift, String state) {
        jdbc.sql("update gift set state = ?, state_at = ? where id = ?")
                .params(state, Tokyo.toColumn(now), gift)
                .update();
    }

    /** What single gifts are written like. */
    public void giftWave(String channel) {
        long id = Ids.next();
        long version = Ids.next();
        jdbc.sql(
                        "insert into message_template (id, incident_id, name, kind, channel) values (?, ?, ?, 'GIFT_DELIVERY', ?)")
                .params(id, incident.id(), "ギフト" + id, channel)
                .update();
        jdbc.sql("""
                        insert into template_version (id, template_id, number, subject_ja, text_ja, written_by, written_at)
                        values (?, ?, 1, 'ギフトのお届け', '{{ギフトURL一覧}}', 'official', ?)""").params(version, id, Tokyo.toColumn(now)).update();
        long wave = wave("GIFT_DELIVERY", channel, "DONE");
        jdbc.sql("update wave set template_version_id = ? where id = ?")
                .params(version, wave)
                .update();
        ReleasedImprint.add(jdbc, wave);
    }

    public List<Long> cards(long caseId) {
        return jdbc.sql("select id from affected_card where case_id = ? order by card_ref")
                .param(caseId)
                .query(Long.class)
                .list();
    }

    private long template() {
        if (template == null) {
            long id = Ids.next();
            jdbc.sql(
                            "insert into message_template (id, incident_id, name, kind, channel) values (?, ?, ?, 'SURVEY', 'EMAIL')")
                    .params(id, incident.id(), "試験" + id)
                    .update();
            template = Ids.next();
            jdbc.sql("""
                            insert into template_version (id, template_id, number, text_ja, written_by, written_at)
                            values (?, ?, 1, '本文', 'official', ?)""").params(template, id, Tokyo.toColumn(now)).update();
        }
        return template;
    }

    private long lot() {
        if (lot == null) {
            lot = Ids.next();
            jdbc.sql("""
                            insert into gift_lot (id, incident_id, name, provider, value_yen, file_name, file_digest, gifts, imported_by,
                              imported_at)
                            values (?, ?, 'ロット1', '提供会社', 500, 'lot.csv', ?, 1, 'official', ?)""")
                    .params(lot, incident.id(), "d" + lot, Tokyo.toColumn(now))
                    .update();
        }
        return lot;
    }
}
