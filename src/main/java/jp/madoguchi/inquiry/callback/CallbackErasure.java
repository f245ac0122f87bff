package jp.madoguchi.inquiry.callback;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases whom callbacks were promised to and what was noted of them. That they were, and kept or not, stays. */
@Component
class CallbackErasure extends RowErasure {
    private static final Rows ROWS = new Rows(
            "r.id",
            "from callback r where r.incident_id = :incident and r.erased_at is null and r.promised_at < :before",
            """
            r.case_id is not null and exists (select 1 from held_case h where h.case_id = r.case_id)
              or exists (select 1 from inquiry i join held_case h on h.case_id = i.case_id where i.id = r.inquiry_id)""");

    private static final List<String> STATEMENTS = List.of(
            "update callback set phone_sealed = null, note_sealed = null, erased_at = :at where id in (:ids)",
            "update callback_attempt set note_sealed = null where callback_id in (:ids)");

    CallbackErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.CALLBACKS, ROWS, STATEMENTS);
    }
}
