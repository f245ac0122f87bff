package jp.madoguchi.platform.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RawCell;
import jp.madoguchi.platform.table.RawRow;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** The sums that a table brings along must be those of its rows. They prove a table; they aren't read. */
final class Totals {

    private static final Set<String> WORDS =
            Set.of("合計", "計", "総計", "総合計", "小計", "全社計", "全社合計", "各社計", "total", "grandtotal", "subtotal", "sum");

    /** A row of the table: its figures by the position of their column. */
    private record Line(long line, Map<Integer, Integer> figures) {}

    private final Tolerance tolerance;
    private final SheetLayout layout;
    private final Problems problems;
    private final List<Line> rows = new ArrayList<>();
    private final List<RawRow> totals = new ArrayList<>();

    Totals(Tolerance tolerance, SheetLayout layout, Problems problems) {
        this.tolerance = tolerance;
        this.layout = layout;
        this.problems = problems;
    }

    static boolean isTotal(String text) {
        return WORDS.contains(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s　()]", "")
                .toLowerCase(Locale.ROOT));
    }

    void add(RawRow row) {
        totals.add(row);
    }

    /** A record that was understood. */
    void count(RawRow row, Cells cells, SheetLayout.@Nullable Across across) {
        Map<Integer, Integer> figures = new HashMap<>();
        for (Column<Integer> column : tolerance.totalled()) {
            Integer position = layout.position(column, across);
            Integer figure = cells.find(column);
            if (position != null && figure != null) {
                figures.put(position, figure);
            }
        }
        Line before = rows.isEmpty() ? null : rows.getLast();
        if (before != null && before.line() == row.line()) {
            // the figures of one row of a cross table
            before.figures().putAll(figures);
        } else {
            rows.add(new Line(row.line(), figures));
        }
    }

    void check() {
        long from = 0;
        for (RawRow total : totals) {
            long start = from;
            for (int position : positions()) {
                check(total, position, start);
            }
            from = total.line();
        }
    }

    private List<Integer> positions() {
        List<Integer> positions = new ArrayList<>();
        tolerance.totalled().forEach(column -> {
            Integer position = layout.positions.get(column);
            if (position != null) {
                positions.add(position);
            }
        });
        layout.across.forEach(across -> positions.add(across.position()));
        return positions;
    }

    private void check(RawRow total, int position, long from) {
        RawCell cell = total.cell(position);
        if (cell.isBlank() || isTotal(cell.text())) {
            return;
        }
        MessageText unreadable = cell.problem();
        Parsed<Integer> parsed = tolerance.measure().parse(CellParsers.trimmed(cell.text()));
        switch (parsed) {
            case Parsed.Refused<Integer>(MessageText why) ->
                refuse(total, position, unreadable == null ? why : unreadable);
            case Parsed.Value<Integer>(Integer said) -> {
                long block = sum(position, from, total.line());
                long all = sum(position, 0, total.line());
                if (unreadable != null) {
                    refuse(total, position, unreadable);
                } else if (said != block && said != all) {
                    refuse(total, position, MessageText.of("platform.import.problem.total", said, block));
                }
            }
        }
    }

    private long sum(int position, long after, long before) {
        return rows.stream()
                .filter(row -> row.line() > after && row.line() < before)
                .mapToLong(row -> row.figures().getOrDefault(position, 0))
                .sum();
    }

    /** The sum at the end of a row of a cross table whose issuers stand side by side. */
    void checkAcross(RawRow row) {
        if (layout.across.getFirst().column() != tolerance.key()
                || rows.isEmpty()
                || rows.getLast().line() != row.line()) {
            return;
        }
        for (int i = 0; i < layout.header().cells().size(); i++) {
            if (!isTotal(layout.header().cell(i).text()) || row.cell(i).isBlank()) {
                continue;
            }
            long sum = rows.getLast().figures().values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            if (tolerance.measure().parse(CellParsers.trimmed(row.cell(i).text()))
                            instanceof Parsed.Value<Integer>(Integer said)
                    && said != sum) {
                refuse(row, i, MessageText.of("platform.import.problem.total", said, sum));
            }
        }
    }

    private void refuse(RawRow row, int position, MessageText why) {
        problems.add(RowProblem.ofCell(row.line(), layout.label(row.line(), position), why));
    }
}
