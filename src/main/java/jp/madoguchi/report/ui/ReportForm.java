package jp.madoguchi.report.ui;

import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.platform.ui.FieldsDialog;

/** A few fields about a report to fill and to send. */
class ReportForm extends FieldsDialog {
    private static final int LONGEST_REASON = 500;

    /** @param title key of its text */
    ReportForm(String title) {
        super("m-report", "report.cancel");
        setHeaderTitle(getTranslation(title));
    }

    /** @param name what the service calls it */
    final TextArea reason(String name, String label) {
        TextArea text = new TextArea(label);
        text.setMaxLength(LONGEST_REASON);
        text.setMinRows(2);
        text.setRequiredIndicatorVisible(true);
        return field(name, text);
    }
}
