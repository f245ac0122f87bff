package jp.madoguchi.casefile;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.privacy.retention.CaseToHold;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases who the affected persons are. The case with its number and its cards stays, as figures and records refer to it; nobody can be
 * found by it or told from it any more.
 */
@Component
class CaseErasure extends RowErasure implements CaseToHold.Source {
    private static final Rows ROWS = Rows.marked(
            // a case has no day of its own: every moment lies before the end of time
            "from case_file r where r.incident_id = :incident and :before > '1970-01-01 00:00:00'",
            "exists (select 1 from held_case h where h.case_id = r.id)",
            "exists (select 1 from asked_case q where q.case_id = r.id)",
            """
            octet_length(r.person_sealed) > 0 or r.phone_key is not null
              or exists (select 1 from case_closing t where t.case_id = r.id and octet_length(t.reason_sealed) > 0)
              or exists (select 1 from case_closing_step t where t.case_id = r.id and octet_length(t.reason_sealed) > 0)
              or exists (select 1 from case_merge t where t.survivor_id = r.id
                and (octet_length(t.reason_sealed) > 0 or t.undo_reason_sealed is not null))
              or exists (select 1 from gift_replacement t where t.case_id = r.id
                and (octet_length(t.reason_sealed) > 0 or t.decided_note_sealed is not null))
              or exists (select 1 from contact_mark t where t.case_id = r.id and t.cause is not null)
              or exists (select 1 from opt_out_step t where t.case_id = r.id and octet_length(t.reason_sealed) > 0)""");

    private static final List<String> STATEMENTS = List.of(
            """
            update case_file set person_sealed = X'', phone_key = null, has_email = false, has_mobile = false, name_length = 0,
              identity_key = concat('erased-', id), erased_at = :at where id in (:ids)""",
            "delete from case_blind where case_id in (:ids)",
            "delete from case_match where case_id in (:ids)",
            "update legal_hold set reason_sealed = X'', lifted_reason_sealed = X'' where lifted_at is not null and case_id in (:ids)",
            """
            update case_correction set before_sealed = X'', after_sealed = X'', reason_sealed = X'', former_phone_key = null,
              former_contact_key = null, former_name_key = null where case_id in (:ids)""",
            "update case_merge set reason_sealed = X'', undo_reason_sealed = null where survivor_id in (:ids) or merged_id in (:ids)",
            "update case_closing set reason_sealed = X'' where case_id in (:ids)",
            "update case_closing_step set reason_sealed = X'' where case_id in (:ids)",
            "update gift_replacement set reason_sealed = X'', decided_note_sealed = null where case_id in (:ids)",
            "delete from contact_former where case_id in (:ids)",
            "update contact_mark set cause = null where case_id in (:ids)",
            "update opt_out_step set reason_sealed = X'' where case_id in (:ids)");

    private final JdbcClient jdbc;

    CaseErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.CASE_PERSONS, ROWS, STATEMENTS);
        this.jdbc = jdbc;
    }

    @Override
    public Optional<CaseToHold> byNumber(long incidentId, String number) {
        return jdbc.sql("""
                        select s.id, s.case_number as number from case_file f join case_file s on s.id = coalesce(f.merged_into, f.id)
                        where f.incident_id = ? and f.case_number = ?""").params(incidentId, number).query(CaseToHold.class).optional();
    }
}
