package jp.madoguchi.platform.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet that hold anything, with nothing decided about which of them is the header.
 *
 * @param name null for a text file
 */
public record RawSheet(@Nullable String name, List<RawRow> rows) {

    public RawSheet {
        rows = List.copyOf(rows);
    }

    /** Where people find a cell: C5 in a workbook; in a text file the line is all there is. */
    public String address(long line, int position) {
        return name == null ? "" : letters(position) + line;
    }

    /** A, B … Z, AA … */
    public static String letters(int position) {
        StringBuilder letters = new StringBuilder();
        for (int rest = position; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
