package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.Masking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of opt-outs. A mark is on the case that was named; it holds for the whole person, as {@link AudienceQueries} reads it. */
@Repository
class OptOutStore {
    private final JdbcClient jdbc;
    private final SealedPersons persons;

    OptOutStore(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    record Person(long id, String caseNumber) {}

    /** The case that stands for the one with this number. */
    Optional<Person> person(long incidentId, String caseNumber) {
        return jdbc.sql("""
                        select s.id, s.case_number from case_file f join case_file s on s.id = coalesce(f.merged_into, f.id)
                        where f.incident_id = ? and f.case_number = ?""").params(incidentId, caseNumber).query(Person.class).optional();
    }

    Optional<Person> byId(long incidentId, long caseId) {
        return jdbc.sql("select id, case_number from case_file where incident_id = ? and id = ?")
                .params(incidentId, caseId)
                .query(Person.class)
                .optional();
    }

    List<OptOut> optOuts(long incidentId, int most) {
        return jdbc.sql("""
                        select k.case_id, f.case_number, f.person_sealed, k.channel, k.cause, k.made_by, k.made_at
                        from contact_mark k join case_file f on f.id = k.case_id
                        where k.mark = 'OPTED_OUT' and f.incident_id = ? order by k.made_at desc, k.case_id limit ?""")
                .params(incidentId, most)
                .query((row, n) -> new OptOut(
                        row.getLong("case_id"),
                        row.getString("case_number"),
                        Masking.name(persons.read(row, "case_id").name()),
                        MessageChannel.valueOf(row.getString("channel")),
                        Objects.requireNonNullElse(row.getString("cause"), ""),
                        row.getString("made_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class)))))
                .list();
    }

    int count(long incidentId) {
        return jdbc.sql("""
                        select count(*) from contact_mark k join case_file f on f.id = k.case_id
                        where k.mark = 'OPTED_OUT' and f.incident_id = ?""").param(incidentId).query(Integer.class).single();
    }

    void add(long caseId, MessageChannel channel, String reason, String by, Instant at) {
        jdbc.sql("""
                        insert into contact_mark (case_id, channel, mark, cause, made_by, made_at)
                        values (?, ?, 'OPTED_OUT', ?, ?, ?)""")
                .params(Arrays.asList(caseId, channel.name(), reason, by, Tokyo.toColumn(at)))
                .update();
    }

    boolean remove(long caseId, MessageChannel channel) {
        return jdbc.sql("delete from contact_mark where case_id = ? and channel = ? and mark = 'OPTED_OUT'")
                        .params(caseId, channel.name())
                        .update()
                == 1;
    }

    int stopWaiting(long personId, MessageChannel channel, Instant at) {
        return jdbc.sql("""
                        update delivery set state = 'STOPPED', state_at = ?, cause = 'opt-out'
                        where channel = ? and state = 'QUEUED' and wave_id is not null
                          and case_id in (select id from case_file where id = ? or merged_into = ?)""")
                .params(Arrays.asList(Tokyo.toColumn(at), channel.name(), personId, personId))
                .update();
    }
}
