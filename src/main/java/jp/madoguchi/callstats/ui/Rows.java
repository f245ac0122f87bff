package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCaption;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;

/** Cells of a table that a screen reader can find its way in. */
final class Rows {
    private Rows() {}

    static NativeTableCaption caption(String text) {
        NativeTableCaption caption = new NativeTableCaption();
        caption.setText(text);
        return caption;
    }

    static NativeTableHeaderCell columnHead(Component... content) {
        return head("col", content);
    }

    static NativeTableHeaderCell rowHead(Component... content) {
        return head("row", content);
    }

    private static NativeTableHeaderCell head(String scope, Component... content) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(content);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    static NativeTableRow row(Component head, Iterable<? extends Component> cells) {
        NativeTableRow row = new NativeTableRow();
        row.add(head);
        cells.forEach(row::add);
        return row;
    }

    static NativeTableCell cell(Component... content) {
        return new NativeTableCell(content);
    }

    /** A table that scrolls by itself on a narrow window, also by keyboard. */
    static Div scrolling(NativeTable table, String label) {
        Div scroll = new Div(table);
        scroll.addClassName("m-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", label);
        return scroll;
    }
}
