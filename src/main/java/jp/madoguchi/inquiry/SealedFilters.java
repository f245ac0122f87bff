package jp.madoguchi.inquiry;

import java.util.List;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.springframework.stereotype.Component;

/** What a kept filter looks for may be a person's name or number, and so may be what it is called. */
@Component
class SealedFilters implements SealedColumns {
    static final SealedColumn QUERY = new SealedColumn("saved_filter", "query_sealed");
    static final SealedColumn NAME = new SealedColumn("saved_filter", "name_sealed");

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(QUERY, NAME);
    }
}
