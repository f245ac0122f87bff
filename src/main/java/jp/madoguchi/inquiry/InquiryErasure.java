package jp.madoguchi.inquiry;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what inquiries say and who asked. That there was one, when, about what and with which outcome stays for the figures. */
@Component
class InquiryErasure extends RowErasure {
    private static final Rows ROWS = new Rows(
            "r.id",
            "from inquiry r where r.incident_id = :incident and r.erased_at is null and r.started_at < :before",
            "r.case_id is not null and exists (select 1 from held_case h where h.case_id = r.case_id)");

    private static final List<String> STATEMENTS = List.of(
            "update inquiry set sealed_caller = null, caller_key = null, sealed_summary = X'', erased_at = :at where id in (:ids)",
            "update inquiry_version set sealed_caller = null, sealed_summary = X'', reason_sealed = null where inquiry_id in (:ids)",
            // totals of what was searched for are counted anew
            """
            update inquiry_count set changes = changes + 1 where exists (select 1 from inquiry i where i.id in (:ids)
              and i.incident_id = inquiry_count.incident_id and i.received_on = inquiry_count.received_on
              and i.category_id = inquiry_count.category_id)""",
            "delete from inquiry_text where inquiry_id in (:ids)",
            "delete from inquiry_gram where inquiry_id in (:ids)",
            "update gift_request set note_sealed = null where inquiry_id in (:ids)",
            "update impersonation_report set note_sealed = null where inquiry_id in (:ids)",
            "update assignment set note_sealed = null where inquiry_id in (:ids)");

    InquiryErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.INQUIRIES, ROWS, STATEMENTS);
    }
}
