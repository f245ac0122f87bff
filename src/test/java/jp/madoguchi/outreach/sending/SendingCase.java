package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.ReleasedImprint;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A released wave with its messages, made of rows: for tests of what happens to them from there on. */
public final class SendingCase {
    private final JdbcClient jdbc;
    private final Incident incident;
    private final Instant now;
    private final MessageChannel channel;
    private final long wave = Ids.next();
    private final long template = Ids.next();
    private final long version = Ids.next();

    public SendingCase(JdbcClient jdbc, Incident incident, Instant now, int number, MessageChannel channel) {
        this.jdbc = jdbc;
        this.incident = incident;
        this.now = now;
        this.channel = channel;
        jdbc.sql("""
                        insert into message_template (id, incident_id, name, kind, channel) values (?, ?, ?, 'GIFT_DELIVERY', ?)""")
                .params(template, incident.id(), "template " + number, channel.name())
                .update();
        jdbc.sql("""
                        insert into template_version (id, template_id, number, subject_ja, text_ja, html_ja, written_by, written_at)
                        values (?, ?, 1, ?, '電子商品券をお送りします。', ?, 'official', ?)""")
                .params(
                        version,
                        template,
                        channel == MessageChannel.EMAIL ? "電子商品券のお知らせ" : "",
                        channel == MessageChannel.EMAIL ? "<p>電子商品券をお送りします。</p>" : "",
                        Tokyo.toColumn(now))
                .update();
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, template_version_id, audience,
                          state, state_at, prepared_by, prepared_at, send_from, send_until, per_minute)
                        values (?, ?, ?, 'GIFT_DELIVERY', ?, '商品券の送付', 'Gift delivery', ?, '{"is":"all","of":[]}', 'RELEASED', ?, 'official', ?,
                          0, 1440, 6000000)""")
                .params(wave, incident.id(), number, channel.name(), version, Tokyo.toColumn(now), Tokyo.toColumn(now))
                .update();
        ReleasedImprint.add(jdbc, wave);
    }

    public static SendingCase mails(JdbcClient jdbc, Incident incident, Instant now) {
        return new SendingCase(jdbc, incident, now, 1, MessageChannel.EMAIL);
    }

    public long wave() {
        return wave;
    }

    public long template() {
        return template;
    }

    public long version() {
        return version;
    }

    /** Changes the wave. @param set such as {@code per_minute = 60} */
    public SendingCase where(String set) {
        jdbc.sql("update wave set " + set + " where id = ?").param(wave).update();
        return this;
    }

    /** A person with a card, a gift that is allocated to it, and the message that is to bring it. */
    public long person(String number, @Nullable String email, @Nullable String phone) {
        long person = person(jdbc, incident, number, email, phone);
        return message(person, Ids.next(), Ids.next(), number);
    }

    public static long person(
            JdbcClient jdbc, Incident incident, String number, @Nullable String email, @Nullable String phone) {
        long person = Ids.next();
        StoredPersons.add(jdbc, person, incident.id(), number, new HolderFields("山田 花子", "ヤマダ ハナコ", email, phone));
        return person;
    }

    private long message(long person, long card, long gift, String number) {
        long lot = lot();
        jdbc.sql("insert into affected_card (id, incident_id, case_id, card_ref, issuer_id) values (?, ?, ?, ?, ?)")
                .params(
                        card,
                        incident.id(),
                        person,
                        "C" + number,
                        incident.issuers().getFirst().id())
                .update();
        jdbc.sql("""
                        insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at, card_id)
                        values (?, ?, ?, ?, ?, ?, 500, 'ALLOCATED', ?, ?)""")
                .params(gift, incident.id(), lot, "s" + gift, "u" + gift, new byte[] {1}, Tokyo.toColumn(now), card)
                .update();
        jdbc.sql("insert into card_gift (card_id, gift_id, allocated_at) values (?, ?, ?)")
                .params(card, gift, Tokyo.toColumn(now))
                .update();
        long delivery = Ids.next();
        jdbc.sql("""
                        insert into delivery (id, incident_id, wave_id, case_id, channel, template_version_id, state, state_at, due_at)
                        values (?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?)""")
                .params(
                        delivery,
                        incident.id(),
                        wave,
                        person,
                        channel.name(),
                        version,
                        Tokyo.toColumn(now),
                        Tokyo.toColumn(now))
                .update();
        jdbc.sql("insert into delivery_card (delivery_id, card_id, wave_id, gift_id) values (?, ?, ?, ?)")
                .params(delivery, card, wave, gift)
                .update();
        return delivery;
    }

    private long lot() {
        return jdbc.sql("select min(id) from gift_lot where incident_id = ?")
                .param(incident.id())
                .query(Long.class)
                .optional()
                .filter(id -> id > 0)
                .orElseGet(() -> {
                    long id = Ids.next();
                    jdbc.sql("""
                                    insert into gift_lot (id, incident_id, name, provider, value_yen, file_name, file_digest, gifts,
                                      imported_by, imported_at) values (?, ?, 'lot', 'QUO', 500, 'lot.csv', 'd', 1, 'official', ?)""").params(id, incident.id(), Tokyo.toColumn(now)).update();
                    return id;
                });
    }

    /** So many persons with one address each. */
    public List<Long> persons(int count) {
        List<Long> deliveries = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            deliveries.add(person(
                    "U%06d".formatted(i), "user%06d@example.jp".formatted(i), "0900000%04d".formatted(i % 10_000)));
        }
        return deliveries;
    }

    /** The same for tens of thousands. */
    public void manyPersons(JdbcTemplate template, int count) {
        long lot = lot();
        List<StoredPersons.Row> persons = new ArrayList<>();
        List<Object[]> cards = new ArrayList<>();
        List<Object[]> gifts = new ArrayList<>();
        List<Object[]> cardGifts = new ArrayList<>();
        List<Object[]> deliveries = new ArrayList<>();
        List<Object[]> deliveryCards = new ArrayList<>();
        Object time = Tokyo.toColumn(now);
        long issuer = incident.issuers().getFirst().id();
        for (int i = 1; i <= count; i++) {
            String number = "U%06d".formatted(i);
            long person = Ids.next();
            long card = Ids.next();
            long gift = Ids.next();
            long delivery = Ids.next();
            persons.add(new StoredPersons.Row(
                    person, number, new HolderFields("山田 花子", "ヤマダ ハナコ", "user%06d@example.jp".formatted(i), null)));
            cards.add(new Object[] {card, incident.id(), person, "C" + number, issuer});
            gifts.add(new Object[] {gift, incident.id(), lot, "s" + gift, "u" + gift, new byte[] {1}, time, card});
            cardGifts.add(new Object[] {card, gift, time});
            deliveries.add(new Object[] {delivery, incident.id(), wave, person, channel.name(), version, time, time});
            deliveryCards.add(new Object[] {delivery, card, wave, gift});
        }
        StoredPersons.add(template, incident.id(), persons);
        template.batchUpdate(
                "insert into affected_card (id, incident_id, case_id, card_ref, issuer_id) values (?, ?, ?, ?, ?)",
                cards);
        template.batchUpdate("""
                insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at, card_id)
                values (?, ?, ?, ?, ?, ?, 500, 'ALLOCATED', ?, ?)""", gifts);
        template.batchUpdate("insert into card_gift (card_id, gift_id, allocated_at) values (?, ?, ?)", cardGifts);
        template.batchUpdate("""
                insert into delivery (id, incident_id, wave_id, case_id, channel, template_version_id, state, state_at, due_at)
                values (?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?)""", deliveries);
        template.batchUpdate(
                "insert into delivery_card (delivery_id, card_id, wave_id, gift_id) values (?, ?, ?, ?)",
                deliveryCards);
    }

    public String state(long delivery) {
        return jdbc.sql("select state from delivery where id = ?")
                .param(delivery)
                .query(String.class)
                .single();
    }

    public String waveState() {
        return jdbc.sql("select state from wave where id = ?")
                .param(wave)
                .query(String.class)
                .single();
    }

    public int count(String state) {
        return jdbc.sql("select count(*) from delivery where wave_id = ? and state = ?")
                .params(wave, state)
                .query(Integer.class)
                .single();
    }

    public int gifts(String state) {
        return jdbc.sql("select count(*) from gift where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    /** Tables of those that are never erased in which these words stand. */
    public List<String> placesOf(String words) {
        return Stream.of("audit_event", "wave_step")
                .filter(table -> jdbc.sql("select * from " + table)
                        .query()
                        .listOfRows()
                        .toString()
                        .contains(words))
                .toList();
    }

    public List<String> attempts(long delivery) {
        return jdbc.sql("select outcome from delivery_attempt where delivery_id = ? order by number")
                .param(delivery)
                .query(String.class)
                .list();
    }
}
