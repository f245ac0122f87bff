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

/** A table of a few rows; on a narrow screen it scrolls by itself, also by keyboard. */
public final class PlainTable extends Div {
    private static final String NUMBER = "m-number";

    private final NativeTable table = new NativeTable();
    private Set<Integer> numbers = Set.of();

    /** A table of texts, read from the left. */
    public PlainTable(String caption, List<String> columns) {
        addClassName("m-plain-table");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        NativeTableRow head = table.getHead().addRow();
        for (String column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        add(table);
    }

    /** A table whose rows have a heading each, followed by figures that stand under each other. */
    public static PlainTable ofFigures(String caption, List<String> columns) {
        PlainTable figures = new PlainTable(caption, columns);
        figures.addClassName("m-plain-table--figures");
        return figures;
    }

    public void row(String... cells) {
        row(spans(cells));
    }

    public void row(List<Component> cells) {
        NativeTableRow row = table.getBody().addRow();
        for (int column = 0; column < cells.size(); column++) {
            NativeTableCell cell = new NativeTableCell(cells.get(column));
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
        fill(table.getFoot().addRow(), heading, figures);
    }

    private static List<Component> spans(String... texts) {
        return Stream.of(texts).<Component>map(Span::new).toList();
    }

    private static void fill(NativeTableRow row, String heading, List<Component> cells) {
        NativeTableHeaderCell first = new NativeTableHeaderCell(heading);
        first.getElement().setAttribute("scope", "row");
        row.add(first);
        cells.forEach(cell -> row.add(new NativeTableCell(cell)));
    }
}
