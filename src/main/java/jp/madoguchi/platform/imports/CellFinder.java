package jp.madoguchi.platform.imports;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;
import jp.madoguchi.platform.imports.Understanding.Origin;
import jp.madoguchi.platform.table.RawCell;
import jp.madoguchi.platform.table.RawRow;
import org.jspecify.annotations.Nullable;

/** Finds the text for a column of a record, from wherever it stands: in the row, above it, in the header or over the table. */
final class CellFinder {

    /**
     * A text and where it comes from.
     *
     * @param cell that it stands in
     * @param text of the cell, or the part of it that counts
     */
    record Found(RawCell cell, String text, int position, long line, Origin origin) {}

    private final Tolerance tolerance;
    private final SheetLayout layout;
    private final Map<Column<?>, Found> last = new IdentityHashMap<>();

    CellFinder(Tolerance tolerance, SheetLayout layout) {
        this.tolerance = tolerance;
        this.layout = layout;
    }

    /** To be asked row by row from the top; null where there is none. */
    @Nullable
    Found find(RawRow row, Column<?> column, SheetLayout.@Nullable Across across) {
        if (across != null && column == across.column()) {
            return found(
                    layout.header().cell(across.position()),
                    across.position(),
                    layout.header().line(),
                    Origin.HEADER);
        }
        Integer position = layout.position(column, across);
        if (position == null) {
            return column == tolerance.above() ? findAbove() : null;
        }
        RawCell cell = row.cell(position);
        if (cell.isBlank()) {
            Found before = tolerance.spanning().contains(column) ? last.get(column) : null;
            return before == null ? null : found(before.cell(), before.position(), before.line(), Origin.ABOVE);
        }
        Found found = found(
                cell,
                position,
                row.line(),
                cell.copied() ? Origin.MERGED : cell.formula() ? Origin.FORMULA : Origin.CELL);
        last.put(column, found);
        return found;
    }

    /** A title says more than its date, and its formula or merging doesn't matter: only the day is taken from it. */
    private @Nullable Found findAbove() {
        if (layout.above.size() != 1) {
            return null;
        }
        Map.Entry<LocalDate, SheetLayout.Place> day =
                layout.above.entrySet().iterator().next();
        SheetLayout.Place place = day.getValue();
        return new Found(place.cell(), day.getKey().toString(), place.position(), place.line(), Origin.TITLE);
    }

    private static Found found(RawCell cell, int position, long line, Origin origin) {
        return new Found(cell, CellParsers.trimmed(cell.text()), position, line, origin);
    }
}
