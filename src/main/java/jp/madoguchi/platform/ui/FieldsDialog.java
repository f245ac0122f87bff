package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;

/**
 * A few fields to fill and to send. A refusal stands beside its field or below the form, and what was typed stays. Unlike
 * {@link FormDialog} it is left without a question.
 */
public abstract class FieldsDialog extends Dialog {
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private final Div form = new Div();
    private final Paragraph problem = new Paragraph();

    /**
     * @param room begins the class names of the dialog and of its form
     * @param cancel key of the text on the button that leaves it
     */
    protected FieldsDialog(String room, String cancel) {
        addClassName(room + "-dialog");
        form.addClassName(room + "-form");
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(form, problem);
        setCloseOnOutsideClick(false);
        getFooter().add(new Button(getTranslation(cancel), click -> close()));
    }

    /** @param name what the service calls it */
    public final <F extends Component & HasValidation> F field(String name, F field) {
        field.setManualValidation(true);
        fields.put(name, field);
        form.add(field);
        return field;
    }

    public final void words(String text) {
        put(new Paragraph(text));
    }

    /** Something between the fields that has no value of its own. */
    public final void put(Component component) {
        form.add(component);
    }

    /** @param work what the service refuses or does */
    public final void send(String label, Runnable work, Runnable after) {
        Button send = new Button(label, click -> {
            try {
                if (tried(work)) {
                    close();
                    after.run();
                }
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        // a second click on its way would do the work twice
        send.setDisableOnClick(true);
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(send);
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
