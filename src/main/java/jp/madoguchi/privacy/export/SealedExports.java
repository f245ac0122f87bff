package jp.madoguchi.privacy.export;

import java.util.List;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.springframework.stereotype.Component;

/** Why a list is to be taken away may say whom it is about, and so may what it is filtered by, and why it isn't allowed to be. */
@Component
class SealedExports implements SealedColumns {
    static final SealedColumn REASON = new SealedColumn("export_request", "reason_sealed");
    static final SealedColumn WHAT_JA = new SealedColumn("export_request", "what_ja_sealed");
    static final SealedColumn WHAT_EN = new SealedColumn("export_request", "what_en_sealed");
    static final SealedColumn REMARK = new SealedColumn("export_request", "remark_sealed");

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON, REMARK, WHAT_JA, WHAT_EN);
    }
}
