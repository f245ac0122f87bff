package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;

/** Asks for the reason of a decision, and makes it. */
class ReasonDialog extends Dialog {
    private static final int LONGEST = 300;

    /** @param verb what the button says */
    ReasonDialog(String verb, String what, MessageText done, Consumer<String> decision) {
        setHeaderTitle(verb);
        setCloseOnOutsideClick(false);
        TextArea reason = new TextArea(getTranslation("outreach.wave.reason"));
        reason.setMaxLength(LONGEST);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addClassName("m-wave-area");
        Paragraph problem = new Paragraph();
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        add(new Paragraph(what), reason, problem);
        Button decide = new Button(verb, click -> {
            reason.setInvalid(false);
            problem.setText("");
            try {
                decision.accept(reason.getValue());
                close();
                Notices.success(done);
            } catch (RejectedException e) {
                if (e.field() == null || e.field().equals("seen")) {
                    problem.setText(Words.text(this, e.text()));
                } else {
                    reason.setErrorMessage(Words.text(this, e.text()));
                    reason.setInvalid(true);
                }
            }
        });
        decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        decide.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(new Button(getTranslation("outreach.wave.cancel"), click -> close()), decide);
        addOpenedChangeListener(change -> reason.focus());
    }
}
