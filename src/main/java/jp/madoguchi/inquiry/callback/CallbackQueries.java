package jp.madoguchi.inquiry.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.inquiry.CallbackPromised;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of promised calls. */
@Repository
class CallbackQueries implements SealedColumns {
    private static final SealedColumn PHONE = new SealedColumn("callback", "phone_sealed");
    private static final SealedColumn NOTE = new SealedColumn("callback", "note_sealed");
    private static final SealedColumn ATTEMPT_NOTE = new SealedColumn("callback_attempt", "note_sealed");

    private static final String CALLBACKS = """
            select b.id, b.inquiry_id, b.case_id, b.phone_sealed, f.case_number, f.person_sealed,
              i.category_id, i.topic_id, i.sealed_summary, b.due_at, b.person, b.promised_by, b.promised_at, b.state, b.attempts,
              b.closed_by, b.closed_at, b.note_sealed, b.kept_in
            from callback b join inquiry i on i.id = b.inquiry_id left join case_file f on f.id = b.case_id
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SealedInquiryColumns sealed;
    private final SealedPersons persons;

    CallbackQueries(JdbcClient jdbc, FieldCipher cipher, SealedInquiryColumns sealed, SealedPersons persons) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.sealed = sealed;
        this.persons = persons;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(PHONE, NOTE, ATTEMPT_NOTE);
    }

    long add(CallbackPromised promise) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into callback (id, incident_id, inquiry_id, case_id, phone_sealed, due_at, person, promised_by, promised_at,
                          state, attempts)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0)""")
                .params(Arrays.asList(
                        id,
                        promise.incidentId(),
                        promise.inquiryId(),
                        promise.caseId(),
                        PHONE.seal(cipher, id, promise.caller()),
                        Tokyo.toColumn(promise.dueAt()),
                        promise.person(),
                        promise.promisedBy(),
                        Tokyo.toColumn(promise.promisedAt())))
                .update();
        return id;
    }

    /** A promise that was given up or withdrawn is made once more; any other stays as it is. */
    void reopen(long id, CallbackPromised promise) {
        jdbc.sql("""
                        update callback set phone_sealed = ?, due_at = ?, person = ?, promised_by = ?, promised_at = ?, state = 'WAITING',
                          closed_by = null, closed_at = null, note_sealed = null
                        where id = ? and state in ('GIVEN_UP', 'WITHDRAWN')""")
                .params(Arrays.asList(
                        PHONE.seal(cipher, id, promise.caller()),
                        Tokyo.toColumn(promise.dueAt()),
                        promise.person(),
                        promise.promisedBy(),
                        Tokyo.toColumn(promise.promisedAt()),
                        id))
                .update();
    }

    /** Those due first come first. */
    List<Callback> waiting(long incidentId, int most) {
        return read(
                "where b.incident_id = ? and b.state = 'WAITING' order by b.due_at, b.id limit ?", incidentId, most);
    }

    /** The same, of one person's and those of whoever has time. */
    List<Callback> waitingFor(long incidentId, String user, int most) {
        return read(
                "where b.incident_id = ? and b.state = 'WAITING' and (b.person is null or b.person = ?)"
                        + " order by b.due_at, b.id limit ?",
                incidentId,
                user,
                most);
    }

    /** Whom a call is to reach; false where nothing has changed. */
    boolean setPerson(long id, @Nullable Long caseId) {
        return jdbc.sql("update callback set case_id = ? where id = ?")
                        .params(Arrays.asList(caseId, id))
                        .update()
                > 0;
    }

    /** Of each incident one of those whose time has come since; who shows calls then reads them all. */
    List<CallbackChanged> dueBetween(Instant after, Instant until) {
        return jdbc.sql("""
                        select incident_id, min(id) as id from callback
                        where state = 'WAITING' and due_at >= ? and due_at < ? group by incident_id""")
                .params(Arrays.asList(Tokyo.toColumn(after), Tokyo.toColumn(until)))
                .query((row, n) -> new CallbackChanged(row.getLong("incident_id"), row.getLong("id")))
                .list();
    }

    /** The last closed first. */
    List<Callback> closed(long incidentId, int most) {
        return read(
                "where b.incident_id = ? and b.state <> 'WAITING' order by b.closed_at desc, b.id desc limit ?",
                incidentId,
                most);
    }

    Optional<Callback> find(long incidentId, long id) {
        return read("where b.incident_id = ? and b.id = ?", incidentId, id).stream()
                .findFirst();
    }

    Optional<Callback> promisedIn(long inquiryId) {
        return read("where b.inquiry_id = ?", inquiryId).stream().findFirst();
    }

    Optional<Callback> keptIn(long inquiryId) {
        return read("where b.kept_in = ?", inquiryId).stream().findFirst();
    }

    List<Callback> ofCases(long incidentId, List<Long> caseIds) {
        return jdbc.sql(
                        CALLBACKS
                                + "where b.incident_id = :incident and b.case_id in (:cases) order by b.promised_at desc, b.id desc")
                .param("incident", incidentId)
                .param("cases", caseIds)
                .query(this::callback)
                .list();
    }

    /** Those promised to the persons of these cases or in these inquiries. */
    List<Callback> ofPerson(long incidentId, List<Long> caseIds, List<Long> inquiryIds) {
        if (inquiryIds.isEmpty()) {
            return ofCases(incidentId, caseIds);
        }
        return jdbc.sql(CALLBACKS + """
                        where b.incident_id = :incident and (b.case_id in (:cases) or b.inquiry_id in (:inquiries))
                        order by b.promised_at desc, b.id desc""")
                .param("incident", incidentId)
                .param("cases", caseIds)
                .param("inquiries", inquiryIds)
                .query(this::callback)
                .list();
    }

    /** An attempt to call. */
    record Attempt(Instant at, boolean reached, @Nullable String note) {}

    /** The first one first. */
    List<Attempt> attempts(long callbackId) {
        return jdbc.sql("""
                        select id, tried_at, reached, note_sealed from callback_attempt
                        where callback_id = ? order by tried_at, id""")
                .param(callbackId)
                .query((row, n) -> new Attempt(
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("tried_at", LocalDateTime.class))),
                        row.getBoolean("reached"),
                        ATTEMPT_NOTE.open(cipher, row.getLong("id"), row.getBytes("note_sealed"))))
                .list();
    }

    CallbackCounts counts(long incidentId, Instant now, String user) {
        return jdbc.sql("""
                        select count(*) as waiting,
                          coalesce(sum(case when due_at < ? then 1 else 0 end), 0) as overdue,
                          coalesce(sum(case when person is null or person = ? then 1 else 0 end), 0) as mine
                        from callback where incident_id = ? and state = 'WAITING'""")
                .params(Arrays.asList(Tokyo.toColumn(now), user, incidentId))
                .query(CallbackCounts.class)
                .single();
    }

    KeptPromises kept(long incidentId, Instant from, Instant before) {
        return jdbc.sql("""
                        select count(*) as promised, coalesce(sum(case when state = 'REACHED' then 1 else 0 end), 0) as reached
                        from callback
                        where incident_id = ? and promised_at >= ? and promised_at < ? and state <> 'WITHDRAWN'""")
                .params(Arrays.asList(incidentId, Tokyo.toColumn(from), Tokyo.toColumn(before)))
                .query(KeptPromises.class)
                .single();
    }

    /** False where it no longer waits, or somebody else has it by now. */
    boolean hand(long id, @Nullable String from, @Nullable String to) {
        List<@Nullable Object> params = new ArrayList<>(Arrays.asList(to, id));
        if (from != null) {
            params.add(from);
        }
        return jdbc.sql("update callback set person = ? where id = ? and state = 'WAITING' and person "
                                + (from == null ? "is null" : "= ?"))
                        .params(params)
                        .update()
                > 0;
    }

    /** False where it no longer waits. */
    boolean putOff(long id, Instant due, String note) {
        return jdbc.sql("""
                                update callback set attempts = attempts + 1, due_at = ?, note_sealed = ?
                                where id = ? and state = 'WAITING'""")
                        .params(Arrays.asList(Tokyo.toColumn(due), NOTE.seal(cipher, id, kept(note)), id))
                        .update()
                > 0;
    }

    /** False where it no longer waits. */
    boolean close(long id, CallbackState state, String note, String user, Instant now) {
        return jdbc.sql("""
                                update callback set state = ?, note_sealed = ?, closed_by = ?, closed_at = ?
                                where id = ? and state = 'WAITING'""")
                        .params(Arrays.asList(
                                state.name(), NOTE.seal(cipher, id, kept(note)), user, Tokyo.toColumn(now), id))
                        .update()
                > 0;
    }

    /** Links what was logged of the call; false where there is no such callback, or something is linked already. */
    boolean link(long incidentId, long id, long inquiryId) {
        return jdbc.sql("""
                                update callback set kept_in = ?
                                where incident_id = ? and id = ? and state = 'REACHED' and kept_in is null""").params(Arrays.asList(inquiryId, incidentId, id)).update() > 0;
    }

    void addAttempt(long callbackId, boolean reached, String note, String user, Instant now) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into callback_attempt (id, callback_id, tried_by, tried_at, reached, note_sealed)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id, callbackId, user, Tokyo.toColumn(now), reached, ATTEMPT_NOTE.seal(cipher, id, kept(note))))
                .update();
    }

    private List<Callback> read(String condition, Object... params) {
        return jdbc.sql(CALLBACKS + condition)
                .params(params)
                .query(this::callback)
                .list();
    }

    private static @Nullable String kept(String note) {
        return note.isBlank() ? null : note.strip();
    }

    private Callback callback(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        HolderFields holder = row.getBytes("person_sealed") == null ? null : persons.read(row, "case_id");
        String said = PHONE.open(cipher, id, row.getBytes("phone_sealed"));
        return new Callback(
                id,
                row.getLong("inquiry_id"),
                row.getObject("case_id", Long.class),
                said == null && holder != null ? holder.phone() : said,
                row.getString("case_number"),
                holder == null ? null : holder.name(),
                row.getLong("category_id"),
                row.getObject("topic_id", Long.class),
                sealed.summary(row.getLong("inquiry_id"), row),
                instant(row, "due_at"),
                row.getString("person"),
                row.getString("promised_by"),
                instant(row, "promised_at"),
                CallbackState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("closed_by"),
                Tokyo.fromColumn(row.getObject("closed_at", LocalDateTime.class)),
                NOTE.open(cipher, id, row.getBytes("note_sealed")),
                row.getObject("kept_in", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
