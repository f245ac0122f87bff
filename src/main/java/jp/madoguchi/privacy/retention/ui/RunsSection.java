package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.retention.DeletionRun;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.privacy.retention.DeletionService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** All runs, the latest first, with what the user may do with each. */
class RunsSection extends FourEyesSection {
    private final transient DeletionService deletions;
    private final long incidentId;
    private final PortalUser user;

    RunsSection(DeletionService deletions, long incidentId, PortalUser user) {
        this.deletions = deletions;
        this.incidentId = incidentId;
        this.user = user;
        show();
    }

    @Override
    final void show() {
        removeAll();
        List<DeletionRun> runs = deletions.runs(incidentId);
        if (runs.isEmpty()) {
            add(RetentionWords.hint(getTranslation("privacy.retention.runs.none")));
        }
        runs.forEach(run -> add(card(run)));
    }

    private Div card(DeletionRun run) {
        Div card = card(
                getTranslation("privacy.retention.runs.run", run.name()),
                badge(run.state()),
                getTranslation(
                        "privacy.retention.runs.facts",
                        getTranslation(run.extent().textKey()),
                        run.reason(),
                        RetentionWords.who(run.prepared())),
                run.decided(),
                run.remark());
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
            card.add(certificate(
                    getTranslation("privacy.retention.runs.certificate"),
                    "certificate-" + run.name() + ".pdf",
                    () -> deletions.certificate(run.id())));
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

    private Div actions(DeletionRun run) {
        Div actions = actions();
        if (user.has(Role.APPROVER) && !run.prepared().by().equals(user.name())) {
            actions.add(
                    approve(
                            "privacy.retention.runs.approve",
                            getTranslation("privacy.retention.runs.approveOf", run.name()),
                            getTranslation("privacy.retention.runs.approve.what", run.due()),
                            "privacy.retention.runs.approved",
                            () -> deletions.approve(run.id())),
                    reasoned(
                            "privacy.retention.runs.refuse",
                            getTranslation("privacy.retention.runs.refuseOf", run.name()),
                            "privacy.retention.runs.refused",
                            why -> deletions.refuse(run.id(), why)));
        }
        if (user.has(Role.ADMIN)) {
            actions.add(reasoned(
                    "privacy.retention.runs.withdraw",
                    getTranslation("privacy.retention.runs.withdrawOf", run.name()),
                    "privacy.retention.runs.withdrawn",
                    why -> deletions.withdraw(run.id(), why)));
        }
        return actions;
    }
}
