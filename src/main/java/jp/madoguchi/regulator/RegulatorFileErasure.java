package jp.madoguchi.regulator;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what is in documents and evidence of the register. That they were there, and their digests, stays. */
@Component
class RegulatorFileErasure extends RowErasure {
    private static final Rows ROWS = new Rows(
            "r.id",
            """
            from regulator_file r join regulator_action k on k.id = r.action_id join regulator_file_content x on x.file_id = r.id
            where k.incident_id = :incident and r.stored_at < :before""",
            "r.id is null",
            // whoever follows a measure has to be able to read what the authority wrote
            """
            k.withdrawn_at is null and exists (select 1 from regulator_measure m where m.action_id = k.id and m.state <> 'DONE')""");

    RegulatorFileErasure(JdbcClient jdbc) {
        super(
                jdbc,
                ErasedKind.REGULATOR_FILES,
                ROWS,
                List.of("delete from regulator_file_content where file_id in (:ids)"));
    }
}
