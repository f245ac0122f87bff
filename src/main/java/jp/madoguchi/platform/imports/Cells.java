package jp.madoguchi.platform.imports;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** The understood cells of one row, from which a format builds its record. */
public final class Cells {

    record Refusal(@Nullable Column<?> column, MessageText why) {}

    private final long line;
    private final Map<Column<?>, Object> values = new IdentityHashMap<>();
    private final Map<Column<?>, String> places = new IdentityHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>(0);

    Cells(long line) {
        this.line = line;
    }

    void put(Column<?> column, Object value) {
        values.put(column, value);
    }

    /** The value of a required column. */
    public <T> T get(Column<T> column) {
        T value = find(column);
        if (value == null) {
            throw new IllegalArgumentException(column.name() + " isn't a required column of this format: use find");
        }
        return value;
    }

    /** The value of an optional column, null if the cell is empty. */
    @SuppressWarnings("unchecked") // put() gets what the column's own parser made
    public <T> @Nullable T find(Column<T> column) {
        return (T) values.get(column);
    }

    void standsIn(Column<?> column, String place) {
        places.put(column, place);
    }

    /** Where a person finds the cell in the row: by its header, in a workbook also by its address. */
    public String where(Column<?> column) {
        return places.getOrDefault(column, column.name());
    }

    public long line() {
        return line;
    }

    /** For what only shows when cells are taken together, such as an end before its start. The record is then thrown away. */
    public void refuse(Column<?> column, MessageText why) {
        refusals.add(new Refusal(column, why));
    }

    public void refuseRow(MessageText why) {
        refusals.add(new Refusal(null, why));
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
