package jp.madoguchi.platform.imports;

import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.platform.table.CharsetChoice;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who looks at a file decides about how to read it.
 *
 * @param sheet its name, null for the one that fits
 * @param headerLine null for the one that is found
 * @param columns by their position the name of the format's column, or {@link #UNREAD}
 */
public record ReadingChoices(
        CharsetChoice charset,
        @Nullable String sheet,
        @Nullable Long headerLine,
        Map<Integer, String> columns) {

    /** A column of the file of which nothing is read. */
    public static final String UNREAD = "";

    public static final ReadingChoices NONE = of(CharsetChoice.AUTO);

    public ReadingChoices {
        columns = Map.copyOf(columns);
    }

    public static ReadingChoices of(CharsetChoice charset) {
        return new ReadingChoices(charset, null, null, Map.of());
    }

    public ReadingChoices with(CharsetChoice other) {
        return new ReadingChoices(other, sheet, headerLine, columns);
    }

    /** Another sheet has other columns. */
    public ReadingChoices withSheet(String name) {
        return new ReadingChoices(charset, name, null, Map.of());
    }

    public ReadingChoices withHeader(long line) {
        return new ReadingChoices(charset, sheet, line, Map.of());
    }

    public ReadingChoices withColumn(int position, String field) {
        Map<Integer, String> changed = new TreeMap<>(columns);
        changed.put(position, field);
        return new ReadingChoices(charset, sheet, headerLine, changed);
    }

    public ReadingChoices withoutColumns() {
        return new ReadingChoices(charset, sheet, headerLine, Map.of());
    }
}
