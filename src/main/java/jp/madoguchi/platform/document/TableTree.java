package jp.madoguchi.platform.document;

import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.DayColumn;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import org.w3c.dom.Element;

/** Tables, and what is laid out as one. Each can be scrolled by itself where the screen is narrower. */
final class TableTree {
    private final TreeNodes nodes;
    private final Element body;
    private final DocumentWords words;
    private int regions;

    TableTree(TreeNodes nodes, Element body, DocumentWords words) {
        this.nodes = nodes;
        this.body = body;
        this.words = words;
    }

    void table(Table table) {
        Element element = nodes.in(region(body, table.caption()), "table", "rows");
        Element head = nodes.in(nodes.in(element, "thead", ""), "tr", "");
        for (Column column : table.columns()) {
            heading(head, "col", column.figures() ? "figures" : "", column.title());
        }
        Element rows = nodes.in(element, "tbody", "");
        for (List<String> cells : table.rows()) {
            Element row = nodes.in(rows, "tr", "");
            for (int i = 0; i < cells.size(); i++) {
                Element cell = nodes.in(row, "td", table.columns().get(i).figures() ? "figures" : "");
                nodes.text(cell, cells.get(i));
            }
        }
        if (table.rows().isEmpty() && !table.columns().isEmpty()) {
            Element cell = nodes.in(nodes.in(rows, "tr", ""), "td", "nothing");
            cell.setAttribute("colspan", Integer.toString(table.columns().size()));
            nodes.text(cell, words.none());
        }
    }

    void days(DayTable table) {
        if (!table.caption().isEmpty()) {
            nodes.text(nodes.in(body, "p", "caption"), table.caption());
        }
        for (DayPart part : table.parts()) {
            if (!part.days().isEmpty()) {
                part(table, part);
            }
        }
        if (!table.note().isEmpty()) {
            nodes.text(nodes.in(body, "p", "note"), table.note());
        }
    }

    private void part(DayTable table, DayPart part) {
        int days = part.days().size();
        String name = table.caption() + " " + part.days().getFirst().title() + " – "
                + part.days().getLast().title();
        Element element = nodes.in(
                scrolling(body, name), "table", "days " + (days <= DayLayout.DAYS ? "days-" + days : "days-many"));
        Element head = nodes.in(element, "thead", "");
        for (List<DayLayout.Cell> cells : DayLayout.of(part).rows()) {
            Element row = nodes.in(head, "tr", "marks");
            nodes.in(row, "td", "beside");
            for (DayLayout.Cell cell : cells) {
                mark(row, cell);
            }
        }
        Element titles = nodes.in(head, "tr", "");
        Element corner = nodes.in(titles, "td", "corner");
        corner.setAttribute("rowspan", "2");
        nodes.text(corner, part.corner());
        Element weekdays = nodes.in(head, "tr", "");
        for (DayColumn day : part.days()) {
            String styleClass = day.rest() ? "rest" : "";
            heading(titles, "col", styleClass, day.title());
            nodes.text(nodes.in(weekdays, "td", styleClass), day.weekday());
        }
        Element rows = nodes.in(element, "tbody", "");
        for (DayRow figures : part.rows()) {
            Element row = nodes.in(rows, "tr", "");
            heading(row, "row", "title", figures.title());
            for (int i = 0; i < days; i++) {
                Element cell = nodes.in(row, "td", part.days().get(i).rest() ? "rest" : "");
                nodes.runs(cell, List.of(figures.cells().get(i)));
            }
        }
    }

    private void mark(Element row, DayLayout.Cell cell) {
        Element element = nodes.in(
                row,
                "td",
                switch (cell.kind()) {
                    case EMPTY -> "empty";
                    case CALLOUT -> "callout";
                    case POINTER -> "pointer";
                    case BAR -> "span";
                    case BEFORE_BAR -> "before-span";
                    case AFTER_BAR -> "after-span";
                });
        if (cell.columns() > 1) {
            element.setAttribute("colspan", Integer.toString(cell.columns()));
        }
        if (!cell.text().isEmpty() || cell.kind() == DayLayout.Kind.BAR) {
            Element inner = nodes.in(element, "div", "words");
            nodes.text(inner, cell.text());
            if (cell.kind() == DayLayout.Kind.POINTER) {
                inner.setAttribute("aria-hidden", "true");
            }
        }
    }

    void definitions(List<Definition> entries) {
        Element rows = nodes.in(nodes.in(body, "table", "definitions"), "tbody", "");
        for (Definition entry : entries) {
            Element row = nodes.in(rows, "tr", "");
            heading(row, "row", "", entry.term());
            nodes.text(nodes.in(row, "td", ""), entry.text());
        }
    }

    void bars(Bars bars) {
        Element rows = nodes.in(nodes.in(region(body, bars.caption()), "table", "bars"), "tbody", "");
        Element pictures = nodes.in(rows, "tr", "");
        Element labels = nodes.in(rows, "tr", "");
        for (Bar bar : bars.bars()) {
            Element picture = nodes.in(pictures, "td", "picture");
            nodes.text(nodes.in(picture, "div", "value"), bar.value());
            if (bar.share() >= 0) {
                nodes.in(picture, "div", "bar bar-" + Math.round(Math.min(1, bar.share()) * DocumentStyles.STEPS));
            }
            nodes.text(nodes.in(labels, "td", "label"), bar.label());
        }
    }

    void signatures(List<Signature> signatures) {
        Element rows = nodes.in(nodes.in(body, "table", "signatures"), "tbody", "");
        Element roles = nodes.in(rows, "tr", "");
        Element names = nodes.in(rows, "tr", "");
        for (Signature signature : signatures) {
            heading(roles, "col", "", signature.role());
            Element cell = nodes.in(names, "td", "");
            nodes.text(nodes.in(cell, "div", "signed"), signature.name());
            nodes.text(nodes.in(cell, "div", "when"), signature.when());
        }
    }

    private void heading(Element row, String scope, String styleClass, String text) {
        Element cell = nodes.in(row, "th", styleClass);
        cell.setAttribute("scope", scope);
        nodes.text(cell, text);
    }

    /** With its caption above, which also names it. */
    private Element region(Element parent, String caption) {
        if (!caption.isEmpty()) {
            nodes.text(nodes.in(parent, "p", "caption"), caption);
        }
        return scrolling(parent, caption);
    }

    private Element scrolling(Element parent, String name) {
        regions++;
        Element region = nodes.in(parent, "div", "region");
        region.setAttribute("role", "region");
        region.setAttribute("tabindex", "0");
        nodes.attribute(region, "aria-label", name.isBlank() ? words.table() + " " + regions : name.strip());
        return region;
    }
}
