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
            "update inquiry set caller = null, caller_digits = null, summary = '', erased_at = :at where id in (:ids)",
            "update inquiry_version set caller = null, summary = '', reason = null where inquiry_id in (:ids)",
            "delete from inquiry_text where inquiry_id in (:ids)",
            "delete from inquiry_gram where inquiry_id in (:ids)",
            "update gift_request set note = null where inquiry_id in (:ids)",
            "update impersonation_report set note = null where inquiry_id in (:ids)",
            "update assignment set note = null where inquiry_id in (:ids)");

    InquiryErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.INQUIRIES, ROWS, STATEMENTS);
    }
}
