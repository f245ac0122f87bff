package jp.madoguchi.outreach.sending;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the page of the sending. */
@Repository
class OverviewStore {
    private final JdbcClient jdbc;
    private final SealedPersons persons;

    OverviewStore(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    SendingOverview.Counts counts(long incidentId) {
        Map<DeliveryState, Integer> counts = new EnumMap<>(DeliveryState.class);
        jdbc.sql("select state, count(*) from delivery where incident_id = ? group by state")
                .param(incidentId)
                .query((row, n) -> counts.put(DeliveryState.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return new SendingOverview.Counts(counts);
    }

    /** Those that are tried again first come first. */
    List<SendingOverview.Waiting> waiting(long incidentId, int most) {
        return jdbc.sql("""
                        select d.id, w.number, c.case_number, d.channel,
                          c.id as person_id, c.person_sealed, d.code, d.cause, d.attempts, d.due_at
                        from delivery d join case_file c on c.id = d.case_id left join wave w on w.id = d.wave_id
                        where d.state = 'QUEUED' and d.incident_id = ? and d.attempts > 0
                        order by d.due_at, d.id limit ?""")
                .params(incidentId, most)
                .query((row, n) -> new SendingOverview.Waiting(
                        row.getLong(1),
                        (Integer) row.getObject(2),
                        row.getString(3),
                        UncertainStore.masked(MessageChannel.valueOf(row.getString(4)), persons.read(row, "person_id")),
                        row.getString("code"),
                        row.getString("cause"),
                        row.getInt("attempts"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("due_at", LocalDateTime.class)))))
                .list();
    }

    /** The latest first. */
    List<SendingOverview.Bounce> bounces(long incidentId, int most) {
        return jdbc.sql("""
                        select d.id, w.number, c.case_number, d.channel,
                          c.id as person_id, c.person_sealed, d.code, d.cause, d.state_at
                        from delivery d join case_file c on c.id = d.case_id left join wave w on w.id = d.wave_id
                        where d.state in ('BOUNCED', 'FAILED') and d.incident_id = ?
                        order by d.state_at desc, d.id desc limit ?""")
                .params(incidentId, most)
                .query((row, n) -> new SendingOverview.Bounce(
                        row.getLong(1),
                        (Integer) row.getObject(2),
                        row.getString(3),
                        UncertainStore.masked(MessageChannel.valueOf(row.getString(4)), persons.read(row, "person_id")),
                        row.getString("code"),
                        row.getString("cause"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class)))))
                .list();
    }
}
