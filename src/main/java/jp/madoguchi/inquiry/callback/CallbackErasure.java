package jp.madoguchi.inquiry.callback;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases whom callbacks were promised to and what was noted of them. That they were, and kept or not, stays. */
@Component
class CallbackErasure extends RowErasure {
    private static final Rows ROWS =
            Rows.marked("from callback r where r.incident_id = :incident and r.promised_at < :before", """
            r.case_id is not null and exists (select 1 from held_case h where h.case_id = r.case_id)
              or exists (select 1 from held_inquiry h where h.id = r.inquiry_id)""", """
            r.state = 'WAITING' or r.case_id is not null and exists (select 1 from asked_case q where q.case_id = r.case_id)
              or exists (select 1 from asked_inquiry q where q.id = r.inquiry_id)""", """
            r.phone_sealed is not null or r.note_sealed is not null
              or exists (select 1 from callback_attempt t where t.callback_id = r.id and t.note_sealed is not null)""");

    private static final List<String> STATEMENTS = List.of(
            "update callback set phone_sealed = null, note_sealed = null, erased_at = :at where id in (:ids)",
            "update callback_attempt set note_sealed = null where callback_id in (:ids)");

    CallbackErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.CALLBACKS, ROWS, STATEMENTS);
    }
}
