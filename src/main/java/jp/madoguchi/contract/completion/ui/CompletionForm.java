package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;

/** A few fields to fill and to save. A refusal stands beside its field or below the form, and what was typed stays. */
class CompletionForm extends Dialog {
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private final Div form = new Div();
    private final Paragraph problem = new Paragraph();

    CompletionForm(String title) {
        setHeaderTitle(title);
        addClassName("m-completion-dialog");
        form.addClassName("m-completion-form");
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(form, problem);
        setCloseOnOutsideClick(false);
        getFooter().add(new Button(getTranslation("contract.completion.cancel"), click -> close()));
    }

    /** @param name what the service calls it */
    <F extends Component & HasValidation> F field(String name, F field) {
        field.setManualValidation(true);
        fields.put(name, field);
        form.add(field);
        return field;
    }

    /** @param name what the service calls it */
    TextArea text(String name, String label, int longest) {
        TextArea text = new TextArea(label);
        text.setMaxLength(longest);
        text.setMinRows(2);
        return field(name, text);
    }

    void words(String text) {
        form.add(new Paragraph(text));
    }

    /** @param work what the service refuses or does */
    void save(String label, MessageText done, Runnable work, Runnable after) {
        Button save = new Button(label, click -> {
            try {
                if (tried(work)) {
                    close();
                    Notices.success(done);
                    after.run();
                }
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        // a second click on its way would do the work twice
        save.setDisableOnClick(true);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(save);
    }

    private boolean tried(Runnable work) {
        fields.values().forEach(field -> field.setInvalid(false));
        problem.setVisible(false);
        try {
            work.run();
            return true;
        } catch (RejectedException e) {
            String words = getTranslation(e.text().key(), e.text().args().toArray());
            HasValidation field = e.field() == null ? null : fields.get(e.field());
            if (field == null) {
                problem.setText(words);
                problem.setVisible(true);
            } else {
                field.setErrorMessage(words);
                field.setInvalid(true);
            }
            return false;
        }
    }
}
