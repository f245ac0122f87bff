package jp.madoguchi.outreach.sending;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what servers answered and people noted of messages, which quotes addresses, and the keyed hash of where they went. That a message was sent, and its state, stays. */
@Component
class MessageErasure extends RowErasure {
    private static final Rows ROWS = Rows.marked(
            "from delivery r where r.incident_id = :incident and r.state_at < :before",
            "exists (select 1 from held_case h where h.case_id = r.case_id)",
            "exists (select 1 from asked_case q where q.case_id = r.case_id)",
            """
            r.cause is not null or r.address_key is not null
              or exists (select 1 from delivery_attempt t where t.delivery_id = r.id and t.answer is not null)
              or exists (select 1 from delivery_report t where t.delivery_id = r.id and t.cause is not null)
              or exists (select 1 from delivery_decision t where t.delivery_id = r.id and octet_length(t.note_sealed) > 0)""");

    private static final List<String> STATEMENTS = List.of(
            "update delivery set cause = null, address_key = null, erased_at = :at where id in (:ids)",
            "update delivery_attempt set answer = null where delivery_id in (:ids)",
            "update delivery_report set cause = null where delivery_id in (:ids)",
            "update delivery_decision set note_sealed = X'' where delivery_id in (:ids)");

    MessageErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.MESSAGES, ROWS, STATEMENTS);
    }
}
