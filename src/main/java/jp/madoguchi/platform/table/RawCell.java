package jp.madoguchi.platform.table;

import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it stands in the file.
 *
 * @param text of a formula, its value when the file was saved
 * @param copied the text belongs to another cell with which this one is merged
 * @param problem why the text can't be relied on; it only matters where the cell is read
 */
public record RawCell(
        String text,
        boolean formula,
        boolean copied,
        @Nullable MessageText problem) {

    public static final RawCell EMPTY = new RawCell("", false, false, null);

    static RawCell of(String text) {
        return new RawCell(text, false, false, null);
    }

    RawCell copy() {
        return new RawCell(text, formula, true, problem);
    }

    public boolean isBlank() {
        return text.isBlank() && problem == null;
    }
}
