package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import jp.madoguchi.contract.completion.HandoverItem;
import jp.madoguchi.contract.completion.HandoverKind;
import jp.madoguchi.contract.completion.HandoverService;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** An item of the hand-over list, new or as somebody has seen it. */
final class HandoverForm extends CompletionForm {
    static final int LONGEST_NOTE = 500;
    static final int LONGEST_REASON = 250;
    private static final int LONGEST_TEXT = 250;
    private static final int LONGEST_OWNER = 100;

    HandoverForm(
            long contractId, @Nullable HandoverItem seen, LocalDate dueOn, HandoverService handover, Runnable onSaved) {
        super("");
        setHeaderTitle(getTranslation(
                seen == null ? "contract.completion.handovers.add" : "contract.completion.handovers.change"));
        Select<HandoverKind> kind = new Select<>();
        kind.setLabel(getTranslation("contract.completion.handovers.kind"));
        kind.setItems(HandoverKind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        kind.setValue(seen == null ? HandoverKind.OTHER : seen.kind());
        kind.setReadOnly(seen != null);
        field("kind", kind);
        TextArea text = text("text", getTranslation("contract.completion.handovers.text"), LONGEST_TEXT);
        TextField owner = field("owner", new TextField(getTranslation("contract.completion.handovers.owner")));
        owner.setMaxLength(LONGEST_OWNER);
        DatePicker due = field("due", Written.dayField(getTranslation("contract.completion.handovers.due")));
        due.setValue(dueOn);
        if (seen != null) {
            text.setValue(seen.text());
            owner.setValue(seen.owner() == null ? "" : seen.owner());
        }
        save(
                getTranslation("contract.completion.save"),
                MessageText.of("contract.completion.saved"),
                () -> {
                    if (seen == null) {
                        handover.add(contractId, kind.getValue(), text.getValue(), owner.getValue(), due.getValue());
                    } else {
                        handover.change(contractId, seen, text.getValue(), owner.getValue(), due.getValue());
                    }
                },
                onSaved);
    }
}
