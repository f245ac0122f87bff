package jp.madoguchi.platform.imports;

import java.util.List;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a file and what wasn't. With a single problem nothing of the file may be stored.
 *
 * @param kind message key of the kind of file
 * @param columns the format's columns, in the order of the cells of {@link #sample}
 * @param sample the first rows
 * @param rows number of rows understood
 * @param problems the first of them
 * @param problemCount all of them
 * @param warnings what may be right and needs a word of whoever hands it in
 * @param understanding how its columns were taken
 * @param check what storing would do; null while there are problems
 */
public record ImportPreview(
        String kind,
        String fileName,
        String digest,
        @Nullable String charset,
        @Nullable Character separator,
        List<Column<?>> columns,
        List<PreviewRow> sample,
        int rows,
        List<RowProblem> problems,
        long problemCount,
        List<RowProblem> warnings,
        Understanding understanding,
        @Nullable ImportCheck check) {

    public static final int SAMPLE_ROWS = 50;

    public boolean isClean() {
        return problemCount == 0;
    }
}
