package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FieldsDialog;
import jp.madoguchi.platform.ui.Notices;

/** A few fields about the end of a contract to fill and to save. */
class CompletionForm extends FieldsDialog {
    CompletionForm(String title) {
        super("m-completion", "contract.completion.cancel");
        setHeaderTitle(title);
    }

    /** @param name what the service calls it */
    final TextArea text(String name, String label, int longest) {
        TextArea text = new TextArea(label);
        text.setMaxLength(longest);
        text.setMinRows(2);
        return field(name, text);
    }

    /** @param work what the service refuses or does */
    final void save(String label, MessageText done, Runnable work, Runnable after) {
        send(label, work, () -> {
            Notices.success(done);
            after.run();
        });
    }
}
