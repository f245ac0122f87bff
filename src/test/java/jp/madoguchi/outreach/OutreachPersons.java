package jp.madoguchi.outreach;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.testing.AffectedPersons;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Persons with addresses, gifts and marks, for tests of waves. */
public final class OutreachPersons {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2022, 6, 1, 0, 0);

    private final JdbcClient jdbc;
    private final Incident incident;

    public OutreachPersons(JdbcClient jdbc, Incident incident) {
        this.jdbc = jdbc;
        this.incident = incident;
    }

    /** @return the id of the case */
    public long add(String number, @Nullable String email, String phone, int cards) {
        long id = AffectedPersons.add(jdbc, incident, number, "山田 太郎", phone, cards);
        StoredPersons.setEmail(jdbc, id, email);
        return id;
    }

    public void merge(long merged, long survivor) {
        jdbc.sql("update case_file set merged_into = ? where id = ?")
                .params(survivor, merged)
                .update();
    }

    public void mark(long caseId, MessageChannel channel, String mark) {
        jdbc.sql("insert into contact_mark (case_id, channel, mark, made_by, made_at) values (?, ?, ?, 'test', ?)")
                .params(caseId, channel.name(), mark, LONG_AGO)
                .update();
    }

    public List<Long> cards(long caseId) {
        return jdbc.sql("select id from affected_card where case_id = ? order by id")
                .param(caseId)
                .query(Long.class)
                .list();
    }

    /** So many gifts that nobody has. */
    public void gifts(int count) {
        long lot = Ids.next();
        jdbc.sql("""
                        insert into gift_lot (id, incident_id, name, provider, value_yen, file_name, file_digest, gifts, imported_by,
                          imported_at) values (?, ?, ?, 'P', 500, 'f', ?, ?, 'test', ?)""")
                .params(lot, incident.id(), "lot" + lot, "digest" + lot, count, LONG_AGO)
                .update();
        for (int i = 0; i < count; i++) {
            long id = Ids.next();
            jdbc.sql("""
                            insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at)
                            values (?, ?, ?, ?, ?, ?, 500, 'AVAILABLE', ?)""")
                    .params(id, incident.id(), lot, "s" + id, "u" + id, new byte[] {1}, LONG_AGO)
                    .update();
        }
    }

    /** Gives the card one of those that nobody has. */
    public void gift(long cardId, String state) {
        long gift = jdbc.sql("select min(id) from gift where state = 'AVAILABLE'")
                .query(Long.class)
                .single();
        jdbc.sql("update gift set state = ?, card_id = ? where id = ?")
                .params(state, cardId, gift)
                .update();
        jdbc.sql("insert into card_gift (card_id, gift_id, allocated_at) values (?, ?, ?)")
                .params(cardId, gift, LONG_AGO)
                .update();
    }

    public void bought(long cardId, LocalDate day) {
        jdbc.sql("update affected_card set purchased_on = ? where id = ?")
                .params(day, cardId)
                .update();
    }
}
