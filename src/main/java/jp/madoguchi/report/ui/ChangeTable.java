package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.report.content.FigureChange;
import jp.madoguchi.report.content.FigureValue;
import org.jspecify.annotations.Nullable;

/** Figures that have changed, as a redline: what it was, what it is, why, by whom and when. */
class ChangeTable extends Div {
    private final Function<FigureValue, String> written;

    ChangeTable(List<FigureChange> changes, Function<FigureValue, String> written) {
        this.written = written;
        PlainTable table = new PlainTable(
                getTranslation("report.changes"),
                Stream.of(
                                "report.figures.name",
                                "report.changes.before",
                                "report.changes.after",
                                "report.changes.reason",
                                "report.changes.by")
                        .map(key -> getTranslation(key))
                        .toList());
        changes.forEach(change -> table.row(List.of(
                new Span(change.name()),
                marked("del", change.before()),
                marked("ins", change.after()),
                new Span(change.reason() == null ? "-" : change.reason()),
                new Span(who(change)))));
        add(table);
    }

    private Component marked(String tag, @Nullable FigureValue value) {
        HtmlContainer mark = new HtmlContainer(tag);
        mark.addClassName("m-redline");
        mark.getElement().setText(value == null ? getTranslation("report.changes.none") : written.apply(value));
        return mark;
    }

    private static String who(FigureChange change) {
        String by = change.by() == null ? "-" : change.by();
        return change.at() == null ? by : Words.minute(change.at()) + " " + by;
    }
}
