package jp.madoguchi.platform.table;

import java.util.List;

/** A row with its line in the file, and as many cells as were written. */
public record RawRow(long line, List<RawCell> cells) {

    public RawRow {
        cells = List.copyOf(cells);
    }

    /** An empty one where the row ends before. */
    public RawCell cell(int position) {
        return position < cells.size() ? cells.get(position) : RawCell.EMPTY;
    }

    public boolean isBlank() {
        return cells.stream().allMatch(RawCell::isBlank);
    }
}
