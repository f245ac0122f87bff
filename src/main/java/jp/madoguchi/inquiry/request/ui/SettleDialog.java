package jp.madoguchi.inquiry.request.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.Notices;

/** Asks for the note with which something is settled. */
class SettleDialog extends Dialog {
    private final Consumer<String> settle;
    private final Runnable onSettled;
    private final TextArea note = new TextArea(getTranslation("inquiry.callback.note"));

    /** @param settle takes the note, or refuses it */
    SettleDialog(String title, boolean required, Consumer<String> settle, Runnable onSettled) {
        this.settle = settle;
        this.onSettled = onSettled;
        addClassName("m-attempt");
        setHeaderTitle(title);
        note.setManualValidation(true);
        // Ctrl+Enter is heard while the cursor still stands here
        note.setValueChangeMode(ValueChangeMode.EAGER);
        note.setRequiredIndicatorVisible(required);
        note.setAutofocus(true);
        note.setWidthFull();
        add(note);
        Button save = new Button(getTranslation("inquiry.callback.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("inquiry.callback.cancel"), click -> close()), save);
        Shortcuts.addShortcutListener(this, this::save, Key.ENTER, KeyModifier.CONTROL);
        setCloseOnOutsideClick(false);
    }

    private void save() {
        try {
            settle.accept(note.getValue());
            close();
            onSettled.run();
        } catch (RejectedException e) {
            if ("note".equals(e.field())) {
                note.setErrorMessage(
                        getTranslation(e.text().key(), e.text().args().toArray()));
                note.setInvalid(true);
                note.focus();
            } else {
                close();
                Notices.error(e);
                onSettled.run();
            }
        }
    }
}
