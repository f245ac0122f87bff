package jp.madoguchi.report.ui;

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

/** A few fields to fill and to send. A refusal stands beside its field or below the form, and what was typed stays. */
class ReportForm extends Dialog {
    private static final int LONGEST_REASON = 500;

    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private final Div form = new Div();
    private final Paragraph problem = new Paragraph();

    /** @param title key of its text */
    ReportForm(String title) {
        setHeaderTitle(getTranslation(title));
        addClassName("m-report-dialog");
        form.addClassName("m-report-form");
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(form, problem);
        setCloseOnOutsideClick(false);
        getFooter().add(new Button(getTranslation("report.cancel"), click -> close()));
    }

    /** @param name what the service calls it */
    <F extends Component & HasValidation> F field(String name, F field) {
        field.setManualValidation(true);
        fields.put(name, field);
        form.add(field);
        return field;
    }

    /** @param name what the service calls it */
    TextArea reason(String name, String label) {
        TextArea text = new TextArea(label);
        text.setMaxLength(LONGEST_REASON);
        text.setMinRows(2);
        text.setRequiredIndicatorVisible(true);
        return field(name, text);
    }

    void words(String text) {
        form.add(new Paragraph(text));
    }

    void put(Component component) {
        form.add(component);
    }

    /** @param work what the service refuses or does */
    void send(String label, Runnable work, Runnable after) {
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
            String words = Words.text(this, e.text());
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
