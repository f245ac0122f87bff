package jp.madoguchi.inquiry.escalation;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what was asked and answered. That it was, by whom and when stays. */
@Component
class EscalationErasure extends RowErasure {
    private static final Rows ROWS = Rows.marked(
            "from escalation r where r.incident_id = :incident and r.asked_at < :before",
            "exists (select 1 from held_inquiry h where h.id = r.inquiry_id)",
            """
            r.state in ('ASKED', 'ASKED_BACK', 'ANSWERED')
              or exists (select 1 from asked_inquiry q where q.id = r.inquiry_id)""",
            "exists (select 1 from escalation_entry t where t.escalation_id = r.id and t.text_sealed is not null)");

    private static final List<String> STATEMENTS = List.of(
            "update escalation set erased_at = :at where id in (:ids)",
            "update escalation_entry set text_sealed = null where escalation_id in (:ids)");

    EscalationErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.ESCALATIONS, ROWS, STATEMENTS);
    }
}
