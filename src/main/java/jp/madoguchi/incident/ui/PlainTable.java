package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A table of a few rows; on a narrow screen it scrolls by itself, also by keyboard. */
final class PlainTable extends Div {
    private final NativeTable table = new NativeTable();

    PlainTable(String caption, List<String> columns) {
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

    void row(String... cells) {
        row(List.of(cells).stream().<Component>map(Span::new).toList());
    }

    void row(List<Component> cells) {
        NativeTableRow row = table.getBody().addRow();
        cells.forEach(cell -> row.add(new NativeTableCell(cell)));
    }
}
