package jp.madoguchi.outreach.sending;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of messages that were given up. */
@Repository
class FailedStore {
    private final JdbcClient jdbc;
    private final SealedPersons persons;

    FailedStore(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    int count(long incidentId) {
        return jdbc.sql("select count(*) from delivery where incident_id = ? and state = 'FAILED'")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    List<FailedMessage> page(long incidentId, long after, int most) {
        return jdbc.sql("""
                        select d.id, w.number, c.case_number, d.channel,
                          c.id as person_id, c.person_sealed, d.state_at, d.code, d.cause, d.attempts
                        from delivery d join case_file c on c.id = d.case_id left join wave w on w.id = d.wave_id
                        where d.state = 'FAILED' and d.incident_id = ? and d.id > ? order by d.id limit ?""")
                .params(incidentId, after, most)
                .query((row, n) -> {
                    MessageChannel channel = MessageChannel.valueOf(row.getString(4));
                    return new FailedMessage(
                            row.getLong(1),
                            (Integer) row.getObject(2),
                            row.getString(3),
                            channel,
                            UncertainStore.masked(channel, persons.read(row, "person_id")),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class))),
                            row.getString("code"),
                            row.getString("cause"),
                            row.getInt("attempts"));
                })
                .list();
    }

    /** The latest wave first. */
    List<FailedOfWave> waves(long incidentId) {
        return jdbc.sql("""
                        select w.id, w.number, w.state, count(*) as messages from delivery d join wave w on w.id = d.wave_id
                        where d.incident_id = ? and d.state = 'FAILED'
                        group by w.id, w.number, w.state order by w.number desc""")
                .param(incidentId)
                .query((row, n) -> new FailedOfWave(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(4),
                        row.getString(3).equals("STOPPED")))
                .list();
    }

    List<Long> ofWave(long incidentId, long waveId) {
        return jdbc.sql(
                        "select id from delivery where wave_id = ? and incident_id = ? and state = 'FAILED' order by id")
                .params(waveId, incidentId)
                .query(Long.class)
                .list();
    }
}
