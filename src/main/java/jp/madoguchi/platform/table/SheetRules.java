package jp.madoguchi.platform.table;

import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;

/** How large a table may be that is looked at as a whole. */
final class SheetRules {

    static final int MAX_ROWS = 5_000;

    private SheetRules() {}

    /** @return whether more rows are welcome */
    static boolean accept(List<RawRow> rows, RawRow row, Problems problems) {
        if (rows.size() >= MAX_ROWS) {
            problems.add(RowProblem.ofFile(MessageText.of("platform.table.problem.tooManyRows", MAX_ROWS)));
            return false;
        }
        if (row.cells().size() > TableRules.MAX_COLUMNS) {
            problems.add(RowProblem.ofRow(row.line(), MessageText.of("platform.table.problem.notATable")));
            return false;
        }
        rows.add(row);
        return true;
    }
}
