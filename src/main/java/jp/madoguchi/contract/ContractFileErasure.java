package jp.madoguchi.contract;

import java.util.List;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RowErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what is in files that were handed in. That they were, and their digests, stays with the decisions that rest on them. */
@Component
class ContractFileErasure extends RowErasure {
    private static final Rows ROWS = new Rows("r.id", """
            from contract_file r join contract k on k.id = r.contract_id join contract_file_content x on x.file_id = r.id
            where k.incident_id = :incident and r.stored_at < :before""", "r.id is null");

    ContractFileErasure(JdbcClient jdbc) {
        super(jdbc, ErasedKind.FILES, ROWS, List.of("delete from contract_file_content where file_id in (:ids)"));
    }
}
