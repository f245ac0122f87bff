package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of opt-outs. A mark is on the case that was named; it holds for the whole person, as {@link AudienceQueries} reads it. */
@Repository
class OptOutStore implements SealedColumns {
    static final SealedColumn REASON = new SealedColumn("opt_out_step", "reason_sealed");

    private final JdbcClient jdbc;
    private final SealedPersons persons;
    private final FieldCipher cipher;

    OptOutStore(JdbcClient jdbc, SealedPersons persons, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON);
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
                        select k.case_id, f.case_number, f.person_sealed, k.channel, k.step_id, s.reason_sealed, k.made_by, k.made_at
                        from contact_mark k join case_file f on f.id = k.case_id left join opt_out_step s on s.id = k.step_id
                        where k.mark = 'OPTED_OUT' and f.incident_id = ? order by k.made_at desc, k.case_id limit ?""")
                .params(incidentId, most)
                .query((row, n) -> new OptOut(
                        row.getLong("step_id"),
                        row.getLong("case_id"),
                        row.getString("case_number"),
                        Masking.name(persons.read(row, "case_id").name()),
                        MessageChannel.valueOf(row.getString("channel")),
                        reason(row.getLong("step_id"), row.getBytes("reason_sealed")),
                        row.getString("made_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class)))))
                .list();
    }

    int count(long incidentId) {
        return jdbc.sql("""
                        select count(*) from contact_mark k join case_file f on f.id = k.case_id
                        where k.mark = 'OPTED_OUT' and f.incident_id = ?""").param(incidentId).query(Integer.class).single();
    }

    private String reason(long step, byte @Nullable [] sealed) {
        return Objects.requireNonNullElse(REASON.open(cipher, step, sealed), "");
    }

    void add(long caseId, MessageChannel channel, String reason, String by, Instant at) {
        long step = Ids.next();
        jdbc.sql("""
                        insert into contact_mark (case_id, channel, mark, step_id, made_by, made_at)
                        values (?, ?, 'OPTED_OUT', ?, ?, ?)""")
                .params(Arrays.asList(caseId, channel.name(), step, by, Tokyo.toColumn(at)))
                .update();
        addStep(step, caseId, channel, OptOutStep.Kind.OPTED_OUT, reason, by, at);
    }

    boolean remove(long caseId, MessageChannel channel, String reason, String by, Instant at) {
        int removed = jdbc.sql("delete from contact_mark where case_id = ? and channel = ? and mark = 'OPTED_OUT'")
                .params(caseId, channel.name())
                .update();
        if (removed == 1) {
            addStep(Ids.next(), caseId, channel, OptOutStep.Kind.REMOVED, reason, by, at);
        }
        return removed == 1;
    }

    /** What stays on record of it, whatever is noted later. */
    private void addStep(
            long id, long caseId, MessageChannel channel, OptOutStep.Kind kind, String reason, String by, Instant at) {
        jdbc.sql("insert into opt_out_step (id, case_id, channel, step, reason_sealed, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id,
                        caseId,
                        channel.name(),
                        kind.name(),
                        REASON.seal(cipher, id, reason),
                        by,
                        Tokyo.toColumn(at)))
                .update();
    }

    /** All of these cases. */
    List<OptOutStep> steps(Collection<Long> caseIds) {
        return jdbc.sql("select id, channel, step, reason_sealed, made_at from opt_out_step where case_id in (:ids)"
                        + " order by id")
                .param("ids", caseIds)
                .query((row, n) -> new OptOutStep(
                        OptOutStep.Kind.valueOf(row.getString("step")),
                        MessageChannel.valueOf(row.getString("channel")),
                        reason(row.getLong("id"), row.getBytes("reason_sealed")),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class)))))
                .list();
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
