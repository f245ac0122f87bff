package jp.madoguchi.privacy.retention;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.TestKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Canaries of a person in every field that may hold one, and the search for them in the whole database. */
final class Traces {
    /** Stands where keyed hashes of a person's number or address do. */
    private static final long KEY = 905_550_123_490_555_000L;

    /** What the canaries look like: a name, a kana, an address, a number and a note that occur nowhere else. */
    static final List<String> CANARIES = List.of(
            "金糸雀",
            "カナリア",
            "canary@example.jp",
            "09055501234",
            "090-5550-1234",
            "canarycode",
            "-5550",
            // an amount, which has no zero in front
            "9055501234",
            String.valueOf(KEY / 1000));

    static long key(String caseNumber) {
        return KEY + Long.parseLong(caseNumber.substring(1));
    }

    /** Stands where encrypted values do: what isn't emptied is found by it. */
    private static final byte[] SAID = "金糸雀 090-5550-1234".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Incident incident;

    Traces(JdbcClient jdbc, Incident incident) {
        this.jdbc = jdbc;
        this.incident = incident;
    }

    private void insert(String sql, Object... values) {
        Object[] columns = Arrays.stream(values)
                .map(value -> value instanceof Instant at ? Tokyo.toColumn(at) : value)
                .toArray();
        jdbc.sql(sql).params(Arrays.asList(columns)).update();
    }

    /** @return the id of the case */
    long leave(String number, Instant at) {
        long caseId = Ids.next();
        LocalDateTime column = Tokyo.toColumn(at);
        insert("""
                insert into case_file (id, incident_id, case_number, person_sealed, identity_key, phone_key, has_email, has_mobile, name_length)
                values (?, ?, ?, ?, ?, ?, true, true, 6)""", caseId, incident.id(), number, SAID, "canarycode-" + number, key(number));
        insert("""
                insert into case_blind (case_id, incident_id, case_number, b0, b1, b2, b3, b4, b5, b6, b7)
                values (?, ?, ?, ?, 1, 1, 1, 1, 1, 1, 1)""", caseId, incident.id(), "|" + number + "|", key(number));
        insert("""
                insert into case_match (case_id, incident_id, email, phone, name_email, name_phone, name_head, name_tail)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", caseId, incident.id(), key(number), KEY, KEY, KEY, KEY, KEY);
        insert(
                "insert into case_closing (case_id, reason_sealed, closed_by, closed_at) values (?, ?, 'op', ?)",
                caseId,
                SAID,
                column);
        insert("""
                insert into case_closing_step (id, case_id, step, reason_sealed, made_by, made_at) values (?, ?, 'CLOSED', ?, 'op', ?)""", Ids.next(), caseId, SAID, column);
        insert("""
                insert into contact_mark (case_id, channel, mark, cause, made_by, made_at)
                values (?, 'EMAIL', 'BOUNCED', 'canary@example.jp', 'op', ?)""", caseId, column);
        insert("""
                insert into opt_out_step (id, case_id, channel, step, reason_sealed, made_by, made_at)
                values (?, ?, 'EMAIL', 'REMOVED', ?, 'op', ?)""", Ids.next(), caseId, SAID, column);
        insert(
                "insert into contact_former (case_id, channel, address_key) values (?, 'EMAIL', ?)",
                caseId,
                key(number));
        long inquiry = inquiry(caseId, number, at);
        insert("""
                insert into callback (id, incident_id, inquiry_id, case_id, phone_sealed, due_at, promised_by, promised_at, state,
                  attempts, note_sealed) values (?, ?, ?, ?, ?, ?, 'op', ?, 'OPEN', 1, ?)""", inquiry, incident.id(), inquiry, caseId, SAID, at, at, SAID);
        insert("""
                insert into callback_attempt (id, callback_id, tried_by, tried_at, reached, note_sealed)
                values (?, ?, 'op', ?, false, ?)""", Ids.next(), inquiry, at, SAID);
        insert("""
                insert into escalation (id, incident_id, inquiry_id, state, urgency, due_at, asked_by, asked_at, changed_at, entries,
                  submission_key) values (?, ?, ?, 'OPEN', 'NORMAL', ?, 'op', ?, ?, 1, ?)""", inquiry, incident.id(), inquiry, at, at, at, "s" + number);
        insert("""
                insert into escalation_entry (id, escalation_id, number, step, text_sealed, author, written_at)
                values (?, ?, 1, 'ASKED', ?, 'op', ?)""", Ids.next(), inquiry, SAID, at);
        long draft = Ids.next();
        insert(
                """
                insert into inquiry_draft (id, submission_key, user_name, incident_id, case_id, sealed_caller, sealed_summary,
                  sealed_particulars, revision, kept_at)
                values (?, ?, 'op', ?, ?, ?, ?, ?, 1, ?)""",
                draft,
                "d" + number,
                incident.id(),
                caseId,
                caller("inquiry_draft", "sealed_caller", draft),
                SAID,
                SAID,
                at);
        insert("""
                insert into case_merge (id, incident_id, survivor_id, merged_id, merged_at, merged_by, reason_sealed, undo_reason_sealed)
                values (?, ?, ?, ?, ?, 'op', ?, ?)""", Ids.next(), incident.id(), caseId, caseId, at, SAID, SAID);
        insert(
                "insert into saved_filter (id, user_name, name_sealed, name_key, query_sealed) values (?, 'op', ?, ?, ?)",
                Ids.next(),
                SAID,
                "canarycode" + number,
                SAID);
        insert("""
                insert into export_request (id, kind, scope_hash, row_count, reason_sealed, state, requested_by, requested_by_name,
                  requested_at, remark_sealed, what_ja_sealed, what_en_sealed)
                values (?, 'inquiry.list.title', ?, 1, ?, 'REFUSED', 'op', 'op', ?, ?, ?, ?)""", Ids.next(), "h" + number, SAID, at, SAID, SAID, SAID);
        regulatorFile(number, at);
        long answered = Ids.next();
        insert(
                """
                insert into call_record (id, incident_id, call_id, received_at, answered_at, ended_at, trunk, caller_sealed, caller_key, agent,
                  result, call_date) values (?, ?, ?, ?, ?, ?, '0120', ?, ?, 'op05', 'ANSWERED', ?)""",
                answered,
                incident.id(),
                "call-" + number,
                at,
                at.plusSeconds(5),
                at.plusSeconds(90),
                caller("call_record", answered),
                key(number),
                Tokyo.day(at));
        for (int i = 0; i < 2; i++) {
            long busy = Ids.next();
            insert(
                    """
                    insert into call_record (id, incident_id, call_id, received_at, ended_at, trunk, caller_sealed, caller_key, result,
                      call_date) values (?, ?, ?, ?, ?, '0120', ?, ?, 'BUSY', ?)""",
                    busy,
                    incident.id(),
                    "busy-" + number + i,
                    at.plusSeconds(600 + i),
                    at.plusSeconds(610),
                    caller("call_record", busy),
                    key(number),
                    Tokyo.day(at));
        }
        long asked = Ids.next();
        insert(
                """
                insert into subject_request (id, incident_id, number, kind, case_id, case_number, asked_on, due_on, state, identity_check,
                  words, answer, received_by, received_by_name, received_at)
                values (?, ?, ?, 'OBJECTION', ?, ?, ?, ?, 'OPEN', ?, ?, ?, 'official', 'official', ?)""",
                asked,
                incident.id(),
                Integer.parseInt(number.substring(1)),
                caseId,
                number,
                Tokyo.day(at),
                Tokyo.day(at),
                SAID,
                SAID,
                SAID,
                at);
        insert(
                """
                insert into case_correction (id, incident_id, case_id, request_id, number, before_sealed, after_sealed, reason_sealed,
                  made_by, made_by_name, made_at, former_phone_key, former_contact_key, former_name_key)
                values (?, ?, ?, ?, 1, ?, ?, ?, 'official', 'official', ?, ?, ?, ?)""",
                Ids.next(),
                incident.id(),
                caseId,
                asked,
                SAID,
                SAID,
                SAID,
                at,
                key(number),
                "canarycode-" + number,
                key(number));
        message(caseId, number, at);
        return caseId;
    }

    /** Really encrypted, since the day's figures read who called. */
    private static byte[] caller(String table, long row) {
        return caller(table, "caller_sealed", row);
    }

    private static byte[] caller(String table, String column, long row) {
        return Objects.requireNonNull(new SealedColumn(table, column).seal(TestKeys.cipher(), row, "090-5550-1234"));
    }

    private void regulatorFile(String number, Instant at) {
        long action = Ids.next();
        insert("""
                insert into regulator_action (id, incident_id, kind, authority, issued_on, addressee, law, article, basis_as_of,
                  later_number, subject, version, changed_by, changed_by_name, changed_at)
                values (?, ?, 'GUIDANCE', ?, ?, 'x', 'x', '', ?, '', 'x', 1, 'official', 'official', ?)""", action, incident.id(), number, Tokyo.day(at), Tokyo.day(at), at);
        insert("""
                insert into regulator_file (id, action_id, change_id, name, file_type, size_bytes, sha256, stored_by, stored_by_name,
                  stored_at) values (?, ?, ?, 'evidence.pdf', 'PDF', 9, ?, 'official', 'official', ?)""", action, action, action, number, at);
        insert("insert into regulator_file_content (file_id, content) values (?, ?)", action, SAID);
    }

    private long inquiry(long caseId, String number, Instant at) {
        String callId = "call-" + number;
        long id = Ids.next();
        long category = incident.categories().getFirst().id();
        insert(
                """
                insert into inquiry (id, incident_id, call_id, case_id, category_id, outcome, channel, started_at, ended_at, received_on,
                  operator, sealed_caller, caller_key, sealed_summary, created_by, created_at, version)
                values (?, ?, ?, ?, ?, 'RESOLVED', 'PHONE', ?, ?, ?, 'op05', ?, ?, ?, 'op', ?, 1)""",
                id,
                incident.id(),
                callId,
                caseId,
                category,
                at,
                at.plusSeconds(80),
                Tokyo.day(at),
                SAID,
                key(number),
                SAID,
                at);
        insert("""
                insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                values (?, ?, 'official', 'OFFICIAL', ?, ?)""", Ids.next(), at, "inquiry:" + InquiryNumber.of(id), SAID);
        insert("""
                insert into inquiry_version (id, inquiry_id, version, category_id, outcome, channel, sealed_caller,
                  sealed_summary, changed_by, changed_at, reason_sealed)
                values (?, ?, 0, ?, 'RESOLVED', 'PHONE', ?, ?, 'op', ?, ?)""", Ids.next(), id, category, SAID, SAID, at, SAID);
        insert("""
                update inquiry_version set amount_yen = 9055501234, noticed_on = ?, issuer_told = true, police_told = true
                where inquiry_id = ?""", Tokyo.day(at), id);
        insert("""
                insert into inquiry_fraud (inquiry_id, incident_id, started_at, amount_yen, noticed_on, issuer_told, police_told)
                values (?, ?, ?, 9055501234, ?, true, true)""", id, incident.id(), at, Tokyo.day(at));
        insert(
                "insert into inquiry_text (incident_id, started_at, inquiry_id, folded) values (?, ?, ?, ?)",
                incident.id(),
                at,
                id,
                SAID);
        insert("insert into inquiry_gram (inquiry_id, grams) values (?, 'canarycode')", id);
        insert("""
                insert into gift_request (id, incident_id, inquiry_id, case_id, requested_by, requested_at, note_sealed)
                values (?, ?, ?, ?, 'op', ?, ?)""", id, incident.id(), id, caseId, at, SAID);
        insert("""
                insert into impersonation_report (inquiry_id, incident_id, reported_at, note_sealed) values (?, ?, ?, ?)""", id, incident.id(), at, SAID);
        insert("""
                insert into assignment (id, inquiry_id, number, step, due_at, note_sealed, author, written_at)
                values (?, ?, 1, 'ASSIGNED', ?, ?, 'op', ?)""", id, id, at, SAID, at);
        insert(
                """
                insert into apology (id, incident_id, caller_sealed, caller_key, open_key, busy_calls, first_at, last_at, listed_at, due_at,
                  state, tries, note_sealed) values (?, ?, ?, ?, ?, 2, ?, ?, ?, ?, 'OPEN', 1, ?)""",
                Ids.next(),
                incident.id(),
                SAID,
                key(number),
                callId.endsWith("1") ? key(number) : null,
                at,
                at,
                at,
                at,
                SAID);
        insert("""
                insert into apology_try (id, apology_id, tried_by, tried_at, reached, note_sealed)
                select ?, max(id), 'op', ?, false, ? from apology""", Ids.next(), at, SAID);
        return id;
    }

    private void message(long caseId, String number, Instant at) {
        long template = Ids.next();
        insert(
                "insert into message_template (id, incident_id, name, kind, channel) values (?, ?, ?, 'GIFT', 'EMAIL')",
                template,
                incident.id(),
                number);
        insert("""
                insert into template_version (id, template_id, number, text_ja, written_by, written_at)
                values (?, ?, 1, 'x', 'official', ?)""", template, template, at);
        long delivery = Ids.next();
        insert("""
                insert into delivery (id, incident_id, case_id, channel, template_version_id, state, state_at, due_at, cause,
                  address_key)
                values (?, ?, ?, 'EMAIL', ?, 'BOUNCED', ?, ?, 'no such user canary@example.jp', ?)""", delivery, incident.id(), caseId, template, at, at, key(number));
        insert("""
                insert into delivery_attempt (delivery_id, number, happened_at, outcome, answer)
                values (?, 1, ?, 'BOUNCED', '550 canary@example.jp unknown')""", delivery, at);
        insert("""
                insert into delivery_report (id, delivery_id, source, kind, cause, reported_at, digest)
                values (?, ?, 'DSN', 'BOUNCE', 'canary@example.jp', ?, ?)""", delivery, delivery, at, "g" + number);
        insert("""
                insert into delivery_decision (id, delivery_id, decision, note_sealed, made_by, made_at)
                values (?, ?, 'SENT', ?, 'official', ?)""", delivery, delivery, SAID, at);
        insert(
                "insert into survey_link (token_hash, delivery_id, case_id, expires_at) values (?, ?, ?, ?)",
                "canarycode" + number,
                delivery,
                caseId,
                at);
        long lot = Ids.next();
        insert("""
                insert into gift_lot (id, incident_id, name, provider, value_yen, file_name, file_digest, gifts, imported_by, imported_at)
                values (?, ?, ?, 'QUO', 500, 'lot.csv', ?, 1, 'official', ?)""", lot, incident.id(), number, number, at);
        insert(
                """
                insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at)
                values (?, ?, ?, ?, ?, ?, 500, 'SENT', ?)""",
                lot,
                incident.id(),
                lot,
                "canarycode-s" + number,
                "canarycode-u" + number,
                ("canarycode" + number).getBytes(StandardCharsets.UTF_8),
                at);
        long card = Ids.next();
        insert(
                "insert into affected_card (id, incident_id, case_id, card_ref, issuer_id) values (?, ?, ?, ?, ?)",
                card,
                incident.id(),
                caseId,
                "K-" + number,
                incident.issuers().getFirst().id());
        insert("""
                insert into gift_replacement (id, incident_id, card_id, case_id, old_gift_id, cause, reason_sealed, state, asked_by, asked_at,
                  decided_note_sealed) values (?, ?, ?, ?, ?, 'LEAKED', ?, 'APPROVED', 'op', ?, ?)""", card, incident.id(), card, caseId, lot, SAID, at, SAID);
        insert("""
                insert into gift_result_file (id, incident_id, file_name, file_digest, rows_read, rows_changed, differences, imported_by,
                  imported_at) values (?, ?, 'result.csv', ?, 1, 0, 1, 'official', ?)""", lot, incident.id(), number, at);
        insert("""
                insert into gift_difference (id, incident_id, result_file_id, line_number, kind, serial_index, gift_id, told_state,
                  found_at, settled_at, settled_by, settled_note_sealed)
                values (?, ?, ?, 2, 'STATE', ?, ?, 'RECEIVED', ?, ?, 'official', ?)""", lot, incident.id(), lot, number, lot, at, at, SAID);
    }

    /** Notes on what was erased, as people make them afterwards. @return where */
    List<String> writeAgain() {
        List<String> columns = List.of(
                "case_closing.reason_sealed",
                "case_closing_step.reason_sealed",
                "opt_out_step.reason_sealed",
                "case_merge.reason_sealed",
                "case_merge.undo_reason_sealed",
                "gift_replacement.decided_note_sealed",
                "inquiry.sealed_summary",
                "inquiry_version.reason_sealed",
                "gift_request.note_sealed",
                "impersonation_report.note_sealed",
                "assignment.note_sealed",
                "callback.phone_sealed",
                "callback_attempt.note_sealed",
                "escalation_entry.text_sealed",
                "apology.note_sealed",
                "apology_try.note_sealed",
                "delivery_decision.note_sealed",
                "export_request.reason_sealed",
                "export_request.remark_sealed",
                "subject_request.answer",
                "personal_data_reveal.reason_sealed",
                "gift_difference.settled_note_sealed");
        columns.forEach(column -> {
            String[] parts = column.split("\\.");
            insert("update " + parts[0] + " set " + parts[1] + " = ?", (Object) SAID);
        });
        return columns;
    }

    /** Each column of the database in which a canary is found, as {@code table.column}. */
    List<String> found() {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                        select c.table_name, c.column_name, lower(c.data_type) from information_schema.columns c
                          join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = schema() and t.table_type in ('BASE TABLE', 'TABLE') and c.table_name not like 'flyway%'""")
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .forEach(column -> {
                    if (column.get(2).matches(".*(char|text|clob|large object).*(?<!binary large object)")
                            || column.get(2).matches(".*(binary|blob|bigint).*")) {
                        if (holdsCanary(column.get(0), column.get(1))) {
                            found.add(column.get(0).toLowerCase() + "."
                                    + column.get(1).toLowerCase());
                        }
                    }
                });
        return found;
    }

    private boolean holdsCanary(String table, String column) {
        return jdbc
                .sql("select " + column + " from " + table + " where " + column + " is not null")
                .query((row, n) -> {
                    Object value = row.getObject(1);
                    return value instanceof byte[] || value instanceof java.sql.Blob
                            ? new String(row.getBytes(1), StandardCharsets.UTF_8)
                                    + HexFormat.of().formatHex(row.getBytes(1))
                            : row.getString(1);
                })
                .list()
                .stream()
                .anyMatch(value -> CANARIES.stream().anyMatch(value::contains));
    }
}
