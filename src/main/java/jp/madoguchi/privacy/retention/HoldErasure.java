package jp.madoguchi.privacy.retention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases why data was held and why no longer, which may name whom it was about. That there was a hold, when and by whom stays. A hold that
 * isn't lifted keeps its reason as it keeps the data.
 */
@Component
class HoldErasure extends RowErasure {
    private static final Rows ROWS = new Rows("r.id", """
            from legal_hold r where r.incident_id = :incident and r.lifted_at < :before
              and (octet_length(r.reason_sealed) > 0 or octet_length(r.lifted_reason_sealed) > 0)""", """
            exists (select 1 from held_case h where h.case_id = r.case_id)""", """
            exists (select 1 from asked_case q where q.case_id = r.case_id)""");

    HoldErasure(JdbcClient jdbc) {
        super(
                jdbc,
                ErasedKind.HOLDS,
                ROWS,
                List.of("update legal_hold set reason_sealed = X'', lifted_reason_sealed = X'' where id in (:ids)"));
    }
}
