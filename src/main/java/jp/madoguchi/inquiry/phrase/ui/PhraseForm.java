package jp.madoguchi.inquiry.phrase.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import jp.madoguchi.inquiry.phrase.Phrase;
import jp.madoguchi.inquiry.phrase.PhraseService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Writes a phrase, or changes one. */
class PhraseForm extends Div {
    private final long incidentId;
    private final PhraseService phrases;
    private final @Nullable Phrase before;
    private final Runnable onDone;
    private final TextField name = new TextField(getTranslation("inquiry.phrase.name"));
    private final TextArea text = new TextArea(getTranslation("inquiry.phrase.text"));

    /**
     * @param before absent for a new phrase
     * @param onDone also when the user leaves it as it was
     */
    PhraseForm(long incidentId, PhraseService phrases, @Nullable Phrase before, Runnable onDone) {
        this.incidentId = incidentId;
        this.phrases = phrases;
        this.before = before;
        this.onDone = onDone;
        addClassName("m-phrase-form");
        name.setHelperText(getTranslation("inquiry.phrase.name.help"));
        text.setHelperText(getTranslation("inquiry.phrase.text.help"));
        for (HasValidation field : new HasValidation[] {name, text}) {
            field.setManualValidation(true);
        }
        Button save = new Button(getTranslation("inquiry.phrase.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            save();
            save.setEnabled(true);
        });
        add(name, text, save);
        if (before != null) {
            name.setValue(before.name());
            text.setValue(before.text());
            add(new Button(getTranslation("inquiry.phrase.cancel"), click -> onDone.run()));
            name.focus();
        }
    }

    private void save() {
        name.setInvalid(false);
        text.setInvalid(false);
        try {
            if (before == null) {
                phrases.add(incidentId, name.getValue(), text.getValue());
                name.clear();
                text.clear();
                name.focus();
            } else {
                phrases.change(incidentId, before, name.getValue(), text.getValue());
            }
            Notices.success(MessageText.of("inquiry.phrase.saved"));
            onDone.run();
        } catch (RejectedException e) {
            refuse(e);
        }
    }

    private void refuse(RejectedException e) {
        String field = e.field();
        if (field == null) {
            Notices.error(e);
            return;
        }
        HasValidation refused =
                Map.<String, HasValidation>of("name", name, "text", text).getOrDefault(field, text);
        refused.setErrorMessage(getTranslation(e.text().key(), e.text().args().toArray()));
        refused.setInvalid(true);
    }
}
