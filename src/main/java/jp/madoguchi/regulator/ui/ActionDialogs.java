package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.regulator.RegisteredAction;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.regulator.RegulatorFile;
import jp.madoguchi.regulator.RegulatorFileService;

/** What is asked for before something about an action is withdrawn, added or taken away. */
class ActionDialogs {
    private static final int REASON = 500;

    private final RegulatorEntryService entries;
    private final RegulatorFileService files;
    private final FileIntake intake;
    private final Runnable after;

    ActionDialogs(RegulatorEntryService entries, RegulatorFileService files, FileIntake intake, Runnable after) {
        this.entries = entries;
        this.files = files;
        this.intake = intake;
        this.after = after;
    }

    void withdraw(RegisteredAction action) {
        FormDialog dialog = new FormDialog(words("regulator.action.withdraw"));
        dialog.above(new Hint(words("regulator.action.withdraw.what")));
        TextArea reason = dialog.text("reason", words("regulator.reasonOfChange"), REASON);
        dialog.send(
                words("regulator.action.withdraw"),
                MessageText.of("regulator.action.withdrawn.done"),
                () -> entries.withdraw(action.action().id(), action.version(), reason.getValue()),
                after);
        dialog.open();
    }

    void attach(long actionId) {
        FormDialog dialog = new FormDialog(words("regulator.documents.add"));
        FileDrop drop = new FileDrop(intake);
        dialog.part(drop);
        dialog.send(
                words("regulator.documents.add"),
                MessageText.of("regulator.documents.added"),
                () -> files.attach(actionId, drop.files()),
                after);
        dialog.open();
    }

    void remove(RegulatorFile file) {
        FormDialog dialog = new FormDialog(words("regulator.file.remove"));
        dialog.above(new Hint(file.name()));
        TextArea reason = dialog.text("reason", words("regulator.reasonOfChange"), REASON);
        dialog.send(
                words("regulator.file.remove"),
                MessageText.of("regulator.file.removed"),
                () -> files.remove(file.id(), reason.getValue()),
                after);
        dialog.open();
    }

    private static String words(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
