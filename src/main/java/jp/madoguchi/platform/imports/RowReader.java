package jp.madoguchi.platform.imports;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableReading;
import jp.madoguchi.platform.table.TableRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table by a format. Works through the whole file, so that all its problems are known at once. */
final class RowReader<R> {

    private final ImportFormat<R> format;
    private final CellGuard guard;
    private final TableReading table;
    private final Problems problems;
    private final HeaderMatch header;
    private final List<Numbered<R>> rows = new ArrayList<>();
    private final List<PreviewRow> sample = new ArrayList<>();

    private RowReader(ImportFormat<R> format, CellGuard guard, TableReading table, ColumnMapping mapping) {
        this.format = format;
        this.guard = guard;
        this.table = table;
        this.problems = table.problems();
        this.header = HeaderMatch.of(format.columns(), mapping, table, guard, problems);
    }

    static <R> RowReader<R> read(ImportFormat<R> format, CellGuard guard, TableReading table, ColumnMapping mapping) {
        RowReader<R> reader = new RowReader<>(format, guard, table, mapping);
        if (reader.header.isUsable()) {
            table.rows().forEach(reader::readRow);
        }
        return reader;
    }

    List<Numbered<R>> rows() {
        return rows;
    }

    List<PreviewRow> sample() {
        return sample;
    }

    Understanding understanding() {
        return header.understanding(table);
    }

    Problems problems() {
        return problems;
    }

    private void readRow(TableRow row) {
        Cells cells = new Cells(row.line());
        boolean secret = refuseSecrets(row);
        boolean understood = !secret;
        for (Column<?> column : format.columns()) {
            understood &= secret || readCell(row, column, cells);
        }
        if (sample.size() < ImportPreview.SAMPLE_ROWS && !secret) {
            sample.add(shown(row));
        }
        if (understood) {
            R value = format.build().apply(cells);
            cells.refusals()
                    .forEach(refusal -> problems.add(new RowProblem(
                            row.line(),
                            refusal.column() == null ? null : header.nameOf(refusal.column()),
                            refusal.why())));
            if (cells.refusals().isEmpty()) {
                rows.add(new Numbered<>(row.line(), value));
            }
        }
    }

    /** A row with a secret in it isn't looked at any further: no other message may echo the cell. */
    private boolean refuseSecrets(TableRow row) {
        boolean found = false;
        for (int i = 0; i < row.cells().size(); i++) {
            if (!header.isSecret(i) && guard.mustNotBeStored(row.cells().get(i))) {
                found = true;
                problems.add(RowProblem.ofCell(
                        row.line(), table.header().get(i).strip(), MessageText.of("platform.import.problem.secret")));
            }
        }
        return found;
    }

    private boolean readCell(TableRow row, Column<?> column, Cells cells) {
        String cell = header.cell(row, column);
        if (cell.isEmpty()) {
            if (column.isRequired() && header.has(column)) {
                refuse(row, column, MessageText.of("platform.import.problem.required"));
            }
            return !column.isRequired();
        }
        if (isMisplaced(column, cell)) {
            refuse(row, column, MessageText.of("platform.import.problem.misplacedCode"));
            return false;
        }
        int length = cell.codePointCount(0, cell.length());
        if (length > column.maxLength()) {
            refuse(row, column, MessageText.of("platform.import.problem.tooLong", length, column.maxLength()));
            return false;
        }
        return switch (column.parse(cell)) {
            case Parsed.Value<?>(Object value) -> {
                cells.put(column, value);
                yield true;
            }
            case Parsed.Refused<?>(MessageText why) -> {
                refuse(row, column, why);
                yield false;
            }
        };
    }

    private void refuse(TableRow row, Column<?> column, MessageText why) {
        problems.add(new RowProblem(row.line(), columnName(column), why));
    }

    private @Nullable String columnName(Column<?> column) {
        return header.nameOf(column);
    }

    private PreviewRow shown(TableRow row) {
        return new PreviewRow(
                row.line(),
                format.columns().stream()
                        .map(column -> shown(column, header.cell(row, column)))
                        .toList());
    }

    private String shown(Column<?> column, String cell) {
        return isMisplaced(column, cell) ? Column.HIDDEN : column.shown(cell);
    }

    /** A code that stands in a column of something else. */
    private boolean isMisplaced(Column<?> column, String cell) {
        return !column.isSecret() && format.columns().stream().anyMatch(each -> each.isGivenAwayBy(cell));
    }
}
