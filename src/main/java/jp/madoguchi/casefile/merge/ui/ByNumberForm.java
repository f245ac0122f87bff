package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.casefile.merge.DuplicateService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.error.RejectedException;

/** Puts any two cases side by side, for what a caller says and no rule finds. */
class ByNumberForm extends Div {
    private final Incident incident;
    private final DuplicateService duplicates;
    private final SuggestionList.Decisions decisions;
    private final TextField first = new TextField();
    private final TextField second = new TextField();
    private final Div result = new Div();

    ByNumberForm(Incident incident, DuplicateService duplicates, SuggestionList.Decisions decisions) {
        this.incident = incident;
        this.duplicates = duplicates;
        this.decisions = decisions;
        first.setLabel(getTranslation("casefile.merge.byNumber.first"));
        second.setLabel(getTranslation("casefile.merge.byNumber.second"));
        List.of(first, second).forEach(field -> {
            field.setManualValidation(true);
            field.addKeyPressListener(Key.ENTER, press -> compare());
        });
        Button compare = new Button(getTranslation("casefile.merge.byNumber.compare"), click -> compare());
        Div form = new Div(first, second, compare);
        form.addClassName("m-by-number");
        Paragraph hint = new Paragraph(getTranslation("casefile.merge.byNumber.hint"));
        hint.addClassName("m-hint");
        add(hint, form, result);
    }

    private void compare() {
        result.removeAll();
        List.of(first, second).forEach(field -> field.setInvalid(false));
        try {
            CasePair pair = duplicates.compare(incident.id(), first.getValue(), second.getValue());
            PairCard card = new PairCard(incident, pair);
            Button merge = card.offer(
                    () -> decisions.merge().accept(pair),
                    () -> decisions.notSame().accept(pair));
            result.add(card);
            merge.focus();
        } catch (RejectedException e) {
            TextField refused = Objects.equals(e.field(), "second") ? second : first;
            refused.setErrorMessage(
                    getTranslation(e.text().key(), e.text().args().toArray()));
            refused.setInvalid(true);
            refused.focus();
        }
    }

    /** What stood here has been decided. */
    void clear() {
        first.clear();
        second.clear();
        result.removeAll();
    }
}
