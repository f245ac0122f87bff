package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of a few rows. On a narrow screen one of texts in many columns shows each row as a list of what its columns say; others scroll by
 * themselves, also by keyboard.
 */
public final class PlainTable extends Div {
    private static final String NUMBER = "m-number";
    private static final String ROLE = "role";
    /** So many columns fit beside each other on the narrowest screen. */
    private static final int FIT = 3;

    private final NativeTable table = new NativeTable();
    private final List<String> columns;
    private Set<Integer> numbers = Set.of();

    /** A table of texts, read from the left. */
    public PlainTable(String caption, List<String> columns) {
        this.columns = columns;
        addClassName("m-plain-table");
        setClassName("m-plain-table--stacks", columns.size() > FIT);
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute(ROLE, "region");
        getElement().setAttribute("aria-label", caption);
        NativeTableRow head = table.getHead().addRow();
        for (String column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        // said here, since what is laid out as a list is none any more to a screen reader
        table.getElement().setAttribute(ROLE, "table");
        table.getHead().getElement().setAttribute(ROLE, "rowgroup");
        table.getBody().getElement().setAttribute(ROLE, "rowgroup");
        head.getElement().setAttribute(ROLE, "row");
        head.getChildren().forEach(cell -> cell.getElement().setAttribute(ROLE, "columnheader"));
        add(table);
    }

    /** A table whose rows have a heading each, followed by figures that stand under each other. */
    public static PlainTable ofFigures(String caption, List<String> columns) {
        PlainTable figures = new PlainTable(caption, columns);
        figures.addClassName("m-plain-table--figures");
        figures.removeClassName("m-plain-table--stacks");
        return figures;
    }

    public void row(String... cells) {
        row(spans(cells));
    }

    public void row(List<Component> cells) {
        NativeTableRow row = table.getBody().addRow();
        row.getElement().setAttribute(ROLE, "row");
        for (int column = 0; column < cells.size(); column++) {
            NativeTableCell cell = new NativeTableCell(cells.get(column));
            cell.getElement().setAttribute(ROLE, "cell");
            if (column < columns.size()) {
                cell.getElement().setAttribute("data-column", columns.get(column));
            }
            cell.setClassName(NUMBER, numbers.contains(column));
            row.add(cell);
        }
    }

    /** Has the numbers of these columns, counted from 0, stand under each other; to be said before there are rows. */
    public PlainTable withNumbersIn(Integer... columns) {
        numbers = Set.of(columns);
        List<Component> heads =
                table.getHead().getChildren().flatMap(Component::getChildren).toList();
        numbers.forEach(column -> heads.get(column).addClassName(NUMBER));
        return this;
    }

    /** A row of {@link #ofFigures}. */
    public void figures(String heading, String... figures) {
        figures(heading, spans(figures));
    }

    public void figures(String heading, List<Component> figures) {
        fill(table.getBody().addRow(), heading, figures);
    }

    /** The last row of {@link #ofFigures}. */
    public void total(String heading, List<Component> figures) {
        table.getFoot().getElement().setAttribute(ROLE, "rowgroup");
        fill(table.getFoot().addRow(), heading, figures);
    }

    private static List<Component> spans(String... texts) {
        return Stream.of(texts).<Component>map(Span::new).toList();
    }

    private static void fill(NativeTableRow row, String heading, List<Component> cells) {
        NativeTableHeaderCell first = new NativeTableHeaderCell(heading);
        first.getElement().setAttribute("scope", "row");
        first.getElement().setAttribute(ROLE, "rowheader");
        row.getElement().setAttribute(ROLE, "row");
        row.add(first);
        for (Component figure : cells) {
            NativeTableCell cell = new NativeTableCell(figure);
            cell.getElement().setAttribute(ROLE, "cell");
            row.add(cell);
        }
    }
}
