package jp.madoguchi.platform.table;

import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * A file of people's own making, as it is laid out.
 *
 * @param charset name of the character set, null for a workbook or when none fits
 * @param separator between the cells, null for a workbook
 * @param sheets those that are visible and hold anything; a text file is one
 * @param hidden the sheets that nobody sees who opens the workbook, each with its first rows; nothing is read of them
 * @param otherTexts what else the file says, of which nothing is read: comments, hidden sheets, properties
 */
public record SheetsReading(
        @Nullable String charset,
        @Nullable Character separator,
        List<RawSheet> sheets,
        List<RawSheet> hidden,
        List<String> otherTexts,
        Problems problems) {

    static SheetsReading refused(MessageText why) {
        return refused(RowProblem.ofFile(why));
    }

    static SheetsReading refused(RowProblem problem) {
        Problems problems = new Problems();
        problems.add(problem);
        return new SheetsReading(null, null, List.of(), List.of(), List.of(), problems);
    }
}
