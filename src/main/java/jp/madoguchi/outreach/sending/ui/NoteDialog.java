package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.Notices;

/** Asks for the reason of a decision. What is refused stays open, with the refusal at the field. */
class NoteDialog extends Dialog {
    private static final int LONGEST = 500;

    private final TextArea note = new TextArea(getTranslation("outreach.sending.note"));
    private final transient Consumer<String> decision;

    NoteDialog(String title, String explanation, Consumer<String> decision) {
        this.decision = decision;
        setHeaderTitle(title);
        addClassName("m-sending-dialog");
        note.setMaxLength(LONGEST);
        note.setRequiredIndicatorVisible(true);
        note.setMinRows(3);
        note.setWidthFull();
        note.setValueChangeMode(ValueChangeMode.EAGER);
        add(new Div(new Paragraph(explanation), note));
        Button confirm = new Button(title, click -> confirm());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        getFooter().add(new Button(getTranslation("outreach.sending.cancel"), click -> close()), confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                note.focus();
            }
        });
    }

    private void confirm() {
        try {
            decision.accept(note.getValue());
            close();
        } catch (RejectedException e) {
            if ("note".equals(e.field())) {
                note.setErrorMessage(
                        getTranslation(e.text().key(), e.text().args().toArray()));
                note.setInvalid(true);
            } else {
                close();
                Notices.error(e);
            }
        }
    }
}
