package jp.madoguchi.privacy;

import java.util.List;
import org.springframework.stereotype.Component;

/** Why somebody looked may name whom they looked for. */
@Component
class SealedReveals implements SealedColumns {
    static final SealedColumn REASON = new SealedColumn("personal_data_reveal", "reason_sealed");

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON);
    }
}
