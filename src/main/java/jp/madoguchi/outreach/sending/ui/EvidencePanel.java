package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.outreach.sending.UncertainService;
import jp.madoguchi.outreach.sending.UncertainService.Evidence;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ui.FileIntake;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.ui.Notices;

/** Compares the uncertain e-mails with the mail server's own list of what it has accepted. */
class EvidencePanel extends Div {
    private final UncertainService uncertain;
    private final long incidentId;
    private final Paragraph status = new Paragraph();
    private final Div actions = new Div();
    private final FileIntake intake = new FileIntake(new Reception());

    EvidencePanel(UncertainService uncertain, long incidentId) {
        this.uncertain = uncertain;
        this.incidentId = incidentId;
        addClassName("m-sending-evidence");
        status.getElement().setAttribute("role", "status");
        actions.addClassName("m-sending-actions");
        add(
                new H3(getTranslation("outreach.sending.evidence")),
                new Paragraph(getTranslation("outreach.sending.evidence.what")),
                intake,
                status,
                actions);
    }

    void compare(TableFile list) {
        actions.removeAll();
        try {
            Evidence evidence = uncertain.compare(incidentId, list);
            status.setText(getTranslation(
                    "outreach.sending.evidence.found",
                    evidence.named(),
                    evidence.accepted().size(),
                    evidence.missing().size()));
            offer(evidence);
        } catch (RejectedException e) {
            status.setText(getTranslation(e.text().key(), e.text().args().toArray()));
        }
    }

    private void offer(Evidence evidence) {
        int accepted = evidence.accepted().size();
        int missing = evidence.missing().size();
        if (accepted > 0) {
            String title = getTranslation("outreach.sending.evidence.settle", accepted);
            Button settle = new Button(title);
            settle.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            settle.addClickListener(click -> new NoteDialog(
                            title, getTranslation("outreach.sending.evidence.settle.what", accepted), note -> {
                                uncertain.settle(incidentId, evidence, note);
                                done(settle, accepted);
                            })
                    .open());
            actions.add(settle);
        }
        if (missing > 0) {
            String title = getTranslation("outreach.sending.evidence.queue", missing);
            Button queue = new Button(title);
            queue.addThemeVariants(ButtonVariant.LUMO_ERROR);
            queue.addClickListener(click -> new NoteDialog(
                            title, getTranslation("outreach.sending.evidence.queue.what", missing), note -> {
                                uncertain.queueMissing(incidentId, evidence, note);
                                done(queue, missing);
                            })
                    .open());
            actions.add(queue);
        }
    }

    private void done(Button pressed, int count) {
        actions.remove(pressed);
        Notices.success(MessageText.of("outreach.sending.uncertain.decided", count));
    }

    private final class Reception implements FileIntake.Receiver {
        @Override
        public void started() {
            status.setText(getTranslation("platform.import.reading"));
        }

        @Override
        public void received(TableFile file) {
            compare(file);
        }

        @Override
        public void refused(MessageText why) {
            status.setText(getTranslation(why.key(), why.args().toArray()));
        }

        @Override
        public void charsetChosen(CharsetChoice charset) {
            // the ids of messages look the same in each
        }
    }
}
