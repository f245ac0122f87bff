package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of messages about which people decide. */
@Repository
class UncertainStore implements SealedColumns {
    private static final SealedColumn NOTE = new SealedColumn("delivery_decision", "note_sealed");

    private final JdbcClient jdbc;
    private final SealedPersons persons;
    private final JdbcTemplate batches;
    private final MailSettings mail;
    private final FieldCipher cipher;

    UncertainStore(
            JdbcClient jdbc, SealedPersons persons, JdbcTemplate batches, MailSettings mail, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.batches = batches;
        this.mail = mail;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(NOTE);
    }

    int count(long incidentId) {
        return jdbc.sql("select count(*) from delivery where incident_id = ? and state = 'UNCERTAIN'")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    /** @param after id of the last one that was shown */
    List<UncertainMessage> page(long incidentId, long after, int most) {
        return jdbc.sql("""
                        select d.id, w.number, c.case_number, d.channel,
                          c.id as person_id, c.person_sealed, d.state_at, d.cause, d.attempts
                        from delivery d join case_file c on c.id = d.case_id left join wave w on w.id = d.wave_id
                        where d.state = 'UNCERTAIN' and d.incident_id = ? and d.id > ? order by d.id limit ?""")
                .params(incidentId, after, most)
                .query((row, n) -> {
                    MessageChannel channel = MessageChannel.valueOf(row.getString(4));
                    return new UncertainMessage(
                            row.getLong(1),
                            (Integer) row.getObject(2),
                            row.getString(3),
                            channel,
                            masked(channel, persons.read(row, "person_id")),
                            mail.messageId(row.getLong(1)),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class))),
                            row.getString("cause"),
                            row.getInt("attempts"));
                })
                .list();
    }

    static String masked(MessageChannel channel, HolderFields holder) {
        String address = channel == MessageChannel.EMAIL ? holder.email() : holder.phone();
        if (address == null) {
            return "-";
        }
        return channel == MessageChannel.EMAIL ? Masking.email(address) : Masking.phone(address);
    }

    List<Long> all(long incidentId) {
        return jdbc.sql("select id from delivery where incident_id = ? and state = 'UNCERTAIN' order by id")
                .param(incidentId)
                .query(Long.class)
                .list();
    }

    record Locked(long id, @Nullable Long wave) {}

    /** Those of the ids that stand so, as they are now, for the rest of the transaction. */
    List<Locked> lock(long incidentId, Collection<Long> ids, DeliveryState state) {
        return jdbc.sql("""
                        select id, wave_id from delivery where id in (:ids) and incident_id = :incident and state = :state
                        order by id for update""")
                .param("ids", ids)
                .param("incident", incidentId)
                .param("state", state.name())
                .query((row, n) -> new Locked(row.getLong(1), (Long) row.getObject(2)))
                .list();
    }

    /** The waves of these messages, which a message never leaves. */
    List<Long> waves(Collection<Long> ids) {
        return jdbc.sql("select distinct wave_id from delivery where id in (:ids) and wave_id is not null")
                .param("ids", ids)
                .query(Long.class)
                .list();
    }

    /** When it was begun is when it was sent. */
    void wasSent(Collection<Long> ids, Instant now) {
        jdbc.sql("""
                        update delivery set sent_at = coalesce(sent_at, state_at), state = 'SENT', state_at = :now, cause = null,
                          claim = null, claimed_by = null where id in (:ids)""").param("now", Tokyo.toColumn(now)).param("ids", ids).update();
    }

    void queue(Collection<Long> ids, Instant now) {
        jdbc.sql("""
                        update delivery set state = 'QUEUED', state_at = :now, due_at = :now, cause = null, code = null,
                          claim = null, claimed_by = null, attempts_before = attempts where id in (:ids)""").param("now", Tokyo.toColumn(now)).param("ids", ids).update();
    }

    void addDecisions(
            Collection<Long> deliveryIds,
            String decision,
            String note,
            @Nullable String evidence,
            String by,
            Instant now) {
        Object at = Tokyo.toColumn(now);
        batches.batchUpdate(
                """
                insert into delivery_decision (id, delivery_id, decision, note_sealed, evidence, made_by, made_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                deliveryIds.stream()
                        .map(delivery -> {
                            long id = Ids.next();
                            byte[] said = NOTE.seal(cipher, id, note);
                            return Arrays.asList(id, delivery, decision, said, evidence, by, at)
                                    .toArray();
                        })
                        .toList());
    }
}
