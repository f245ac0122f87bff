package jp.madoguchi.privacy.export;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases what lists were filtered by that were taken away, and why they were, or weren't allowed to be. Who asked, for which list, who decided and whether it was taken stays. A request
 * belongs to no incident, as a list may be of several: the run of any incident erases what is old enough.
 */
@Component
class ExportErasure extends RowErasure {
    private static final Rows ROWS = new Rows(
            "r.id",
            """
            from export_request r where r.requested_at < :before
              and (octet_length(r.reason_sealed) > 0 or octet_length(r.remark_sealed) > 0 or r.what_ja_sealed is not null
                or r.what_en_sealed is not null)""",
            NONE,
            // whoever decides has to be able to read it
            "r.state = 'REQUESTED'");

    ExportErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.EXPORTS, ROWS, List.of("""
                        update export_request set reason_sealed = X'',
                          what_ja_sealed = null, what_en_sealed = null,
                          remark_sealed = case when remark_sealed is null then null else X'' end where id in (:ids)"""));
    }
}
