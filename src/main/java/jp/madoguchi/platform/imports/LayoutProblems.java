package jp.madoguchi.platform.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;

/** Says in words why a sheet can't be seen as the table that a format asks for. */
final class LayoutProblems {
    private final ImportFormat<?> format;
    private final Tolerance tolerance;
    private final SheetLayout layout;
    private final Problems problems;

    LayoutProblems(ImportFormat<?> format, Tolerance tolerance, SheetLayout layout, Problems problems) {
        this.format = format;
        this.tolerance = tolerance;
        this.layout = layout;
        this.problems = problems;
    }

    void report() {
        if (layout.isHopeless()) {
            problems.add(RowProblem.ofFile(MessageText.of(
                    "platform.import.problem.otherKind",
                    new ColumnTitles(format.columns().stream()
                                    .filter(Column::isRequired)
                                    .toList())
                            .asText())));
            return;
        }
        layout.doubled.forEach(this::doubled);
        layout.missing.forEach(this::missing);
    }

    private void doubled(Column<?> column, List<Integer> at) {
        long line = layout.header().line();
        problems.add(RowProblem.ofRow(
                line,
                MessageText.of(
                        "platform.import.problem.whichColumn",
                        new ColumnTitles(List.of(column)).asText(),
                        at.stream()
                                .map(position -> layout.label(line, position))
                                .collect(Collectors.joining(" / ")))));
    }

    private void missing(Column<?> column) {
        if (column == tolerance.above() && layout.above.size() > 1) {
            problems.add(RowProblem.ofFile(MessageText.of(
                    "platform.import.problem.severalDates",
                    layout.above.keySet().stream()
                            .sorted()
                            .map(LocalDate::toString)
                            .collect(Collectors.joining(" / ")))));
            return;
        }
        problems.add(RowProblem.ofRow(
                layout.header().line(),
                MessageText.of(
                        column == tolerance.above()
                                ? "platform.import.problem.missingDate"
                                : "platform.import.problem.missingLooseColumn",
                        new ColumnTitles(List.of(column)).asText())));
    }
}
