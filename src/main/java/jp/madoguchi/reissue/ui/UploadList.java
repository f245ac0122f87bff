package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueUpload;

/** The reports of all organisations, the latest upload first; opened, each shows its counts and leads to its review. */
final class UploadList extends ReportList<UploadList.Line> {

    record Line(ReissueUpload upload, ReissueReport report) {}

    UploadList(Incident incident) {
        super(incident);
    }

    void show(List<ReissueUpload> uploads) {
        fill(uploads.stream()
                .flatMap(upload -> upload.reports().reversed().stream().map(report -> new Line(upload, report)))
                .toList());
    }

    @Override
    Component line(Line line) {
        ReissueFigure total = line.report().total();
        Div summary = new Div(
                part(
                        "m-upload-day",
                        getTranslation(
                                "reissue.uploads.asOf", Shown.day(line.report().asOf()))),
                part("m-upload-rate", Shown.percent(total.percent())),
                States.badge(this, line.report().state()));
        summary.add(part("m-upload-organisation", line.upload().organisation()));
        summary.add(part(
                "m-upload-time",
                getTranslation(
                        "reissue.uploads.sentAt", Shown.minute(line.report().submittedAt()))));
        summary.addClassName("m-upload-summary");
        Details details = new Details(summary, counts(line.report()), origin(line.upload(), line.report()));
        details.addClassName("m-upload");
        details.add(new Anchor("city/reissue/review/" + line.report().id(), getTranslation("reissue.uploads.review")));
        return details;
    }
}
