package jp.madoguchi.report.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportReleaseService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportState;
import jp.madoguchi.report.content.FigureChange;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a user may do with a report as it stands: submit, return, release, take its place. */
@Component
class ReportActions {
    private final ReportDraftService drafts;
    private final ReportReleaseService releases;
    private final ReportService reports;

    ReportActions(ReportDraftService drafts, ReportReleaseService releases, ReportService reports) {
        this.drafts = drafts;
        this.releases = releases;
        this.reports = reports;
    }

    /** @param editor the draft's texts; null where the user doesn't write */
    Div of(Report report, PortalUser user, @Nullable EditorPanel editor, Runnable again) {
        Div actions = new Div();
        actions.addClassName("m-report-actions");
        if (editor != null) {
            actions.add(submit(report, editor, again));
        }
        if (report.state() == ReportState.UNDER_REVIEW && user.has(Role.APPROVER)) {
            review(actions, report, again);
        }
        if (report.state() == ReportState.RELEASED && report.corrects() == null && user.has(Role.OFFICIAL)) {
            actions.add(supersede(report, actions));
        }
        return actions;
    }

    private Button submit(Report report, EditorPanel editor, Runnable again) {
        Button submit = new Button(editor.getTranslation("report.submit"), click -> {
            if (!editor.save()) {
                Notices.error(MessageText.of("report.edit.notSaved"));
                return;
            }
            if (editor.hasProblems()) {
                Notices.error(MessageText.of("report.submit.problems"));
                return;
            }
            ReportForm sure = new ReportForm("report.submit");
            sure.words(editor.getTranslation("report.submit.what"));
            sure.send(
                    editor.getTranslation("report.submit"),
                    () -> drafts.submit(report.id(), editor.revision()),
                    () -> done("report.done.submitted", again));
            sure.open();
        });
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return submit;
    }

    /** One's own work is refused in words, so that nobody looks for the button. */
    private void review(Div actions, Report report, Runnable again) {
        List<FigureChange> changes = releases.changesSinceSubmission(report.id());
        MessageText against = releases.againstRelease(report.id()).orElse(null);
        if (against != null) {
            actions.add(new Paragraph(Words.text(actions, against)));
        } else {
            Button release = new Button(actions.getTranslation("report.release"), click -> {
                ReportForm sure = new ReportForm("report.release");
                sure.words(actions.getTranslation("report.release.what"));
                if (!changes.isEmpty()) {
                    sure.words(actions.getTranslation("report.release.changed", changes.size()));
                    sure.put(new ChangeTable(
                            changes,
                            value -> reports.written(value, UI.getCurrent().getLocale())));
                }
                sure.send(
                        actions.getTranslation("report.release"),
                        () -> releases.release(report.id(), report.revision()),
                        () -> done("report.done.released", again));
                sure.open();
            });
            release.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(release);
        }
        actions.add(new Button(actions.getTranslation("report.giveBack"), click -> {
            ReportForm form = new ReportForm("report.giveBack");
            TextArea remark = form.reason("remark", form.getTranslation("report.giveBack.remark"));
            form.send(
                    form.getTranslation("report.giveBack"),
                    () -> releases.giveBack(report.id(), report.revision(), remark.getValue()),
                    () -> done("report.done.returned", again));
            form.open();
        }));
    }

    private Button supersede(Report report, Div actions) {
        return new Button(actions.getTranslation("report.supersede"), click -> {
            ReportForm form = new ReportForm("report.supersede");
            form.words(form.getTranslation("report.supersede.what"));
            TextArea reason = form.reason("reason", form.getTranslation("report.supersede.reason"));
            long[] made = new long[1];
            form.send(
                    form.getTranslation("report.new.begin"),
                    () -> made[0] = drafts.supersede(report.id(), reason.getValue()),
                    () -> UI.getCurrent().navigate(ReportView.address(made[0])));
            form.open();
        });
    }

    private static void done(String key, Runnable again) {
        Notices.success(MessageText.of(key));
        again.run();
    }
}
