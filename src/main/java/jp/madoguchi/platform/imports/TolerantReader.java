package jp.madoguchi.platform.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellFinder.Found;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RawRow;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.SheetsReading;
import org.jspecify.annotations.Nullable;

/** Reads a table of people's own making by a format that allows for it, and says of each value where it comes from. */
final class TolerantReader<R> {
    private final ImportFormat<R> format;
    private final SheetsReading file;
    private final SheetLayout layout;
    private final Problems problems;
    private final LayoutProblems layoutProblems;
    private final RowKinds kinds;
    private final CellFinder finder;
    private final ValueReader values;
    private final Totals totals;
    private final List<Numbered<R>> rows = new ArrayList<>();
    private final List<Understanding.Row> understood = new ArrayList<>();
    private final List<Understanding.Note> notes = new ArrayList<>();

    private TolerantReader(ImportFormat<R> format, Tolerance tolerance, SheetsReading file, SheetLayout layout) {
        this.format = format;
        this.file = file;
        this.layout = layout;
        this.problems = file.problems();
        this.layoutProblems = new LayoutProblems(format, tolerance, layout, problems);
        this.kinds = new RowKinds(tolerance, layout);
        this.finder = new CellFinder(tolerance, layout);
        this.values = new ValueReader(tolerance, layout, problems);
        this.totals = new Totals(tolerance, layout, problems);
    }

    /** What came of it. */
    record Result<R>(
            List<Numbered<R>> rows, Understanding understanding, List<RowProblem> warnings, Problems problems) {}

    static <R> Result<R> read(
            ImportFormat<R> format,
            CellGuard guard,
            SheetsReading file,
            ReadingChoices choices,
            Map<String, String> remembered) {
        Tolerance tolerance = Objects.requireNonNull(format.tolerance());
        ForbiddenContent forbidden = new ForbiddenContent(file);
        if (forbidden.hasSecrets(guard) || file.sheets().isEmpty()) {
            return new Result<>(List.of(), Understanding.NOTHING, List.of(), file.problems());
        }
        ColumnMapping mapping = new ColumnMapping(format.columns(), choices.columns(), remembered, true);
        List<SheetLayout> layouts = file.sheets().stream()
                .filter(sheet -> choices.sheet() == null || choices.sheet().equals(sheet.name()))
                .map(sheet -> SheetLayout.best(sheet, format, tolerance, mapping, choices.headerLine()))
                .filter(Objects::nonNull)
                .toList();
        List<SheetLayout> fitting = layouts.stream().filter(SheetLayout::fits).toList();
        if (layouts.isEmpty()) {
            file.problems().add(RowProblem.ofFile(MessageText.of("platform.import.problem.noSuchPlace")));
            return new Result<>(List.of(), Understanding.NOTHING, List.of(), file.problems());
        }
        forbidden.refuseColumns(tolerance, layouts);
        if (fitting.size() > 1) {
            return undecided(file, fitting);
        }
        SheetLayout chosen = fitting.isEmpty()
                ? layouts.stream()
                        .max(Comparator.comparingInt(layout -> layout.positions.size()))
                        .orElseThrow()
                : fitting.getFirst();
        TolerantReader<R> reader = new TolerantReader<>(format, tolerance, file, chosen);
        reader.read();
        return reader.result();
    }

    private static <R> Result<R> undecided(SheetsReading file, List<SheetLayout> fitting) {
        List<String> names = fitting.stream()
                .map(layout -> String.valueOf(layout.sheet.name()))
                .toList();
        file.problems()
                .add(RowProblem.ofFile(
                        MessageText.of("platform.import.problem.whichSheet", String.join(" / ", names))));
        Understanding open = new Understanding(null, names, 0, List.of(), List.of(), List.of(), List.of(), Map.of());
        return new Result<>(List.of(), open, List.of(), file.problems());
    }

    private void read() {
        layoutProblems.report();
        layout.aboveRows().forEach(this::note);
        if (!layout.fits()) {
            return;
        }
        layout.below().forEach(this::readRow);
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(RowProblem.ofFile(MessageText.of("platform.table.problem.noRows")));
        }
        if (problems.isEmpty()) {
            totals.check();
        }
    }

    private void readRow(RawRow row) {
        switch (kinds.of(row)) {
            case EMPTY -> {}
            case TOTAL -> totals.add(row);
            case NOTE -> note(row);
            case RECORD -> {
                if (layout.across.isEmpty()) {
                    readRecord(row, null);
                } else {
                    layout.across.forEach(across -> readRecord(row, across));
                    totals.checkAcross(row);
                }
            }
        }
    }

    private void note(RawRow row) {
        String text = row.cells().stream()
                .filter(cell -> !cell.copied() && !cell.text().isBlank())
                .map(cell -> CellParsers.trimmed(cell.text()))
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            notes.add(new Understanding.Note(row.line(), text));
        }
    }

    private void readRecord(RawRow row, SheetLayout.@Nullable Across across) {
        if (isTooLong(row)) {
            problems.add(RowProblem.ofRow(
                    row.line(),
                    MessageText.of(
                            "platform.table.problem.tooManyColumns",
                            row.cells().size(),
                            layout.header().cells().size())));
            return;
        }
        Cells cells = new Cells(row.line());
        List<Understanding.@Nullable Cell> shown = new ArrayList<>();
        boolean understoodAll = true;
        for (Column<?> column : format.columns()) {
            Found found = finder.find(row, column, across);
            if (found == null) {
                shown.add(null);
                if (column.isRequired()) {
                    refuse(row, column, across, MessageText.of("platform.import.problem.required"));
                    understoodAll = false;
                }
                continue;
            }
            Object value = values.read(found, column, cells);
            understoodAll &= value != null;
            shown.add(new Understanding.Cell(
                    layout.sheet.address(found.line(), found.position()),
                    found.cell().text(),
                    value == null ? null : column.display(value),
                    found.origin()));
        }
        understood.add(new Understanding.Row(row.line(), shown));
        if (understoodAll) {
            build(row, cells, across);
        }
    }

    /** In a text file, a separator within a value moves all that is behind it. */
    private boolean isTooLong(RawRow row) {
        int width = layout.header().cells().size();
        return layout.sheet.name() == null && row.cells().stream().skip(width).anyMatch(cell -> !cell.isBlank());
    }

    private void build(RawRow row, Cells cells, SheetLayout.@Nullable Across across) {
        R value = format.build().apply(cells);
        cells.refusals().forEach(refusal -> {
            Column<?> column = refusal.column();
            problems.add(new RowProblem(row.line(), column == null ? null : cells.where(column), refusal.why()));
        });
        if (cells.refusals().isEmpty()) {
            rows.add(new Numbered<>(row.line(), value));
            totals.count(row, cells, across);
        }
    }

    private void refuse(RawRow row, Column<?> column, SheetLayout.@Nullable Across across, MessageText why) {
        Integer position = layout.position(column, across);
        problems.add(
                new RowProblem(row.line(), position == null ? column.name() : layout.label(row.line(), position), why));
    }

    private Result<R> result() {
        List<Understanding.Note> headers = layout.sheet.rows().stream()
                .limit(30)
                .filter(row -> row.cells().stream()
                                .filter(cell -> !cell.isBlank() && !cell.copied())
                                .count()
                        > 1)
                .map(row -> new Understanding.Note(
                        row.line(),
                        row.cells().stream()
                                .filter(cell -> !cell.isBlank() && !cell.copied())
                                .limit(4)
                                .map(cell -> CellParsers.shortened(CellParsers.trimmed(cell.text())))
                                .collect(Collectors.joining("｜"))))
                .toList();
        List<String> sheets = file.sheets().stream()
                .filter(sheet -> sheet.name() != null)
                .map(sheet -> String.valueOf(sheet.name()))
                .toList();
        Understanding understanding = new Understanding(
                layout.sheet.name(),
                sheets,
                layout.header().line(),
                headers,
                layout.columns(),
                understood,
                notes,
                layout.toRemember());
        List<RowProblem> warnings = Stream.concat(
                        file.hidden().stream()
                                .map(sheet -> RowProblem.ofFile(MessageText.of(
                                        "platform.import.warning.hiddenSheet", String.valueOf(sheet.name())))),
                        values.warnings().stream())
                .toList();
        return new Result<>(rows, understanding, warnings, problems);
    }
}
