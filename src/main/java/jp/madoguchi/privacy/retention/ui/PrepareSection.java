package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.privacy.retention.DeletionRun.Extent;
import jp.madoguchi.privacy.retention.DeletionRun.Part;
import jp.madoguchi.privacy.retention.DeletionService;

/** What would be erased today, and laying it before the approver. */
class PrepareSection extends Div {
    private final transient DeletionService deletions;
    private final long incidentId;
    private final Runnable prepared;
    private final Select<Extent> extent = new Select<>();
    private final Div preview = new Div();

    PrepareSection(DeletionService deletions, long incidentId, Runnable prepared) {
        this.deletions = deletions;
        this.incidentId = incidentId;
        this.prepared = prepared;
        addClassName("m-retention-prepare");
        extent.setLabel(getTranslation("privacy.retention.prepare.extent"));
        extent.setItems(Extent.values());
        extent.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        extent.setValue(Extent.DUE);
        extent.setWidth("min(100%, 24rem)");
        extent.addValueChangeListener(change -> preview.removeAll());
        add(extent, new Button(getTranslation("privacy.retention.prepare.preview"), click -> show()), preview);
    }

    private void show() {
        preview.removeAll();
        Extent chosen = extent.getValue();
        List<Part> parts = deletions.preview(incidentId, chosen);
        if (parts.stream().allMatch(part -> part.due() == 0)) {
            preview.add(RetentionWords.hint(getTranslation("privacy.retention.prepare.none")));
            return;
        }
        Button send = new Button(getTranslation("privacy.retention.prepare.send"), click -> ask(chosen));
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        preview.add(
                RetentionWords.parts(getTranslation("privacy.retention.prepare.title"), parts, false),
                RetentionWords.hint(getTranslation("privacy.retention.prepare.stays")),
                send);
    }

    private void ask(Extent chosen) {
        FormDialog dialog = new FormDialog(getTranslation("privacy.retention.prepare.send"));
        dialog.above(RetentionWords.hint(getTranslation("privacy.retention.prepare.warning")));
        TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
        dialog.send(
                getTranslation("privacy.retention.prepare.send"),
                MessageText.of("privacy.retention.prepare.sent"),
                () -> deletions.prepare(incidentId, chosen, reason.getValue()),
                () -> {
                    preview.removeAll();
                    prepared.run();
                });
        dialog.open();
    }
}
