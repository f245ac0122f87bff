package jp.madoguchi.reissue;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the files of reissue reports as they came, in which a sender may have left more than counts. */
@Component
class ReportFileErasure extends RowErasure {
    private static final Rows ROWS = new Rows("r.id", """
            from reissue_upload r join reissue_upload_file x on x.upload_id = r.id
            where r.incident_id = :incident and r.uploaded_at < :before""", "r.id is null");

    ReportFileErasure(JdbcClient jdbc) {
        super(
                jdbc,
                ErasedKind.REPORT_FILES,
                ROWS,
                List.of("delete from reissue_upload_file where upload_id in (:ids)"));
    }
}
