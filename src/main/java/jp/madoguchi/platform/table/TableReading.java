package jp.madoguchi.platform.table;

import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * What was read. With problems in it the rows are those that could be read all the same, good for a preview and nothing else.
 *
 * @param charset name of the character set, null for a spreadsheet or when none fits
 * @param separator between the cells, null for a spreadsheet
 * @param header the cells of the first row that isn't empty
 */
public record TableReading(
        @Nullable String charset,
        @Nullable Character separator,
        List<String> header,
        long headerLine,
        List<TableRow> rows,
        Problems problems) {

    static TableReading refused(MessageText why) {
        return refused(RowProblem.ofFile(why));
    }

    static TableReading refused(RowProblem problem) {
        Problems problems = new Problems();
        problems.add(problem);
        return new TableReading(null, null, List.of(), 0, List.of(), problems);
    }
}
