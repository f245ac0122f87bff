package jp.madoguchi.platform.table;

import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, and where.
 *
 * @param line the line in the file as an editor or a spreadsheet counts it, from 1; 0 for the file as a whole
 * @param column the column's name as the file has it; null for the row as a whole
 */
public record RowProblem(long line, @Nullable String column, MessageText text) {

    public static RowProblem ofFile(MessageText text) {
        return new RowProblem(0, null, text);
    }

    public static RowProblem ofRow(long line, MessageText text) {
        return new RowProblem(line, null, text);
    }

    public static RowProblem ofCell(long line, String column, MessageText text) {
        return new RowProblem(line, column, text);
    }
}
