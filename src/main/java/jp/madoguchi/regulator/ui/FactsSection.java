package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.regulator.RegisteredAction;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RegulatorFileService;
import org.jspecify.annotations.Nullable;

/** What an action says, and its documents. */
class FactsSection extends Composite<CardSection> {
    private final transient RegisteredAction registered;
    private final transient RegulatorFileService files;
    private final transient @Nullable ActionDialogs dialogs;

    /** @param dialogs absent for whoever may not change anything */
    FactsSection(RegisteredAction registered, RegulatorFileService files, @Nullable ActionDialogs dialogs) {
        this.registered = registered;
        this.files = files;
        this.dialogs = dialogs;
    }

    @Override
    protected CardSection initContent() {
        RegulatorAction action = registered.action();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("m-regulator-facts");
        fact(
                facts,
                "regulator.field.KIND",
                new Span(getTranslation(action.kind().textKey())));
        fact(facts, "regulator.basisLabel", new Span(RegisterWords.statute(action.basis(), this)));
        if (!action.subject().isEmpty()) {
            fact(facts, "regulator.field.SUBJECT", new Span(action.subject()));
        }
        if (!action.reasons().isEmpty()) {
            OrderedList reasons = new OrderedList();
            action.reasons().forEach(reason -> reasons.add(new ListItem(reason)));
            fact(facts, "regulator.reasons", reasons);
        }
        String remark = action.remark();
        if (remark != null) {
            fact(facts, "regulator.field.REMARK", new Span(remark));
        }
        fact(facts, "regulator.documents", documents());
        return new CardSection(
                getTranslation("regulator.action.facts"),
                facts,
                new Hint(getTranslation("regulator.lastChange", RegisterWords.signed(registered.changed()))));
    }

    private void fact(DescriptionList facts, String label, Component value) {
        facts.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(value));
    }

    private Component documents() {
        Div documents = new Div();
        ActionDialogs ask = dialogs;
        if (registered.documents().isEmpty()) {
            documents.add(new Hint(getTranslation("regulator.documents.none")));
        } else {
            documents.add(new RegulatorFileList(registered.documents(), files, ask == null ? null : ask::remove));
        }
        if (ask != null) {
            Button add = new Button(
                    getTranslation("regulator.documents.add"),
                    click -> ask.attach(registered.action().id()));
            add.addThemeVariants(ButtonVariant.LUMO_SMALL);
            documents.add(add);
        }
        return documents;
    }
}
