package jp.madoguchi.inquiry.ui;

import static jp.madoguchi.inquiry.ui.InquiryEntry.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/** What can be done with the inquiry in the form, each with its key. */
class EntryActions extends Div {
    private final Button save;
    private final Button saveAndMore;

    EntryActions(Runnable onSave, Runnable onSaveAndMore, Runnable onDiscard, Runnable onKeys) {
        addClassName("m-entry-actions");
        save = button("inquiry.entry.save", "Ctrl+Enter", onSave);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        saveAndMore = button("inquiry.entry.saveAndMore", "Ctrl+Shift+Enter", onSaveAndMore);
        // a double click is one
        save.setDisableOnClick(true);
        saveAndMore.setDisableOnClick(true);
        Button discard = button("inquiry.entry.discard", "Esc", onDiscard);
        Button keys = button("inquiry.keys.title", "F1", onKeys);
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        keys.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(save, saveAndMore, discard, keys);
    }

    private Button button(String text, String key, Runnable act) {
        Button button = new Button(getTranslation(text), click -> act.run());
        button.setSuffixComponent(key(key));
        return button;
    }

    /** Saving is possible again. */
    void enable() {
        save.setEnabled(true);
        saveAndMore.setEnabled(true);
    }
}
