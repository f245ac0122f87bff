package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.LongConsumer;
import jp.madoguchi.contract.Amendment;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.KeptFile;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;

/** The dialogs in which officials enter and change what the contract says; each change asks why. */
class EntryDialogs {
    private static final int REASON = 500;
    private static final MessageText SAVED = MessageText.of("contract.details.saved");

    private final ContractEntryService entries;
    private final FileIntake intake;
    private final String reporting;
    private final Runnable after;

    /** @param reporting code of the organisation whose reissue reports count for the incident */
    EntryDialogs(ContractEntryService entries, FileIntake intake, String reporting, Runnable after) {
        this.reporting = reporting;
        this.entries = entries;
        this.intake = intake;
        this.after = after;
    }

    void enter(long incidentId, LongConsumer entered) {
        FormDialog dialog = dialog("contract.details.enter");
        TermsFields terms = new TermsFields(dialog, null, reporting);
        long[] id = new long[1];
        dialog.send(
                words(dialog),
                SAVED,
                () -> id[0] = entries.enter(incidentId, terms.terms()),
                () -> entered.accept(id[0]));
        dialog.open();
    }

    void change(Contract contract) {
        FormDialog dialog = dialog("contract.details.change");
        TermsFields terms = new TermsFields(dialog, contract.terms(), reporting);
        send(dialog, reason -> entries.change(contract.id(), contract.version(), terms.terms(), reason));
    }

    void addAmendment(Contract contract) {
        FormDialog dialog = dialog("contract.amendment.add");
        AmendmentFields fields = new AmendmentFields(dialog, null);
        send(dialog, reason -> entries.addAmendment(contract.id(), contract.version(), fields.terms(), reason));
    }

    void changeAmendment(Contract contract, Amendment amendment) {
        FormDialog dialog = dialog("contract.details.change");
        AmendmentFields fields = new AmendmentFields(dialog, amendment);
        send(
                dialog,
                reason -> entries.changeAmendment(
                        contract.id(), contract.version(), amendment.id(), fields.terms(), reason));
    }

    void removeAmendment(Contract contract, Amendment amendment) {
        FormDialog dialog = dialog("contract.details.remove");
        dialog.above(new Hint(amendment.number()));
        send(dialog, reason -> entries.removeAmendment(contract.id(), contract.version(), amendment.id(), reason));
    }

    void addObligation(Contract contract) {
        FormDialog dialog = dialog("contract.obligation.add");
        ObligationFields fields = new ObligationFields(dialog, null);
        send(dialog, reason -> entries.addObligation(contract.id(), contract.version(), fields.terms(), reason));
    }

    void changeObligation(Contract contract, Obligation obligation) {
        FormDialog dialog = dialog("contract.details.change");
        ObligationFields fields = new ObligationFields(dialog, obligation.terms());
        send(
                dialog,
                reason -> entries.changeObligation(
                        contract.id(), contract.version(), obligation.id(), fields.terms(), reason));
    }

    void removeObligation(Contract contract, Obligation obligation) {
        FormDialog dialog = dialog("contract.details.remove");
        dialog.above(new Hint(obligation.number() + "　" + obligation.terms().text()));
        send(dialog, reason -> entries.removeObligation(contract.id(), contract.version(), obligation.id(), reason));
    }

    void attach(Contract contract) {
        FormDialog dialog = dialog("contract.document.attach");
        FileDrop drop = new FileDrop(intake);
        dialog.part(drop);
        send(dialog, reason -> {
            if (drop.files().size() != 1) {
                throw new RejectedException(MessageText.of("contract.document.one"));
            }
            entries.attach(contract.id(), contract.version(), drop.files().getFirst(), reason);
        });
    }

    void detach(Contract contract, KeptFile document) {
        FormDialog dialog = dialog("contract.details.remove");
        dialog.above(new Hint(document.name()));
        send(dialog, reason -> entries.detach(contract.id(), contract.version(), document.id(), reason));
    }

    private interface Change {
        void because(String reason);
    }

    private void send(FormDialog dialog, Change change) {
        TextField reason = dialog.field("reason", new TextField(dialog.getTranslation("contract.entry.reason")));
        reason.setMaxLength(REASON);
        reason.setRequiredIndicatorVisible(true);
        dialog.send(words(dialog), SAVED, () -> change.because(reason.getValue()), after);
        dialog.open();
    }

    private static String words(FormDialog dialog) {
        return dialog.getTranslation("contract.details.save");
    }

    private static FormDialog dialog(String title) {
        FormDialog dialog =
                new FormDialog(com.vaadin.flow.component.UI.getCurrent().getTranslation(title));
        return dialog;
    }

    /** A text of several lines with what it says now. */
    static TextArea text(FormDialog dialog, String name, String label, int longest, String value) {
        TextArea text = dialog.text(name, dialog.getTranslation(label), longest);
        text.setValue(value);
        return text;
    }

    static TextField line(FormDialog dialog, String name, String label, int longest, String value) {
        TextField line = dialog.field(name, new TextField(dialog.getTranslation(label)));
        line.setMaxLength(longest);
        line.setRequiredIndicatorVisible(true);
        line.setValue(value);
        return line;
    }
}
