package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.ReissueUpload;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.SentFile;
import jp.madoguchi.reissue.SubmissionNote;

/** An organisation's own reports, the latest first; opened, each shows its counts, its words and its file. */
final class OwnReports extends ReportList<OwnReports.Line> {
    private final transient ReissueSubmissionService submissions;
    private final Runnable changed;
    private final transient LongFunction<List<Component>> reviewed;

    record Line(ReissueUpload upload, ReissueReport report, SubmissionNote note) {}

    /** @param reviewed what the city said to a report */
    OwnReports(
            Incident incident,
            ReissueSubmissionService submissions,
            LongFunction<List<Component>> reviewed,
            Runnable changed) {
        super(incident);
        this.submissions = submissions;
        this.reviewed = reviewed;
        this.changed = changed;
    }

    void show(List<ReissueUpload> uploads) {
        Map<Long, SubmissionNote> notes = submissions.notes();
        fill(uploads.stream()
                .flatMap(upload -> upload.reports().reversed().stream()
                        .filter(report -> notes.containsKey(report.id()))
                        .map(report -> new Line(upload, report, Objects.requireNonNull(notes.get(report.id())))))
                .toList());
    }

    @Override
    Component line(Line line) {
        ReissueReport report = line.report();
        Div summary = new Div(
                part("m-upload-day", getTranslation("reissue.uploads.asOf", Shown.day(report.asOf()))),
                part("m-upload-rate", Shown.percent(report.total().percent())),
                States.badge(this, report.state()));
        if (report.revision() > 1) {
            summary.add(part("m-upload-time", getTranslation("reissue.uploads.revision", report.revision())));
        }
        summary.add(part(
                "m-upload-time",
                getTranslation(
                        "reissue.uploads.sentAt", Shown.minute(line.report().submittedAt()))));
        summary.addClassName("m-upload-summary");
        Details details = new Details(summary);
        details.addClassName("m-upload");
        details.setOpened(report.state() == ReportState.RETURNED);
        reviewed.apply(report.id()).forEach(details::add);
        words(line).forEach(details::add);
        details.add(counts(report), origin(line.upload(), line.report()), actions(line));
        return details;
    }

    private List<Component> words(Line line) {
        List<String> words = new ArrayList<>();
        SubmissionNote note = line.note();
        if (line.report().state() == ReportState.RETURNED) {
            words.add(getTranslation("reissue.submission.howToReplace"));
        }
        if (note.correctionReason() != null) {
            words.add(getTranslation("reissue.submission.reasonWas", note.correctionReason()));
        }
        if (note.explanation() != null) {
            words.add(getTranslation("reissue.submission.explanationWas", note.explanation()));
        }
        if (note.withdrawnAt() != null) {
            words.add(getTranslation(
                    "reissue.submission.withdrawnWas", Shown.minute(note.withdrawnAt()), note.withdrawnBy()));
        }
        return words.stream().<Component>map(Paragraph::new).toList();
    }

    private Component actions(Line line) {
        Div actions = new Div(original(line.upload()));
        actions.addClassName("import-actions");
        ReportState state = line.report().state();
        if (state == ReportState.SUBMITTED || state == ReportState.RETURNED) {
            actions.add(
                    new Button(getTranslation("reissue.submission.withdraw"), click -> askToWithdraw(line.report())));
        }
        return actions;
    }

    private Anchor original(ReissueUpload upload) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event ->
                submissions.file(upload.id()).map(OwnReports::download).orElseGet(() -> DownloadResponse.error(404)));
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("reissue.submission.original"));
        link.addClassName("m-download");
        return link;
    }

    private static DownloadResponse download(SentFile file) {
        return new DownloadResponse(
                new ByteArrayInputStream(file.content()),
                file.name(),
                "application/octet-stream",
                file.content().length);
    }

    private void askToWithdraw(ReissueReport report) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("reissue.submission.withdrawTitle", Shown.day(report.asOf())));
        dialog.setText(getTranslation("reissue.submission.withdrawText"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("reissue.city.cancel"));
        dialog.setConfirmText(getTranslation("reissue.submission.withdraw"));
        dialog.addConfirmListener(confirmed -> withdraw(report.id()));
        dialog.open();
    }

    private void withdraw(long reportId) {
        try {
            submissions.withdraw(reportId);
            Notices.success(MessageText.of("reissue.submission.withdrawn"));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        changed.run();
    }
}
