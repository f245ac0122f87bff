package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.Masking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of a wave's messages. */
@Repository
class WaveFigureQueries {
    private final JdbcClient jdbc;
    private final SealedPersons persons;

    WaveFigureQueries(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    Map<DeliveryState, Integer> states(long waveId) {
        Map<DeliveryState, Integer> states = new EnumMap<>(DeliveryState.class);
        jdbc.sql("select state, count(*) as messages from delivery where wave_id = ? group by state")
                .param(waveId)
                .query(row -> {
                    states.put(DeliveryState.valueOf(row.getString("state")), row.getInt("messages"));
                });
        return states;
    }

    /** By wave, all waves of the incident in one statement. */
    Map<Long, Map<DeliveryState, Integer>> statesByWave(long incidentId) {
        Map<Long, Map<DeliveryState, Integer>> waves = new HashMap<>();
        jdbc.sql("""
                        select d.wave_id, d.state, count(*) as messages from delivery d
                        where d.wave_id in (select id from wave where incident_id = ?) group by d.wave_id, d.state""").param(incidentId).query(row -> {
            waves.computeIfAbsent(row.getLong("wave_id"), wave -> new EnumMap<>(DeliveryState.class))
                    .put(DeliveryState.valueOf(row.getString("state")), row.getInt("messages"));
        });
        return waves;
    }

    /** By wave; one of whose gifts none was taken is absent. */
    Map<Long, Integer> receivedByWave(long incidentId) {
        Map<Long, Integer> waves = new HashMap<>();
        jdbc.sql("""
                        select dc.wave_id, count(*) as gifts from delivery_card dc join gift g on g.id = dc.gift_id
                        where dc.wave_id in (select id from wave where incident_id = ?) and g.state = 'RECEIVED'
                        group by dc.wave_id""").param(incidentId).query(row -> {
            waves.put(row.getLong("wave_id"), row.getInt("gifts"));
        });
        return waves;
    }

    Map<ExclusionReason, Integer> excluded(long waveId) {
        Map<ExclusionReason, Integer> excluded = new EnumMap<>(ExclusionReason.class);
        jdbc.sql("select reason, count(*) as cases from wave_exclusion where wave_id = ? group by reason")
                .param(waveId)
                .query(row -> {
                    excluded.put(ExclusionReason.valueOf(row.getString("reason")), row.getInt("cases"));
                });
        return excluded;
    }

    /** Asked of the gifts and not of the cards: both sides are read in an index, and no gift is looked up with its sealed code. */
    int received(long incidentId, long waveId) {
        return jdbc.sql("""
                        select count(*) from gift g where g.incident_id = ? and g.state = 'RECEIVED'
                          and g.id in (select dc.gift_id from delivery_card dc where dc.wave_id = ?)""").params(incidentId, waveId).query(Integer.class).single();
    }

    int answered(long waveId) {
        return jdbc.sql("""
                        select count(distinct l.delivery_id) from survey_link l join delivery d on d.id = l.delivery_id
                        where d.wave_id = ? and l.answered_at is not null""").param(waveId).query(Integer.class).single();
    }

    int handedOverSince(long waveId, Instant since) {
        return jdbc.sql("""
                        select count(*) from delivery
                        where wave_id = ? and state in ('SENT', 'DELIVERED', 'BOUNCED') and sent_at >= ?""")
                .params(waveId, Objects.requireNonNull(Tokyo.toColumn(since)))
                .query(Integer.class)
                .single();
    }

    /** The cards that {@link #received} counts. @param after id of the last card before */
    List<ReceivedCard> receivedCards(long waveId, long after, int rows) {
        return jdbc.sql("""
                        select c.id, c.card_ref, f.case_number, f.id as person_id, f.person_sealed, g.state_at
                        from delivery_card dc join gift g on g.id = dc.gift_id join delivery d on d.id = dc.delivery_id
                        join case_file f on f.id = d.case_id join affected_card c on c.id = dc.card_id
                        where dc.wave_id = ? and dc.card_id > ? and g.state = 'RECEIVED' order by dc.card_id limit ?""")
                .params(waveId, after, rows)
                .query((row, n) -> new ReceivedCard(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Masking.name(persons.read(row, "person_id").name()),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class)))))
                .list();
    }

    List<DeliveryLine> page(long waveId, Collection<DeliveryState> states, DeliveryLine.After after, int rows) {
        return page(waveId, states, "", after, rows);
    }

    /** The messages that {@link #answered} counts. */
    List<DeliveryLine> answeredPage(long waveId, DeliveryLine.After after, int rows) {
        return page(
                waveId,
                List.of(),
                " and exists (select 1 from survey_link l where l.delivery_id = x.id and l.answered_at is not null)",
                after,
                rows);
    }

    /** By case, in the order of the key that every wave's messages have. */
    private List<DeliveryLine> page(
            long waveId, Collection<DeliveryState> states, String condition, DeliveryLine.After after, int rows) {
        List<Object> params = new ArrayList<>(List.of(waveId, after.caseId(), after.caseId(), after.part()));
        String of = condition;
        if (!states.isEmpty()) {
            of += " and x.state in ("
                    + String.join(", ", states.stream().map(state -> "?").toList()) + ")";
            states.forEach(state -> params.add(state.name()));
        }
        params.add(rows);
        // the page is found in the key alone; joined with the persons before, MariaDB would sort all of the wave
        return jdbc.sql("""
                        select d.id, d.case_id, d.part, d.channel, f.case_number, f.person_sealed, d.state, d.state_at,
                          d.sent_at, d.attempts, d.code, d.cause,
                          (select count(*) from delivery_card dc where dc.delivery_id = d.id) as cards
                        from (
                          select x.id from delivery x
                          where x.wave_id = ? and x.case_id >= ? and (x.case_id > ? or x.part > ?)""" + of + """

                          order by x.case_id, x.part limit ?) p
                        join delivery d on d.id = p.id join case_file f on f.id = d.case_id
                        order by d.case_id, d.part""")
                .params(params)
                .query((row, n) -> {
                    boolean mail = MessageChannel.valueOf(row.getString("channel")) == MessageChannel.EMAIL;
                    HolderFields holder = persons.read(row, "case_id");
                    String address = mail ? holder.email() : holder.phone();
                    return new DeliveryLine(
                            row.getLong("id"),
                            row.getLong("case_id"),
                            row.getLong("part"),
                            row.getString("case_number"),
                            Masking.name(holder.name()),
                            address == null ? null : mail ? Masking.email(address) : Masking.phone(address),
                            row.getInt("cards"),
                            DeliveryState.valueOf(row.getString("state")),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class))),
                            Tokyo.fromColumn(row.getObject("sent_at", LocalDateTime.class)),
                            row.getInt("attempts"),
                            row.getString("code"),
                            row.getString("cause"));
                })
                .list();
    }

    List<DeliveryAttempt> attempts(long deliveryId) {
        return jdbc.sql("""
                        select number, happened_at, outcome, code, answer from delivery_attempt
                        where delivery_id = ? order by number""")
                .param(deliveryId)
                .query((row, n) -> new DeliveryAttempt(
                        row.getInt("number"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("happened_at", LocalDateTime.class))),
                        row.getString("outcome"),
                        row.getString("code"),
                        row.getString("answer")))
                .list();
    }
}
