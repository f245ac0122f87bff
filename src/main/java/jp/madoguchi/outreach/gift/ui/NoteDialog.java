package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;

/** Asks for a word on what is about to be done. What is refused is said in it, and nothing typed is lost. */
final class NoteDialog extends Dialog {
    private final TextArea note = new TextArea();
    private final Paragraph problem = new Paragraph();

    /**
     * @param what is about to be done, in words
     * @param done the button's word
     * @param save gets what was written, and may refuse it
     */
    NoteDialog(String title, String what, String label, String done, Consumer<String> save) {
        setHeaderTitle(title);
        // a click beside it would lose what was typed
        setCloseOnOutsideClick(false);
        note.setLabel(label);
        note.setRequiredIndicatorVisible(true);
        note.setManualValidation(true);
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Div form = new Div(new Paragraph(what), note, problem);
        form.addClassName("m-gift-form");
        add(form);
        Button button = new Button(done, click -> save(save));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("outreach.gift.cancel"), click -> close()), button);
    }

    private void save(Consumer<String> save) {
        try {
            save.accept(note.getValue());
            close();
        } catch (RejectedException e) {
            String words = getTranslation(e.text().key(), e.text().args().toArray());
            boolean ofNote = "note".equals(e.field());
            note.setInvalid(ofNote);
            note.setErrorMessage(ofNote ? words : "");
            problem.setText(ofNote ? "" : words);
            problem.setVisible(!ofNote);
            if (ofNote) {
                note.focus();
            }
        }
    }
}
