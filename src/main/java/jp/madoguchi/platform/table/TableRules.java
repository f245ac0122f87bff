package jp.madoguchi.platform.table;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** What holds for the rows of any table, however they got here: the width of the header, no formula, not too many. */
final class TableRules {

    static final int MAX_ROWS = 500_000;
    static final int MAX_COLUMNS = 200;

    private final Problems problems;
    private final List<TableRow> rows = new ArrayList<>();
    private @Nullable List<String> header;
    private long headerLine;
    private boolean full;

    TableRules(Problems problems) {
        this.problems = problems;
    }

    /**
     * Takes the next row. Empty ones are skipped: spreadsheets leave them behind.
     *
     * @param spreadsheet there, missing cells at the end of a row are normal; a CSV file may have marked texts of our own export
     * @return whether more rows are welcome
     */
    boolean accept(long line, List<String> cells, boolean spreadsheet) {
        if (cells.stream().allMatch(String::isBlank)) {
            return true;
        }
        if (header == null) {
            return acceptHeader(line, cells);
        }
        if (rows.size() >= MAX_ROWS) {
            full = true;
            problems.add(RowProblem.ofFile(MessageText.of("platform.table.problem.tooManyRows", MAX_ROWS)));
            return false;
        }
        List<String> fitted = spreadsheet ? fit(cells, header.size()) : cells;
        if (fitted.size() > header.size()) {
            problems.add(RowProblem.ofRow(
                    line, MessageText.of("platform.table.problem.tooManyColumns", fitted.size(), header.size())));
            return true;
        }
        if (fitted.size() < header.size()) {
            problems.add(RowProblem.ofRow(
                    line, MessageText.of("platform.table.problem.tooFewColumns", fitted.size(), header.size())));
            return true;
        }
        refuseFormulas(line, fitted);
        rows.add(new TableRow(line, spreadsheet ? fitted : unmarked(fitted)));
        return true;
    }

    private boolean acceptHeader(long line, List<String> cells) {
        if (cells.size() > MAX_COLUMNS) {
            full = true;
            problems.add(RowProblem.ofRow(line, MessageText.of("platform.table.problem.notATable")));
            return false;
        }
        header = cells;
        headerLine = line;
        refuseFormulas(line, cells);
        return true;
    }

    private void refuseFormulas(long line, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (Formulas.looksLikeOne(cells.get(i))) {
                refuse(line, i, "platform.table.problem.formula");
            }
        }
    }

    private static List<String> unmarked(List<String> cells) {
        for (String cell : cells) {
            if (cell.startsWith("'")) {
                return cells.stream().map(FormulaMark::remove).toList();
            }
        }
        return cells;
    }

    /** The header's name for a column, else its letter as a spreadsheet shows it. */
    String columnName(int index) {
        if (header != null && index < header.size() && !header.get(index).isBlank()) {
            return header.get(index).strip();
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    private static List<String> fit(List<String> cells, int width) {
        int used = cells.size();
        while (used > width && cells.get(used - 1).isBlank()) {
            used--;
        }
        List<String> fitted = new ArrayList<>(cells.subList(0, used));
        while (fitted.size() < width) {
            fitted.add("");
        }
        return fitted;
    }

    void refuse(long line, int column, String key) {
        problems.add(RowProblem.ofCell(line, columnName(column), MessageText.of(key)));
    }

    void refuseRow(long line, String key) {
        problems.add(RowProblem.ofRow(line, MessageText.of(key)));
    }

    boolean hasContent() {
        return header != null || !problems.isEmpty();
    }

    int width() {
        return header == null ? 0 : header.size();
    }

    TableReading reading(@Nullable String charset, @Nullable Character separator) {
        if (header == null && problems.isEmpty()) {
            problems.add(RowProblem.ofFile(MessageText.of("platform.table.problem.empty")));
        } else if (rows.isEmpty() && problems.isEmpty() && !full) {
            problems.add(RowProblem.ofFile(MessageText.of("platform.table.problem.noRows")));
        }
        return new TableReading(
                charset, separator, header == null ? List.of() : List.copyOf(header), headerLine, rows, problems);
    }
}
