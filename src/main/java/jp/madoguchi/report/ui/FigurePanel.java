package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.report.OpenReport;
import jp.madoguchi.report.ReportOverride;
import jp.madoguchi.report.content.FigureOrigin;
import jp.madoguchi.report.content.FigureValue;
import jp.madoguchi.report.content.ReportFigure;
import org.jspecify.annotations.Nullable;

/** The figures of a report: what each is made of; in a draft to be put into a text or written otherwise. */
class FigurePanel extends Div {
    private static final int AT_ONCE = 30;
    private static final String OF_A_DAY = "day.";

    private final OpenReport open;
    private final Map<String, ReportOverride> overrides;
    private final Function<FigureValue, String> written;
    private final @Nullable Consumer<String> insert;
    private final @Nullable Consumer<ReportFigure> override;
    private final Div rows = new Div();

    /**
     * @param insert puts a figure into a text; null where it isn't written
     * @param override opens the form; null where it isn't written
     */
    FigurePanel(
            OpenReport open,
            Function<FigureValue, String> written,
            @Nullable Consumer<String> insert,
            @Nullable Consumer<ReportFigure> override) {
        this.open = open;
        this.written = written;
        this.insert = insert;
        this.override = override;
        this.overrides = open.report().overrides().stream()
                .collect(Collectors.toMap(one -> one.figure().key(), one -> one));
        TextField filter = new TextField(getTranslation("report.figures.filter"));
        filter.setHelperText(getTranslation("report.figures.filter.what"));
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.setClearButtonVisible(true);
        filter.addValueChangeListener(change -> show(change.getValue()));
        add(filter, rows);
        show("");
    }

    private void show(String filter) {
        String wanted = JapaneseFolding.text(filter.strip());
        List<ReportFigure> found = open.figures().figures().values().stream()
                .filter(figure -> wanted.isEmpty()
                        ? !figure.key().startsWith(OF_A_DAY) || overrides.containsKey(figure.key())
                        : JapaneseFolding.text(figure.key() + " " + figure.name())
                                .contains(wanted))
                // what was overridden comes first: it must not be overlooked
                .sorted(Comparator.comparing(figure -> !overrides.containsKey(figure.key())))
                .toList();
        rows.removeAll();
        if (found.isEmpty()) {
            rows.add(new Hint(getTranslation("report.figures.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("m-figure-list");
        found.stream().limit(AT_ONCE).forEach(figure -> list.add(row(figure)));
        rows.add(list);
        if (found.size() > AT_ONCE) {
            rows.add(new Hint(getTranslation("report.figures.more", found.size() - AT_ONCE)));
        }
    }

    private ListItem row(ReportFigure figure) {
        Div head = new Div(name(figure), value(figure));
        head.addClassName("m-figure-head");
        ListItem row = new ListItem(head, origin(figure));
        Div use = new Div(Words.part("m-figure-key", "{" + figure.key() + "}"));
        use.addClassName("m-figure-use");
        if (insert != null) {
            Button put = small("report.figures.insert", figure);
            Consumer<String> into = insert;
            put.addClickListener(click -> into.accept(figure.key()));
            use.add(put);
        }
        if (override != null) {
            Button change = small("report.figures.override", figure);
            Consumer<ReportFigure> form = override;
            change.addClickListener(click -> form.accept(figure));
            use.add(change);
        }
        row.add(use);
        return row;
    }

    private Component name(ReportFigure figure) {
        FigureOrigin origin = figure.origin();
        return origin.screen().isEmpty() ? new Span(figure.name()) : Words.link(origin.screen(), figure.name());
    }

    private Component value(ReportFigure figure) {
        String computed = written.apply(figure.value());
        if (!overrides.containsKey(figure.key())) {
            return Words.part("m-strong", computed);
        }
        ReportOverride other = Objects.requireNonNull(overrides.get(figure.key()));
        Span mark = Words.part("m-figure__mark", getTranslation("report.overridden"));
        Div value = new Div(Words.part("m-strong", other.figure().text()), mark);
        value.add(
                new Hint(getTranslation("report.figures.computed", computed)),
                new Hint(Words.signed(other.set()) + "　" + other.figure().reason()));
        return value;
    }

    private Component origin(ReportFigure figure) {
        FigureOrigin origin = figure.origin();
        return new Div(
                new Span(origin.query()),
                new Hint(getTranslation(
                        "report.origin.window",
                        origin.from().toString(),
                        origin.to().toString())));
    }

    private Button small(String key, ReportFigure figure) {
        Button button = new Button(getTranslation(key));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(getTranslation(key) + " " + figure.name());
        return button;
    }
}
