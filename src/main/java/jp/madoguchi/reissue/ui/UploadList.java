package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueCount;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueUpload;

/** The reports of all organisations, the latest upload first; opened, each shows its counts and leads to its review. */
final class UploadList extends Div {
    private static final int AT_ONCE = 20;

    private final Incident incident;
    private List<Line> lines = List.of();
    private int shown = AT_ONCE;

    private record Line(ReissueUpload upload, ReissueReport report) {}

    UploadList(Incident incident) {
        this.incident = incident;
        addClassName("m-uploads");
    }

    void show(List<ReissueUpload> uploads) {
        lines = uploads.stream()
                .flatMap(upload -> upload.reports().reversed().stream().map(report -> new Line(upload, report)))
                .toList();
        fill();
    }

    private void fill() {
        removeAll();
        if (lines.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("reissue.uploads.none"));
            none.addClassName("m-hint");
            add(none);
        }
        lines.stream().limit(shown).map(this::line).forEach(this::add);
        if (lines.size() > shown) {
            add(new Button(getTranslation("reissue.uploads.more", lines.size() - shown), click -> {
                shown += AT_ONCE;
                fill();
            }));
        }
    }

    private Component line(Line line) {
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
        Details details = new Details(summary, counts(line.report()), origin(line));
        details.addClassName("m-upload");
        details.add(new Anchor("city/reissue/review/" + line.report().id(), getTranslation("reissue.uploads.review")));
        return details;
    }

    private PlainTable counts(ReissueReport report) {
        Locale locale = getLocale();
        PlainTable table = PlainTable.ofFigures(
                getTranslation("reissue.uploads.asOf", Shown.day(report.asOf())),
                List.of(
                        getTranslation("reissue.issuer"),
                        getTranslation("reissue.rate"),
                        getTranslation("reissue.reissued"),
                        getTranslation("reissue.affected")));
        Map<String, Issuer> issuers =
                incident.issuers().stream().collect(Collectors.toMap(Issuer::code, issuer -> issuer));
        for (ReissueCount count : report.counts()) {
            Issuer issuer = issuers.get(count.issuerCode());
            table.figures(
                    issuer == null ? count.issuerCode() : issuer.name().in(locale),
                    cells(ReissueFigure.of(count.affected(), count.reissued(), report.asOf())));
        }
        table.total(getTranslation("reissue.total"), cells(report.total()));
        return table;
    }

    private List<Component> cells(ReissueFigure figure) {
        return List.of(
                new Span(Shown.percent(figure.percent())),
                new Span(Shown.count(figure.reissued(), getLocale())),
                new Span(Shown.count(figure.affected(), getLocale())));
    }

    private Component origin(Line line) {
        ReissueUpload upload = line.upload();
        ReissueReport report = line.report();
        Paragraph origin = new Paragraph(getTranslation(
                "reissue.uploads.origin",
                upload.fileName(),
                Shown.minute(report.submittedAt()),
                report.submittedBy(),
                upload.sha256().substring(0, 12)));
        origin.addClassName("m-hint");
        return origin;
    }

    private static Span part(String className, String text) {
        Span part = new Span(text);
        part.addClassName(className);
        return part;
    }
}
