package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueCount;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueUpload;

/**
 * Reissue reports, some at a time; each opens.
 *
 * @param <L> what a line is made of
 */
abstract class ReportList<L> extends Div {
    private static final int AT_ONCE = 20;

    private final Incident incident;
    private List<L> lines = List.of();
    private int shown = AT_ONCE;

    ReportList(Incident incident) {
        this.incident = incident;
        addClassName("m-uploads");
    }

    abstract Component line(L line);

    final void fill(List<L> all) {
        lines = all;
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

    final PlainTable counts(ReissueReport report) {
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
                    issuer == null ? count.issuerCode() : issuer.name().in(getLocale()),
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

    /** The file that it came in, and who sent it. */
    final Component origin(ReissueUpload upload, ReissueReport report) {
        Paragraph origin = new Paragraph(getTranslation(
                "reissue.uploads.origin",
                upload.fileName(),
                Shown.minute(report.submittedAt()),
                report.submittedBy(),
                upload.sha256().substring(0, 12)));
        origin.addClassName("m-hint");
        return origin;
    }

    static Span part(String className, String text) {
        Span part = new Span(text);
        part.addClassName(className);
        return part;
    }
}
