package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.FrozenFigures;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;

/** The figures that a version rests on, as they were drawn; in Japanese like the memo they belong to. */
class FrozenPanel extends Section {
    FrozenPanel(Decision decision) {
        FrozenFigures figures = decision.figures();
        addClassNames("m-card", "m-frozen");
        add(
                new H2(getTranslation("contract.completion.memo.figures")),
                new Hint(getTranslation("contract.completion.memo.figuresAt", Written.minute(figures.takenAt()))));
        Div frozen = new Div(rule(figures), indicators(figures));
        frozen.getElement().setAttribute("lang", "ja");
        frozen.add(
                list("contract.completion.con", figures.con()),
                list("contract.completion.missing", figures.missing()),
                list("contract.completion.pro", figures.pro()));
        add(frozen);
    }

    private Component rule(FrozenFigures figures) {
        Paragraph text = new Paragraph(figures.ruleText());
        text.addClassName("m-completion-text");
        Div rule = new Div(
                new Paragraph(getTranslation(
                        "contract.completion.memo.answer",
                        getTranslation(figures.answer().textKey()))),
                text);
        figures.ruleTerms().forEach(term -> rule.add(new Hint(term)));
        return rule;
    }

    private Component indicators(FrozenFigures figures) {
        PlainTable table = new PlainTable(
                getTranslation("contract.completion.indicators"),
                Stream.of(
                                "contract.completion.column.indicator",
                                "contract.completion.column.value",
                                "contract.completion.threshold",
                                "contract.completion.column.met",
                                "contract.completion.column.span")
                        .map(key -> getTranslation(key))
                        .toList());
        figures.indicators()
                .forEach(line -> table.row(List.of(
                        new Span((line.required() ? "◎ " : "") + line.name()),
                        Written.part("m-strong", line.value()),
                        new Span(line.threshold()),
                        IndicatorTile.badge(this, line.met()),
                        new Div(new Span(line.span()), new Hint(line.source())))));
        return table;
    }

    private Component list(String title, List<String> lines) {
        Div part = new Div(new H3(getTranslation(title)));
        if (lines.isEmpty()) {
            part.add(new Paragraph(getTranslation("contract.completion.noFinding")));
            return part;
        }
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        part.add(list);
        return part;
    }
}
