package jp.madoguchi.platform.imports;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellFinder.Found;
import jp.madoguchi.platform.imports.Understanding.Origin;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RawRow;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** Makes of a text that was found what its column means by it, or says why it can't. */
final class ValueReader {
    private final Tolerance tolerance;
    private final SheetLayout layout;
    private final Problems problems;
    private final List<RowProblem> warnings = new ArrayList<>();

    ValueReader(Tolerance tolerance, SheetLayout layout, Problems problems) {
        this.tolerance = tolerance;
        this.layout = layout;
        this.problems = problems;
    }

    List<RowProblem> warnings() {
        return warnings;
    }

    /** Null where it is refused. */
    @Nullable
    Object read(Found found, Column<?> column, Cells cells) {
        // the header above or below a title has nothing to do with it
        String label = found.origin() == Origin.TITLE ? column.name() : layout.label(found.line(), found.position());
        cells.standsIn(column, label);
        MessageText why = refusal(found, column);
        if (why == null) {
            switch (column.parse(found.text())) {
                case Parsed.Value<?>(Object value) -> {
                    cells.put(column, value);
                    warnOfFormula(found, label);
                    return value;
                }
                case Parsed.Refused<?>(MessageText reason) -> why = reason;
            }
        }
        // what is wrong with a cell above or in the header is said once, and where it stands
        RowProblem problem = RowProblem.ofCell(found.line(), label, why);
        if (found.origin() == Origin.CELL
                || found.origin() == Origin.FORMULA
                || !problems.kept().contains(problem)) {
            problems.add(problem);
        }
        return null;
    }

    /** What is wrong with the text before it is looked at as a value. */
    private @Nullable MessageText refusal(Found found, Column<?> column) {
        if (found.origin() != Origin.TITLE && found.cell().problem() != null) {
            return found.cell().problem();
        }
        if (found.origin() == Origin.MERGED && !tolerance.spanning().contains(column)) {
            return MessageText.of("platform.import.problem.mergedValue");
        }
        if (isSplitNumber(found, column)) {
            return MessageText.of("platform.import.problem.splitNumber", found.text());
        }
        int length = found.text().codePointCount(0, found.text().length());
        return length > column.maxLength()
                ? MessageText.of("platform.import.problem.tooLong", length, column.maxLength())
                : null;
    }

    private void warnOfFormula(Found found, String label) {
        if (found.origin() == Origin.FORMULA) {
            warnings.add(RowProblem.ofCell(
                    found.line(),
                    label,
                    MessageText.of("platform.import.warning.formula", CellParsers.shortened(found.text()))));
        }
    }

    /** 13,760 without quotes stands in two cells of a text file, and the first would be read as 13. */
    private boolean isSplitNumber(Found found, Column<?> column) {
        boolean figure = tolerance.totalled().stream().anyMatch(each -> each == column);
        if (layout.sheet.name() != null || !figure || !found.text().matches("\\d{1,3}")) {
            return false;
        }
        RawRow row = layout.below().stream()
                .filter(each -> each.line() == found.line())
                .findFirst()
                .orElseThrow();
        int next = found.position() + 1;
        return !layout.isRead(next) && row.cell(next).text().strip().matches("\\d{3}");
    }
}
