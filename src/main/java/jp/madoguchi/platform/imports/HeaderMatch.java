package jp.madoguchi.platform.imports;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ColumnMapping.Assigned;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableReading;
import jp.madoguchi.platform.table.TableRow;

/** Which cell of a row belongs to which declared column. Columns that are missing, unknown or double are named as problems. */
final class HeaderMatch {

    private final Map<Column<?>, Integer> positions = new IdentityHashMap<>();
    private final Map<Column<?>, String> names = new IdentityHashMap<>();

    private final List<MappedColumn> mapped = new ArrayList<>();
    private Map<String, String> remembered = Map.of();

    private HeaderMatch() {}

    static HeaderMatch of(
            List<Column<?>> columns, ColumnMapping mapping, TableReading table, CellGuard guard, Problems problems) {
        HeaderMatch match = new HeaderMatch();
        if (table.header().isEmpty()) {
            return match;
        }
        List<RowProblem> unknown = new ArrayList<>();
        Map<Integer, Assigned> assigned = mapping.of(table.header());
        boolean secret = false;
        for (int i = 0; i < table.header().size(); i++) {
            String name = CellParsers.trimmed(table.header().get(i));
            if (guard.mustNotBeStored(name)) {
                unknown.add(RowProblem.ofRow(table.headerLine(), MessageText.of("platform.import.problem.secret")));
                secret = true;
                continue;
            }
            if (columns.stream().anyMatch(each -> each.isGivenAwayBy(name))) {
                unknown.add(RowProblem.ofRow(table.headerLine(), MessageText.of("platform.import.problem.noHeader")));
                secret = true;
                continue;
            }
            Assigned to = Objects.requireNonNull(assigned.get(i));
            Column<?> column = to.column();
            boolean used = !name.isEmpty() || holdsAnything(table, i);
            if (used) {
                match.mapped.add(new MappedColumn(
                        i,
                        String.valueOf(i + 1),
                        CellParsers.shortened(name),
                        column == null ? null : column.name(),
                        null,
                        to.source()));
            }
            if (column == null) {
                // a column is left out only if somebody said so
                if (used && to.source() == MappedColumn.Source.NONE) {
                    unknown.add(unknown(table, i, name));
                }
            } else if (match.positions.putIfAbsent(column, i) != null) {
                problems.add(RowProblem.ofCell(
                        table.headerLine(), name, MessageText.of("platform.import.problem.duplicateColumn", name)));
            } else {
                match.names.put(column, name);
            }
        }
        match.remembered = secret ? Map.of() : mapping.toRemember(table.header(), assigned);
        match.report(columns, table, unknown, problems);
        return match;
    }

    private static boolean holdsAnything(TableReading table, int index) {
        return table.rows().stream().anyMatch(row -> !row.cells().get(index).isBlank());
    }

    private static RowProblem unknown(TableReading table, int index, String name) {
        return name.isEmpty()
                ? RowProblem.ofRow(
                        table.headerLine(), MessageText.of("platform.import.problem.namelessColumn", index + 1))
                : RowProblem.ofCell(
                        table.headerLine(),
                        CellParsers.shortened(name),
                        MessageText.of("platform.import.problem.unknownColumn", CellParsers.shortened(name)));
    }

    private void report(List<Column<?>> columns, TableReading table, List<RowProblem> unknown, Problems problems) {
        if (positions.isEmpty()) {
            unknown.stream()
                    .filter(problem -> problem.text().key().equals("platform.import.problem.noHeader"))
                    .findFirst()
                    .ifPresent(problems::add);
            // not one column that we know: this is another kind of file, and naming each column would only confuse
            problems.add(RowProblem.ofRow(
                    table.headerLine(),
                    MessageText.of(
                            "platform.import.problem.otherKind",
                            columns.stream().map(Column::name).collect(Collectors.joining(", ")))));
            return;
        }
        unknown.forEach(problems::add);
        for (Column<?> column : columns) {
            if (column.isRequired() && !has(column)) {
                problems.add(RowProblem.ofCell(
                        table.headerLine(),
                        column.name(),
                        MessageText.of("platform.import.problem.missingColumn", column.name())));
            }
        }
    }

    Understanding understanding(TableReading table) {
        return new Understanding(
                null, List.of(), table.headerLine(), List.of(), mapped, List.of(), List.of(), remembered);
    }

    boolean isUsable() {
        return !positions.isEmpty();
    }

    /** Whether the file's column at this position is one of codes. */
    boolean isSecret(int position) {
        return positions.entrySet().stream()
                .anyMatch(
                        entry -> entry.getValue() == position && entry.getKey().isSecret());
    }

    boolean has(Column<?> column) {
        return positions.containsKey(column);
    }

    String cell(TableRow row, Column<?> column) {
        Integer position = positions.get(column);
        return position == null ? "" : CellParsers.trimmed(row.cells().get(position));
    }

    /** As the file spells it, so that people find it there. */
    String nameOf(Column<?> column) {
        return names.getOrDefault(column, column.name());
    }
}
