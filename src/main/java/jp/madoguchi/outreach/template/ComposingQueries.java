package jp.madoguchi.outreach.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the composer reads, for many messages at once. */
@Repository
class ComposingQueries {
    private final JdbcClient jdbc;
    private final SealedPersons persons;

    ComposingQueries(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    /**
     * @param personId the case that stands for the message's case now
     * @param wave its number
     * @param imprint what was frozen with its wave, or with the one that it is written like; null only of messages from before that was kept
     */
    record Message(
            long id,
            long incidentId,
            long caseId,
            String channel,
            long templateVersionId,
            @Nullable Integer wave,
            @Nullable LocalDate surveyUntil,
            @Nullable Imprint imprint,
            long personId,
            String caseNumber,
            String holderName) {}

    /** One of the cases of a person, with its addresses as they were given to us. */
    record CaseAddress(
            long id,
            long personId,
            @Nullable String email,
            @Nullable String phone) {}

    record Card(long deliveryId, long cardId, @Nullable Long giftId) {}

    List<Message> messages(Collection<Long> deliveryIds) {
        return jdbc.sql("""
                        select d.id, d.incident_id, d.case_id, d.channel, d.template_version_id, w.number as wave, w.survey_until,
                          s.id as person_id, s.case_number, s.person_sealed, m.wave_id as imprinted, """ + " " + StoredImprints.COLUMNS + " " + """
                        from delivery d left join wave w on w.id = d.wave_id left join wave_imprint m on m.wave_id = coalesce(d.wave_id, d.like_wave_id)
                        join case_file f on f.id = d.case_id join case_file s on s.id = coalesce(f.merged_into, f.id)
                        where d.id in (:ids)""")
                .param("ids", deliveryIds)
                .query(this::message)
                .list();
    }

    private Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getLong("case_id"),
                row.getString("channel"),
                row.getLong("template_version_id"),
                row.getObject("wave", Integer.class),
                row.getObject("survey_until", LocalDate.class),
                imprint(row),
                row.getLong("person_id"),
                row.getString("case_number"),
                persons.read(row, "person_id").name());
    }

    private static @Nullable Imprint imprint(ResultSet row) throws SQLException {
        return row.getObject("imprinted", Long.class) == null ? null : StoredImprints.read(row);
    }

    /**
     * What a wave's messages have in common.
     *
     * @param imprint null for a draft
     */
    record OfWave(
            int number,
            @Nullable LocalDate surveyUntil,
            @Nullable Imprint imprint) {}

    List<OfWave> wave(long incidentId, long waveId) {
        return jdbc.sql(
                        "select w.number, w.survey_until, m.wave_id as imprinted, " + StoredImprints.COLUMNS
                                + " from wave w left join wave_imprint m on m.wave_id = w.id where w.incident_id = ? and w.id = ?")
                .params(incidentId, waveId)
                .query((row, n) ->
                        new OfWave(row.getInt("number"), row.getObject("survey_until", LocalDate.class), imprint(row)))
                .list();
    }

    Map<Long, List<Card>> cards(Collection<Long> deliveryIds) {
        Map<Long, List<Card>> cards = new HashMap<>();
        jdbc.sql("""
                        select delivery_id, card_id, gift_id from delivery_card where delivery_id in (:ids)
                        order by delivery_id, card_id""")
                .param("ids", deliveryIds)
                .query(Card.class)
                .list()
                .forEach(card -> cards.computeIfAbsent(card.deliveryId(), any -> new ArrayList<>())
                        .add(card));
        return cards;
    }

    /** By person, the person's own case first. */
    Map<Long, List<CaseAddress>> addresses(Collection<Long> personIds) {
        Map<Long, List<CaseAddress>> addresses = new HashMap<>();
        jdbc.sql("""
                        select id, id as person_id, person_sealed, 0 as merged from case_file where id in (:ids)
                        union all
                        select id, merged_into as person_id, person_sealed, 1 as merged from case_file where merged_into in (:ids)
                        order by merged, id""")
                .param("ids", personIds)
                .query((row, n) -> {
                    HolderFields holder = persons.read(row, "id");
                    return new CaseAddress(row.getLong("id"), row.getLong("person_id"), holder.email(), holder.phone());
                })
                .list()
                .forEach(one -> addresses
                        .computeIfAbsent(one.personId(), any -> new ArrayList<>())
                        .add(one));
        return addresses;
    }

    /** Those of the cases whose address on this way has bounced. */
    Set<Long> bounced(MessageChannel channel, Collection<Long> caseIds) {
        return new HashSet<>(jdbc.sql("""
                        select case_id from contact_mark where channel = :channel and mark = 'BOUNCED' and case_id in (:ids)""")
                .param("channel", channel.name())
                .param("ids", caseIds)
                .query(Long.class)
                .list());
    }

    /** The person whom this number finds, with how many cards. */
    List<Example> example(long incidentId, String caseNumber) {
        return jdbc.sql("""
                        select s.id as person_id, s.case_number, s.person_sealed,
                          (select count(*) from affected_card c join case_file g on g.id = c.case_id
                            where g.id = s.id or g.merged_into = s.id) as cards
                        from case_file f join case_file s on s.id = coalesce(f.merged_into, f.id)
                        where f.incident_id = ? and f.case_number = ?""").params(incidentId, caseNumber).query(this::example).list();
    }

    private Example example(ResultSet row, int number) throws SQLException {
        HolderFields holder = persons.read(row, "person_id");
        return new Example(
                row.getLong("person_id"),
                row.getString("case_number"),
                holder.name(),
                holder.email(),
                holder.phone(),
                row.getInt("cards"));
    }

    /** Any persons, to begin with. */
    List<String> someNumbers(long incidentId, int most) {
        return jdbc.sql("""
                        select case_number from case_file where incident_id = ? and merged_into is null
                        order by case_number limit ?""").params(incidentId, most).query(String.class).list();
    }

    record Example(
            long personId,
            String caseNumber,
            String holderName,
            @Nullable String email,
            @Nullable String phone,
            int cards) {}
}
