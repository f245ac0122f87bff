package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.DecisionOutcome;
import jp.madoguchi.contract.completion.DecisionService;
import jp.madoguchi.contract.completion.MemoSection;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;

/** A draft to write: outcome and texts by section. What was typed stays until it is saved. */
class MemoForm extends Div {
    private static final int LONGEST = 4_000;

    private final Decision decision;
    private final DecisionService decisions;
    private final Runnable onDone;
    private final RadioButtonGroup<DecisionOutcome> outcome =
            new RadioButtonGroup<>(getTranslation("contract.completion.memo.outcome"));
    private final Map<MemoSection, TextArea> texts = new EnumMap<>(MemoSection.class);
    private final Paragraph problem = new Paragraph();

    MemoForm(Decision decision, DecisionService decisions, Runnable onDone) {
        this.decision = decision;
        this.decisions = decisions;
        this.onDone = onDone;
        addClassName("m-completion-form");
        outcome.setItems(DecisionOutcome.values());
        outcome.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        outcome.setValue(decision.outcome());
        outcome.setManualValidation(true);
        add(outcome);
        for (MemoSection section : MemoSection.values()) {
            TextArea text = new TextArea(getTranslation(section.textKey()));
            text.setMaxLength(LONGEST);
            text.setMinRows(3);
            text.setManualValidation(true);
            // the page redraws itself when others change something, unless it knows that somebody writes
            text.setValueChangeMode(ValueChangeMode.EAGER);
            text.setValue(decision.section(section));
            texts.put(section, text);
            add(text);
        }
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Button save = new Button(getTranslation("contract.completion.memo.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button refresh = new Button(
                getTranslation("contract.completion.memo.refresh"),
                click -> afterSaving(
                        () -> decisions.refresh(decision.id(), decision.revision()),
                        "contract.completion.memo.done.refreshed"));
        Button prepare = new Button(getTranslation("contract.completion.memo.prepare"), click -> prepare());
        Div actions = new Div(save, refresh, prepare);
        actions.addClassName("m-completion-actions");
        add(problem, actions);
    }

    private void save() {
        Map<MemoSection, String> written = new EnumMap<>(MemoSection.class);
        texts.forEach((section, text) -> written.put(section, text.getValue()));
        tried(
                () -> decisions.write(decision.id(), decision.revision(), outcome.getValue(), written),
                "contract.completion.memo.done.saved");
    }

    private void prepare() {
        if (isChanged()) {
            say(getTranslation("contract.completion.memo.unsaved"));
            return;
        }
        CompletionForm sure = new CompletionForm(getTranslation("contract.completion.memo.prepare.title"));
        sure.words(getTranslation("contract.completion.memo.prepare.what"));
        sure.save(
                getTranslation("contract.completion.memo.prepare"),
                MessageText.of("contract.completion.memo.done.prepared"),
                () -> decisions.prepare(decision.id(), decision.revision()),
                onDone);
        sure.open();
    }

    /** Redrawing the screen would take what isn't saved. */
    private void afterSaving(Runnable work, String done) {
        if (isChanged()) {
            say(getTranslation("contract.completion.memo.unsaved"));
        } else {
            tried(work, done);
        }
    }

    boolean isChanged() {
        return !Objects.equals(outcome.getValue(), decision.outcome())
                || texts.entrySet().stream()
                        .anyMatch(entry -> !entry.getValue().getValue().equals(decision.section(entry.getKey())));
    }

    private void tried(Runnable work, String done) {
        texts.values().forEach(text -> text.setInvalid(false));
        problem.setVisible(false);
        try {
            work.run();
            Notices.success(MessageText.of(done));
            onDone.run();
        } catch (RejectedException e) {
            String words = getTranslation(e.text().key(), e.text().args().toArray());
            TextArea field = texts.entrySet().stream()
                    .filter(entry -> entry.getKey().name().equals(e.field()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                say(words);
            } else {
                field.setErrorMessage(words);
                field.setInvalid(true);
                field.focus();
            }
        }
    }

    private void say(String words) {
        problem.setText(words);
        problem.setVisible(true);
    }
}
