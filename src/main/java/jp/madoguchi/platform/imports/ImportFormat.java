package jp.madoguchi.platform.imports;

import java.util.List;
import java.util.function.Function;

/** The columns that a kind of file has, and how a row of it becomes a record. Made anew for each file, so lookups are current. */
public record ImportFormat<R>(List<Column<?>> columns, Function<Cells, R> build) {

    public ImportFormat {
        columns = List.copyOf(columns);
    }
}
