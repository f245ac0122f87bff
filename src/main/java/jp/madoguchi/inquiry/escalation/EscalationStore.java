package jp.madoguchi.inquiry.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of escalations: one statement for the heads of a page, one for the entries of all of them. */
@Repository
class EscalationStore implements SealedColumns {
    private static final SealedColumn TEXT = new SealedColumn("escalation_entry", "text_sealed");

    private static final String HEAD = """
            select e.id, e.incident_id, e.inquiry_id, e.state, e.urgency, e.due_at, e.asked_by, e.asked_at, e.entries,
              i.category_id, i.case_id, i.sealed_caller
            from escalation e join inquiry i on i.id = e.inquiry_id
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SealedInquiryColumns sealed;

    EscalationStore(JdbcClient jdbc, FieldCipher cipher, SealedInquiryColumns sealed) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.sealed = sealed;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(TEXT);
    }

    /** An escalation without its entries. */
    record Head(
            long id,
            long incidentId,
            long inquiryId,
            EscalationState state,
            Urgency urgency,
            Instant dueAt,
            String askedBy,
            Instant askedAt,
            int entries,
            long categoryId,
            @Nullable Long caseId,
            @Nullable String caller) {
        Escalation with(Concerned concerned, List<EscalationEntry> thread) {
            return new Escalation(
                    id, inquiryId, state, urgency, dueAt, askedBy, askedAt, categoryId, concerned, thread);
        }
    }

    /** What is asked about. */
    record Asked(long inquiryId, long incidentId) {}

    Optional<Asked> inquiry(long inquiryId) {
        return jdbc.sql("select id as inquiry_id, incident_id from inquiry where id = ?")
                .param(inquiryId)
                .query(Asked.class)
                .optional();
    }

    Optional<Head> asked(String submissionKey, String user) {
        return jdbc.sql(HEAD + "where e.submission_key = ? and e.asked_by = ?")
                .params(submissionKey, user)
                .query(this::head)
                .optional();
    }

    Optional<Head> byId(long id) {
        return jdbc.sql(HEAD + "where e.id = ?").param(id).query(this::head).optional();
    }

    List<Head> byInquiry(long inquiryId) {
        return jdbc.sql(HEAD + "where e.inquiry_id = ? order by e.asked_at, e.id")
                .param(inquiryId)
                .query(this::head)
                .list();
    }

    /** The open ones; those come first that whoever reads them is to go on with, of these the earliest due. */
    List<Head> open(long incidentId, String firstColumn, String firstValue, int offset, int limit) {
        return jdbc.sql(HEAD
                        + "where e.incident_id = :incident and e.state in (:states) order by case when e." + firstColumn
                        + " = :first then 0 else 1 end, e.due_at, e.id limit :limit offset :offset")
                .param("incident", incidentId)
                .param("states", EscalationState.names(true))
                .param("first", firstValue)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::head)
                .list();
    }

    /** Those that nobody has to go on with, the latest first. */
    List<Head> closed(long incidentId, int offset, int limit) {
        return jdbc.sql(HEAD
                        + "where e.incident_id = :incident and e.state in (:states)"
                        + " order by e.changed_at desc, e.id desc limit :limit offset :offset")
                .param("incident", incidentId)
                .param("states", EscalationState.names(false))
                .param("limit", limit)
                .param("offset", offset)
                .query(this::head)
                .list();
    }

    EscalationCounts counts(long incidentId, Instant now) {
        return jdbc.sql("""
                        select count(*) as in_all,
                          coalesce(sum(case when state = 'ASKED' then 1 else 0 end), 0) as waiting,
                          coalesce(sum(case when state = 'ASKED' and due_at < :now then 1 else 0 end), 0) as overdue
                        from escalation where incident_id = :incident and state in (:states)""")
                .param("incident", incidentId)
                .param("states", EscalationState.names(true))
                .param("now", Tokyo.toColumn(now))
                .query((row, n) ->
                        new EscalationCounts(row.getInt("in_all"), row.getInt("waiting"), row.getInt("overdue")))
                .single();
    }

    /** What is in one of the states, asked by this user or by anybody. */
    List<EscalationSignal> signals(long incidentId, List<EscalationState> states, @Nullable String askedBy, int most) {
        List<Object> params = new ArrayList<>(List.of(incidentId));
        states.forEach(state -> params.add(state.name()));
        String marks = String.join(", ", states.stream().map(state -> "?").toList());
        if (askedBy != null) {
            params.add(askedBy);
        }
        params.add(most);
        return jdbc.sql("select id, inquiry_id, state, entries from escalation where incident_id = ? and state in ("
                        + marks + ")" + (askedBy == null ? "" : " and asked_by = ?") + " order by due_at, id limit ?")
                .params(params)
                .query((row, n) -> new EscalationSignal(
                        row.getLong("id"),
                        row.getLong("inquiry_id"),
                        EscalationState.valueOf(row.getString("state")),
                        row.getInt("entries")))
                .list();
    }

    /** The incidents in which something open has fallen due after one moment and up to another. */
    List<Long> incidentsDue(Instant after, Instant until) {
        return jdbc.sql("select distinct incident_id from escalation where state in (:states)"
                        + " and due_at > :after and due_at <= :until")
                .param("states", EscalationState.names(true))
                .param("after", Tokyo.toColumn(after))
                .param("until", Tokyo.toColumn(until))
                .query(Long.class)
                .list();
    }

    /** Whom they are about, each once. */
    static List<Long> cases(List<Head> heads) {
        return heads.stream()
                .map(Head::caseId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    Map<Long, List<EscalationEntry>> threads(List<Head> heads) {
        Map<Long, List<EscalationEntry>> threads = new HashMap<>();
        if (!heads.isEmpty()) {
            jdbc.sql("""
                            select id, escalation_id, number, step, text_sealed, author, written_at, happened_at from escalation_entry
                            where escalation_id in (:ids) order by escalation_id, number""").param("ids", heads.stream().map(Head::id).toList()).query(row -> {
                threads.computeIfAbsent(row.getLong("escalation_id"), id -> new ArrayList<>())
                        .add(entry(row));
            });
        }
        return threads;
    }

    /** Begins an escalation with its question. */
    void begin(Head head, String submissionKey, EscalationEntry question) {
        jdbc.sql("""
                        insert into escalation (id, incident_id, inquiry_id, state, urgency, due_at, asked_by, asked_at,
                          changed_at, entries, submission_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        head.id(),
                        head.incidentId(),
                        head.inquiryId(),
                        head.state().name(),
                        head.urgency().name(),
                        Tokyo.toColumn(head.dueAt()),
                        head.askedBy(),
                        Tokyo.toColumn(head.askedAt()),
                        Tokyo.toColumn(head.askedAt()),
                        1,
                        submissionKey))
                .update();
        write(head.id(), question);
    }

    /** Adds an entry, unless there are more by now than whoever wrote it has seen. */
    boolean goOn(long id, EscalationState state, Instant dueAt, EscalationEntry entry) {
        boolean first = jdbc.sql("update escalation set state = ?, due_at = ?, changed_at = ?, entries = ?"
                                + " where id = ? and entries = ?")
                        .params(Arrays.asList(
                                state.name(),
                                Tokyo.toColumn(dueAt),
                                Tokyo.toColumn(entry.writtenAt()),
                                entry.number(),
                                id,
                                entry.number() - 1))
                        .update()
                == 1;
        if (first) {
            write(id, entry);
        }
        return first;
    }

    private void write(long escalationId, EscalationEntry entry) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into escalation_entry (id, escalation_id, number, step, text_sealed, author, written_at, happened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        escalationId,
                        entry.number(),
                        entry.step().name(),
                        TEXT.seal(cipher, id, entry.text()),
                        entry.author(),
                        Tokyo.toColumn(entry.writtenAt()),
                        Tokyo.toColumn(entry.happenedAt())))
                .update();
    }

    private Head head(ResultSet row, int n) throws SQLException {
        return new Head(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getLong("inquiry_id"),
                EscalationState.valueOf(row.getString("state")),
                Urgency.valueOf(row.getString("urgency")),
                instant(row, "due_at"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                row.getInt("entries"),
                row.getLong("category_id"),
                row.getObject("case_id", Long.class),
                sealed.caller(row.getLong("inquiry_id"), row));
    }

    private EscalationEntry entry(ResultSet row) throws SQLException {
        return new EscalationEntry(
                row.getInt("number"),
                EscalationStep.valueOf(row.getString("step")),
                TEXT.open(cipher, row.getLong("id"), row.getBytes("text_sealed")),
                row.getString("author"),
                instant(row, "written_at"),
                Tokyo.fromColumn(row.getObject("happened_at", LocalDateTime.class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
