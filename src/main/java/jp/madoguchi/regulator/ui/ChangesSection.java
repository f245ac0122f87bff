package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.regulator.RegulatorChange;
import jp.madoguchi.regulator.RegulatorChange.Step;

/** Who did what, when, why, and what became of what; the latest first. */
class ChangesSection extends Composite<CardSection> {
    private final List<RegulatorChange> changes;

    ChangesSection(List<RegulatorChange> changes) {
        this.changes = changes;
    }

    @Override
    protected CardSection initContent() {
        PlainTable table = new PlainTable(
                getTranslation("regulator.history"),
                List.of(
                        getTranslation("regulator.history.when"),
                        getTranslation("regulator.history.what"),
                        getTranslation("regulator.history.words")));
        table.addClassName("m-regulator-history");
        changes.forEach(change -> table.row(
                List.of(new Span(RegisterWords.signed(change.signed())), what(change), new Span(words(change)))));
        return new CardSection(getTranslation("regulator.history"), table);
    }

    private static String words(RegulatorChange change) {
        String words = change.words();
        return words == null ? "" : words;
    }

    /** A first entry is the whole of what stands above it, so its lines are left out. */
    private Component what(RegulatorChange change) {
        Div what = new Div(new Span(RegisterWords.step(change, this)));
        if (change.step() != Step.ENTERED) {
            change.lines().forEach(line -> what.add(new Hint(RegisterWords.line(line, this))));
        }
        return what;
    }
}
