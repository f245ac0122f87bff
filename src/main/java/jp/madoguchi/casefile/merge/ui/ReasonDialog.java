package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.platform.error.RejectedException;

/** Asks for the reason of what is about to be done; what is refused is said in it, and nothing typed is lost. */
abstract class ReasonDialog extends Dialog {
    /** Above the reason stands what is about to be done. */
    protected final Div what = new Div();

    protected final TextArea reason = new TextArea();
    private final Paragraph problem = new Paragraph();

    ReasonDialog(String doneKey) {
        addClassName("m-reason-dialog");
        // a click beside it would lose what was typed
        setCloseOnOutsideClick(false);
        reason.setLabel(getTranslation("casefile.merge.dialog.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Div form = new Div(what, reason, problem);
        form.addClassName("m-reason-form");
        add(form);
        Button done = new Button(getTranslation(doneKey), click -> save());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("casefile.merge.cancel"), click -> close()), done);
    }

    /**
     * @return what is to be done when the dialog is closed and the focus free
     * @throws RejectedException to be shown in the dialog
     */
    protected abstract Runnable save(String why);

    private void save() {
        try {
            Runnable afterwards = save(reason.getValue());
            close();
            afterwards.run();
        } catch (RejectedException e) {
            String words = getTranslation(e.text().key(), e.text().args().toArray());
            boolean ofReason = "reason".equals(e.field());
            reason.setInvalid(ofReason);
            reason.setErrorMessage(ofReason ? words : "");
            problem.setText(ofReason ? "" : words);
            problem.setVisible(!ofReason);
            if (ofReason) {
                reason.focus();
            }
        }
    }
}
