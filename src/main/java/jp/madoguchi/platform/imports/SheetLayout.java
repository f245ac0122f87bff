package jp.madoguchi.platform.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.platform.imports.ColumnMapping.Assigned;
import jp.madoguchi.platform.table.RawCell;
import jp.madoguchi.platform.table.RawRow;
import jp.madoguchi.platform.table.RawSheet;
import org.jspecify.annotations.Nullable;

/** One way to see a sheet: this row is the header, and its columns are those. */
final class SheetLayout {

    private static final int ROWS_FOR_HEADER = 60;

    /** A column of a cross table. */
    record Across(int position, Column<?> column, String header) {}

    /** A cell above the table. */
    record Place(RawCell cell, int position, long line) {}

    final RawSheet sheet;
    final int headerIndex;
    final Map<Integer, Assigned> assigned;
    final Map<Column<?>, Integer> positions = new IdentityHashMap<>();
    final List<Across> across = new ArrayList<>();
    /** Columns that two or more headers claim to be. */
    final Map<Column<?>, List<Integer>> doubled = new IdentityHashMap<>();

    final List<Column<?>> missing = new ArrayList<>();
    /** The days that stand above the table, where it has no column for them; each with the cell that says it. */
    final Map<LocalDate, Place> above = new HashMap<>();

    private final ImportFormat<?> format;
    private final Tolerance tolerance;
    private final ColumnMapping mapping;

    private SheetLayout(
            RawSheet sheet, int headerIndex, ImportFormat<?> format, Tolerance tolerance, ColumnMapping mapping) {
        this.sheet = sheet;
        this.headerIndex = headerIndex;
        this.format = format;
        this.tolerance = tolerance;
        this.mapping = mapping;
        this.assigned = mapping.of(headers());
        match();
    }

    /** The best way to see the sheet; null for one with nothing in it that could be a header. */
    static @Nullable SheetLayout best(
            RawSheet sheet,
            ImportFormat<?> format,
            Tolerance tolerance,
            ColumnMapping mapping,
            @Nullable Long headerLine) {
        SheetLayout best = null;
        for (int i = 0; i < Math.min(ROWS_FOR_HEADER, sheet.rows().size()); i++) {
            if (headerLine != null && sheet.rows().get(i).line() != headerLine) {
                continue;
            }
            SheetLayout layout = new SheetLayout(sheet, i, format, tolerance, mapping);
            if (best == null || layout.score() > best.score()) {
                best = layout;
            }
        }
        return best;
    }

    private void match() {
        Map<Column<?>, List<Integer>> found = new IdentityHashMap<>();
        assigned.forEach((position, to) -> {
            if (to.column() != null && !isSpare(position)) {
                found.computeIfAbsent(to.column(), column -> new ArrayList<>()).add(position);
            }
        });
        found.forEach((column, at) -> {
            positions.put(column, at.getFirst());
            if (at.size() > 1) {
                doubled.put(column, at.stream().sorted().toList());
            }
        });
        if (!positions.containsKey(tolerance.measure()) && !positions.isEmpty()) {
            findAcross();
        }
        for (Column<?> column : format.columns()) {
            boolean acrossHasIt = !across.isEmpty()
                    && (column == tolerance.measure() || across.getFirst().column() == column);
            if (column.isRequired() && !positions.containsKey(column) && !acrossHasIt) {
                missing.add(column);
            }
        }
        if (tolerance.above() != null && missing.contains(tolerance.above())) {
            List<Place> places = placesAbove();
            LooseDates.asOf(places.stream().map(place -> place.cell().text()).toList())
                    .forEach((day, number) -> above.put(day, places.get(number)));
            if (above.size() == 1) {
                missing.remove(tolerance.above());
            }
        }
    }

    /** The copy of a merged header over a column without content is no column of its own. */
    private boolean isSpare(int position) {
        return header().cell(position).copied() && !hasContent(position);
    }

    private void findAcross() {
        for (Column<?> column : tolerance.across()) {
            if (positions.containsKey(column)) {
                continue;
            }
            List<Across> found = new ArrayList<>();
            for (int i = 0; i < header().cells().size(); i++) {
                String text = CellParsers.trimmed(header().cell(i).text());
                Assigned to = assigned.get(i);
                boolean free = to != null && to.column() == null && to.source() == MappedColumn.Source.NONE;
                // a column for a month that is still to come is empty from top to bottom
                if (free && !text.isEmpty() && hasContent(i) && column.parse(text) instanceof Parsed.Value<?>) {
                    found.add(new Across(i, column, text));
                }
            }
            if (found.size() > across.size()) {
                across.clear();
                across.addAll(found);
            }
        }
    }

    private boolean hasContent(int position) {
        return below().stream().map(row -> row.cell(position)).anyMatch(cell -> !cell.copied() && !cell.isBlank());
    }

    /** Everything is there that a record needs, and only once. */
    boolean fits() {
        return missing.isEmpty() && doubled.isEmpty();
    }

    private int score() {
        return (fits() ? 1_000 : 0) + positions.size() * 10 + Math.min(across.size(), 9) - doubled.size();
    }

    boolean isHopeless() {
        return positions.isEmpty();
    }

    RawRow header() {
        return sheet.rows().get(headerIndex);
    }

    List<RawRow> below() {
        return sheet.rows().subList(headerIndex + 1, sheet.rows().size());
    }

    List<RawRow> aboveRows() {
        return sheet.rows().subList(0, headerIndex);
    }

    /** Also those in the header's own row: a date may stand beside the last title. */
    private List<Place> placesAbove() {
        List<Place> places = new ArrayList<>();
        for (RawRow row : sheet.rows().subList(0, headerIndex + 1)) {
            for (int i = 0; i < row.cells().size(); i++) {
                if (!row.cell(i).copied() && !row.cell(i).text().isBlank()) {
                    places.add(new Place(row.cell(i), i, row.line()));
                }
            }
        }
        return places;
    }

    /** Where the values of a column stand; in a cross table the figures stand in each of its columns. */
    @Nullable
    Integer position(Column<?> column, @Nullable Across each) {
        return each != null && column == tolerance.measure() ? Integer.valueOf(each.position()) : positions.get(column);
    }

    /** Whether something is read from there. */
    boolean isRead(int position) {
        return positions.containsValue(position) || across.stream().anyMatch(each -> each.position() == position);
    }

    List<String> headers() {
        return header().cells().stream().map(RawCell::text).toList();
    }

    /** As a person finds it: C5 再発行件数, or the header alone in a text file. */
    String label(long line, int position) {
        String header = CellParsers.shortened(
                CellParsers.trimmed(header().cell(position).text()));
        return (sheet.address(line, position) + " " + header).strip();
    }

    List<MappedColumn> columns() {
        Map<Integer, Across> crossed = across.stream().collect(Collectors.toMap(Across::position, each -> each));
        List<MappedColumn> columns = new ArrayList<>();
        for (int i = 0; i < header().cells().size(); i++) {
            String header = CellParsers.trimmed(header().cell(i).text());
            if ((header.isEmpty() && !hasContent(i)) || isSpare(i)) {
                continue;
            }
            Assigned to = java.util.Objects.requireNonNull(assigned.get(i));
            Across over = crossed.get(i);
            Column<?> column = over == null ? to.column() : tolerance.measure();
            columns.add(new MappedColumn(
                    i,
                    sheet.name() == null ? String.valueOf(i + 1) : RawSheet.letters(i),
                    CellParsers.shortened(header),
                    column == null ? null : column.name(),
                    over == null ? null : over.header(),
                    over == null ? to.source() : MappedColumn.Source.NAME));
        }
        return columns;
    }

    Map<String, String> toRemember() {
        return mapping.toRemember(headers(), assigned);
    }
}
