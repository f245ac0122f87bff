package jp.madoguchi.platform.imports;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a kind of file has, and how a row of it becomes a record. Made anew for each file, so lookups are current.
 *
 * @param tolerance null for files that a system writes: there, whatever isn't expected is refused
 */
public record ImportFormat<R>(
        List<Column<?>> columns,
        Function<Cells, R> build,
        @Nullable Tolerance tolerance) {

    public ImportFormat {
        columns = List.copyOf(columns);
        if (tolerance != null && columns.stream().anyMatch(Column::isSecret)) {
            throw new IllegalArgumentException(
                    "what a tolerant reading understood is shown beside its text, also codes");
        }
    }

    public ImportFormat(List<Column<?>> columns, Function<Cells, R> build) {
        this(columns, build, null);
    }
}
