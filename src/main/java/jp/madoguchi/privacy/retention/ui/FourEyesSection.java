package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.platform.ui.SureDialog;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import org.jspecify.annotations.Nullable;

/** What can't be undone: one wants it, another decides, and a page certifies it; a card for each time. */
abstract class FourEyesSection extends Div {
    FourEyesSection() {
        addClassName("m-retention-runs");
    }

    abstract void show();

    /** @param remark of whoever has decided */
    final Div card(String title, StatusBadge state, String facts, @Nullable Signed decided, @Nullable String remark) {
        Div card = new Div(new H3(title), state, new Paragraph(facts));
        card.addClassName("m-retention-run");
        if (decided != null) {
            String by = getTranslation("privacy.retention.runs.decided", RetentionWords.who(decided));
            card.add(new Paragraph(remark == null ? by : by + "　" + remark));
        }
        return card;
    }

    static Div actions() {
        Div actions = new Div();
        actions.addClassName("m-retention-actions");
        return actions;
    }

    static Anchor certificate(String label, String file, Supplier<byte[]> content) {
        DownloadHandler handler = event -> {
            byte[] bytes = content.get();
            event.setFileName(file);
            event.setContentType(PdfDocuments.MEDIA_TYPE);
            event.getOutputStream().write(bytes);
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, label);
    }

    /**
     * Asks for a reason first.
     *
     * @param label key of the button's text
     * @param done key of what is said afterwards
     */
    final Button reasoned(String label, String title, String done, Consumer<String> work) {
        return new Button(getTranslation(label), click -> {
            FormDialog dialog = new FormDialog(title);
            TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
            dialog.send(getTranslation(label), MessageText.of(done), () -> work.accept(reason.getValue()), this::show);
            dialog.open();
        });
    }

    /** Asks first whether it is meant; the arguments are as for {@link #reasoned}. */
    final Button approve(String label, String title, String what, String done, Runnable work) {
        Button approve = new Button(getTranslation(label), click -> {
            new SureDialog(
                            title,
                            what,
                            getTranslation(label),
                            getTranslation("privacy.retention.runs.cancel"),
                            () -> act(done, work))
                    .open();
        });
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return approve;
    }

    final void act(String done, Runnable work) {
        try {
            work.run();
            Notices.success(MessageText.of(done));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show();
    }
}
