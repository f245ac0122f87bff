package jp.madoguchi.casefile.merge;

import java.util.List;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.springframework.stereotype.Component;

/** Why two cases were taken for one person, and why they were not after all, is said in words about that person. */
@Component
class SealedMerges implements SealedColumns {
    static final SealedColumn REASON = new SealedColumn("case_merge", "reason_sealed");
    static final SealedColumn UNDO_REASON = new SealedColumn("case_merge", "undo_reason_sealed");

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON, UNDO_REASON);
    }
}
