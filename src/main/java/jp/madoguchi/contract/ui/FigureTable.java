package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.contract.PortalFigure;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;

/** The portal's own figures of a month, each with where it comes from and, for the city, the page that it is made of. */
class FigureTable extends Div {
    private final boolean withLinks;

    FigureTable(boolean withLinks) {
        this.withLinks = withLinks;
    }

    void show(List<PortalFigure> figures) {
        removeAll();
        if (figures.isEmpty()) {
            add(new Hint(getTranslation("contract.figure.none")));
            return;
        }
        PlainTable table = new PlainTable(
                getTranslation("contract.figure.title"),
                List.of(
                        getTranslation("contract.figure.what"),
                        getTranslation("contract.figure.value"),
                        getTranslation("contract.figure.source")));
        figures.forEach(figure -> table.row(List.of(
                new Span(getTranslation(figure.kind().textKey())),
                value(figure),
                new Span(getTranslation(figure.kind().source().textKey())))));
        PortalFigure first = figures.getFirst();
        add(
                table,
                new Hint(getTranslation(
                        "contract.figure.span",
                        Words.span(first.from(), first.to(), getLocale()),
                        JapaneseDates.dayAndTime(first.asOf(), getLocale()))));
    }

    private Component value(PortalFigure figure) {
        String words = Words.figure(figure.kind(), figure.value(), figure.of(), getLocale());
        if (words == null) {
            Span none = new Span(getTranslation("contract.figure.noData"));
            none.addClassName("m-hint");
            return none;
        }
        if (!withLinks || figure.address() == null) {
            return new Span(words);
        }
        Anchor link = new Anchor(figure.address(), words);
        link.setAriaLabel(getTranslation(figure.kind().textKey()) + " " + words);
        return link;
    }
}
