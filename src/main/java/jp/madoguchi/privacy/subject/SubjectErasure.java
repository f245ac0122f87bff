package jp.madoguchi.privacy.subject;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what persons said when they asked about their data. That they did, and when it was done, stays. */
@Component
class SubjectErasure extends RowErasure {
    private static final Rows ROWS = Rows.marked(
            "from subject_request r where r.incident_id = :incident and r.received_at < :before",
            "exists (select 1 from held_case h where h.case_id = r.case_id)",
            // a disclosure tells what was asked and corrected before
            "r.state = 'OPEN' or exists (select 1 from asked_case q where q.case_id = r.case_id)",
            "octet_length(r.identity_check) > 0 or octet_length(r.words) > 0 or r.answer is not null");

    private static final List<String> STATEMENTS = List.of(
            """
            update subject_request set identity_check = X'', words = X'', answer = null, erased_at = :at where id in (:ids)""",
            // what stood there before it was corrected is kept as long as the request is; the keys by which the person
            // was known then live as long as the person: a hold holds what came from the former number, and files go on
            // naming them as they did
            "update case_correction set before_sealed = X'', after_sealed = X'', reason_sealed = X'' where request_id in (:ids)");

    SubjectErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.SUBJECT_REQUESTS, ROWS, STATEMENTS);
    }
}
