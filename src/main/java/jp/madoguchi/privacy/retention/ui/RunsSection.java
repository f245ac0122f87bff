package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.retention.DeletionRun;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.privacy.retention.DeletionService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** All runs, the latest first, with what the user may do with each. */
class RunsSection extends Div {
    private final transient DeletionService deletions;
    private final long incidentId;
    private final PortalUser user;

    RunsSection(DeletionService deletions, long incidentId, PortalUser user) {
        this.deletions = deletions;
        this.incidentId = incidentId;
        this.user = user;
        addClassName("m-retention-runs");
        show();
    }

    final void show() {
        removeAll();
        List<DeletionRun> runs = deletions.runs(incidentId);
        if (runs.isEmpty()) {
            add(RetentionWords.hint(getTranslation("privacy.retention.runs.none")));
        }
        runs.forEach(run -> add(card(run)));
    }

    private Div card(DeletionRun run) {
        Div card = new Div(
                new H3(getTranslation("privacy.retention.runs.run", run.name())),
                badge(run.state()),
                new Paragraph(getTranslation(
                        "privacy.retention.runs.facts",
                        getTranslation(run.extent().textKey()),
                        run.reason(),
                        RetentionWords.who(run.prepared()))));
        card.addClassName("m-retention-run");
        Signed decided = run.decided();
        if (decided != null) {
            String by = getTranslation("privacy.retention.runs.decided", RetentionWords.who(decided));
            card.add(new Paragraph(run.remark() == null ? by : by + "　" + run.remark()));
        }
        boolean begun = run.state() == State.APPROVED || run.state() == State.DONE;
        if (run.state() == State.APPROVED) {
            ProgressBar bar =
                    new ProgressBar(0, 1, run.due() == 0 ? 1 : Math.min(1.0, (double) run.erased() / run.due()));
            String words = getTranslation("privacy.retention.runs.progress", run.erased(), run.due());
            bar.getElement().setAttribute("aria-label", words);
            card.add(bar, new Paragraph(words));
        }
        card.add(RetentionWords.parts(getTranslation("privacy.retention.runs.run", run.name()), run.parts(), begun));
        if (run.certificate() != null) {
            card.add(certificate(run));
        }
        if (run.state() == State.PREPARED) {
            card.add(actions(run));
        }
        return card;
    }

    private StatusBadge badge(State state) {
        return new StatusBadge(
                getTranslation(state.textKey()),
                switch (state) {
                    case DONE -> StatusBadge.Look.GOOD;
                    case PREPARED, APPROVED -> StatusBadge.Look.WAITING;
                    case REFUSED, WITHDRAWN -> StatusBadge.Look.PLAIN;
                });
    }

    private Anchor certificate(DeletionRun run) {
        DownloadHandler handler = event -> {
            byte[] content = deletions.certificate(run.id());
            event.setFileName("certificate-" + run.name() + ".pdf");
            event.setContentType(PdfDocuments.MEDIA_TYPE);
            event.getOutputStream().write(content);
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("privacy.retention.runs.certificate"));
    }

    private Div actions(DeletionRun run) {
        Div actions = new Div();
        actions.addClassName("m-retention-actions");
        if (user.has(Role.APPROVER) && !run.prepared().by().equals(user.name())) {
            Button approve = new Button(getTranslation("privacy.retention.runs.approve"), click -> approve(run));
            approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(
                    approve,
                    reasoned(
                            run,
                            "privacy.retention.runs.refuse",
                            "privacy.retention.runs.refuseOf",
                            "privacy.retention.runs.refused",
                            why -> deletions.refuse(run.id(), why)));
        }
        if (user.has(Role.ADMIN)) {
            actions.add(reasoned(
                    run,
                    "privacy.retention.runs.withdraw",
                    "privacy.retention.runs.withdrawOf",
                    "privacy.retention.runs.withdrawn",
                    why -> deletions.withdraw(run.id(), why)));
        }
        return actions;
    }

    private Button reasoned(DeletionRun run, String label, String title, String done, Consumer<String> work) {
        return new Button(getTranslation(label), click -> {
            FormDialog dialog = new FormDialog(getTranslation(title, run.name()));
            TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
            dialog.send(getTranslation(label), MessageText.of(done), () -> work.accept(reason.getValue()), this::show);
            dialog.open();
        });
    }

    private void approve(DeletionRun run) {
        ConfirmDialog sure = new ConfirmDialog(
                getTranslation("privacy.retention.runs.approveOf", run.name()),
                getTranslation("privacy.retention.runs.approve.what", run.due()),
                getTranslation("privacy.retention.runs.approve"),
                confirmed -> {
                    try {
                        deletions.approve(run.id());
                        Notices.success(MessageText.of("privacy.retention.runs.approved"));
                    } catch (RejectedException e) {
                        Notices.error(e);
                    }
                    show();
                });
        sure.setConfirmButtonTheme("primary error");
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("privacy.retention.runs.cancel"));
        sure.open();
    }
}
