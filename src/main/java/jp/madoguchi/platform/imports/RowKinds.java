package jp.madoguchi.platform.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.platform.table.RawRow;

/** Tells the rows below a header apart: records, sums, remarks, the header once more, and rows with nothing of their own. */
final class RowKinds {

    enum Kind {
        EMPTY,
        TOTAL,
        NOTE,
        RECORD
    }

    private final Tolerance tolerance;
    private final SheetLayout layout;
    private boolean totalSeen;

    RowKinds(Tolerance tolerance, SheetLayout layout) {
        this.tolerance = tolerance;
        this.layout = layout;
    }

    /** In the order of the rows: a lone text below the sum is a remark, above it a record that lacks the rest. */
    Kind of(RawRow row) {
        if (row.isBlank() || row.cells().stream().allMatch(cell -> cell.copied() || cell.isBlank())) {
            return Kind.EMPTY;
        }
        if (isTotal(row)) {
            totalSeen = true;
            return Kind.TOTAL;
        }
        return isNote(row) || repeatsHeader(row) ? Kind.NOTE : Kind.RECORD;
    }

    private boolean isTotal(RawRow row) {
        return row.cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .limit(1)
                        .anyMatch(cell -> Totals.isTotal(cell.text()))
                || Totals.isTotal(key(row));
    }

    private boolean repeatsHeader(RawRow row) {
        String key = key(row);
        return !key.isEmpty() && tolerance.key().isCalled(key);
    }

    private String key(RawRow row) {
        Integer position = layout.positions.get(tolerance.key());
        return position == null ? "" : CellParsers.trimmed(row.cell(position).text());
    }

    private boolean isNote(RawRow row) {
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            if (!row.cell(i).isBlank() && !row.cell(i).copied()) {
                filled.add(i);
            }
        }
        String first = CellParsers.trimmed(row.cell(filled.getFirst()).text()).toLowerCase(Locale.ROOT);
        boolean marked = first.matches("(?s)[※*＊].*|[(（]?注.*|備考.*|出典.*|以上$|note.*|source.*");
        boolean outside = filled.stream().noneMatch(layout::isRead);
        return outside || (filled.size() == 1 && (marked || totalSeen));
    }
}
