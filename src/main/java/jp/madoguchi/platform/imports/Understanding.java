package jp.madoguchi.platform.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file was read, beside its original cells.
 *
 * @param sheet null for a text file, or when none was settled on
 * @param sheets of a workbook, those among which one can choose
 * @param headerLine 0 if none was found
 * @param headers the lines that may be the header, for whoever knows better
 * @param columns of the file, in its order
 * @param rows each with a cell for each of the format's columns; only of a file in people's own layout
 * @param notes what stands around the table and isn't read
 * @param remembered what of the columns is worth remembering: by header the format's column
 */
public record Understanding(
        @Nullable String sheet,
        List<String> sheets,
        long headerLine,
        List<Note> headers,
        List<MappedColumn> columns,
        List<Row> rows,
        List<Note> notes,
        Map<String, String> remembered) {

    public static final Understanding NOTHING =
            new Understanding(null, List.of(), 0, List.of(), List.of(), List.of(), List.of(), Map.of());

    public Understanding {
        sheets = List.copyOf(sheets);
        headers = List.copyOf(headers);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        remembered = Map.copyOf(remembered);
    }

    /** A line's text as a person reads it. */
    public record Note(long line, String text) {}

    /** @param cells in the order of the format's columns; null where there is none */
    public record Row(long line, List<@Nullable Cell> cells) {
        public Row {
            cells = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(cells));
        }
    }

    /**
     * @param address where it stands in a workbook
     * @param original the text in the file
     * @param value what it means, a text or a {@link jp.madoguchi.platform.i18n.LocalizedText}; null if it wasn't understood
     */
    public record Cell(
            String address, String original, @Nullable Object value, Origin origin) {
        public boolean differs() {
            return value != null && (origin != Origin.CELL || !original.equals(value));
        }
    }

    /** Where a value was found. */
    public enum Origin {
        CELL,
        FORMULA,
        /** In the first of the cells that are merged. */
        MERGED,
        /** In a row above; here there is none. */
        ABOVE,
        /** Over the table, for all of it. */
        TITLE,
        /** In the header of a cross table. */
        HEADER
    }

    /** Whether the organisation's earlier corrections had a part in it. */
    public boolean isRemembered() {
        return columns.stream().anyMatch(column -> column.source() == MappedColumn.Source.REMEMBERED);
    }
}
