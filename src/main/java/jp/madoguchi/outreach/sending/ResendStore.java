package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of messages outside of waves. */
@Repository
class ResendStore {
    private final JdbcClient jdbc;
    private final SealedPersons persons;

    ResendStore(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    boolean isQueued(long againOf) {
        return jdbc.sql("select count(*) from delivery where again_of = ?")
                        .param(againOf)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    record Addresses(@Nullable String email, @Nullable String phone, boolean mailMarked, boolean phoneMarked) {
        boolean isGood(MessageChannel channel) {
            String address = channel == MessageChannel.EMAIL ? email : phone;
            boolean marked = channel == MessageChannel.EMAIL ? mailMarked : phoneMarked;
            return address != null && !address.isBlank() && !marked;
        }
    }

    Optional<Addresses> addresses(long incidentId, long caseId) {
        return jdbc.sql("""
                        select c.id, c.person_sealed,
                          exists (select 1 from contact_mark m where m.case_id = c.id and m.channel = 'EMAIL'
                            and m.mark = 'BOUNCED') as mail_marked,
                          exists (select 1 from contact_mark m where m.case_id = c.id and m.channel = 'SMS'
                            and m.mark = 'BOUNCED') as phone_marked
                        from case_file c where c.incident_id = ? and c.id = ?""")
                .params(incidentId, caseId)
                .query((row, n) -> {
                    HolderFields holder = persons.read(row, "id");
                    return new Addresses(holder.email(), holder.phone(), row.getBoolean(3), row.getBoolean(4));
                })
                .optional();
    }

    /** @param wave its imprint is the message's: the number to call, its hours, the incident's name */
    record Model(long wave, long version) {}

    /**
     * What a gift is written with: as the last wave that gave gifts out on this channel, one that was stopped only where there is no other,
     * and none that was dropped before its release.
     * Two people have released its text and its imprint; the newest text and the number in force are what one official has left there.
     */
    Optional<Model> model(long incidentId, MessageChannel channel) {
        return jdbc.sql("""
                        select w.id as wave, v.id as version from wave w join wave_imprint m on m.wave_id = w.id
                          join template_version v on v.id = w.template_version_id join message_template t on t.id = v.template_id
                        where w.incident_id = :incident and t.kind = 'GIFT_DELIVERY' and t.channel = :channel
                          and w.released_at is not null
                        order by case w.state when 'STOPPED' then 1 else 0 end, w.released_at desc, w.number desc limit 1""")
                .param("incident", incidentId)
                .param("channel", channel.name())
                .query(Model.class)
                .optional();
    }

    /** The delivery is the first row: where it is there already, nothing else is stored. */
    void add(
            long incidentId,
            long againOf,
            long caseId,
            MessageChannel channel,
            Model model,
            Collection<Long> cards,
            Instant now) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into delivery (id, incident_id, again_of, case_id, part, channel, template_version_id, like_wave_id, state,
                          state_at, due_at)
                        values (?, ?, ?, ?, 0, ?, ?, ?, 'QUEUED', ?, ?)""")
                .params(Arrays.asList(
                        id,
                        incidentId,
                        againOf,
                        caseId,
                        channel.name(),
                        model.version(),
                        model.wave(),
                        Tokyo.toColumn(now),
                        Tokyo.toColumn(now)))
                .update();
        for (Long card : cards) {
            jdbc.sql("""
                            insert into delivery_card (delivery_id, card_id, gift_id)
                            select :delivery, c.id, g.gift_id from affected_card c left join card_gift g on g.card_id = c.id
                            where c.id = :card""").param("delivery", id).param("card", card).update();
        }
    }
}
