package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A plain table of a few rows: the first cell of a row is its heading, all others are figures. */
final class FigureTable extends Div {
    private final NativeTable table = new NativeTable();

    FigureTable(String caption, List<String> columns) {
        addClassName("m-figure-table");
        // on a narrow screen the table scrolls by itself, also by keyboard
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

    void row(String heading, List<Component> cells) {
        fill(table.getBody().addRow(), heading, cells);
    }

    void total(String heading, List<Component> cells) {
        fill(table.getFoot().addRow(), heading, cells);
    }

    static Component text(String text) {
        return new Span(text);
    }

    private static void fill(NativeTableRow row, String heading, List<Component> cells) {
        NativeTableHeaderCell first = new NativeTableHeaderCell(heading);
        first.getElement().setAttribute("scope", "row");
        row.add(first);
        cells.forEach(cell -> row.add(new NativeTableCell(cell)));
    }
}
