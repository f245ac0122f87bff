package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.PlannedReport;
import jp.madoguchi.reissue.ReissueCount;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import org.jspecify.annotations.Nullable;

/** A report as it would be sent; where the day has one already, the old figures beside the new ones. */
final class PlannedReportTable extends Div {
    private final PlannedReport report;

    PlannedReportTable(Incident incident, PlannedReport report) {
        this.report = report;
        addClassName("m-planned-report");
        String title = getTranslation("reissue.uploads.asOf", Shown.day(report.asOf()));
        add(new H3(title));
        ReissueReport before = report.before();
        if (before != null) {
            add(new Hint(getTranslation(
                    "reissue.submission.replaces",
                    before.revision(),
                    getTranslation("reissue.state." + before.state()),
                    before.revision() + 1)));
        }
        add(table(incident, title, before));
    }

    private PlainTable table(Incident incident, String title, @Nullable ReissueReport before) {
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("reissue.issuer"), getTranslation("reissue.reissued"), getTranslation("reissue.rate")));
        if (before != null) {
            columns.add(getTranslation("reissue.submission.before"));
            columns.add(getTranslation("reissue.submission.change"));
        }
        PlainTable table = PlainTable.ofFigures(title, columns);
        Map<String, Issuer> issuers =
                incident.issuers().stream().collect(Collectors.toMap(Issuer::code, issuer -> issuer));
        report.counts().forEach(count -> {
            Issuer issuer = issuers.get(count.issuerCode());
            table.figures(
                    issuer == null ? count.issuerCode() : issuer.name().in(getLocale()),
                    cells(count.affected(), count.reissued(), before, count.issuerCode()));
        });
        int affected = report.counts().stream().mapToInt(ReissueCount::affected).sum();
        int reissued = report.counts().stream().mapToInt(ReissueCount::reissued).sum();
        table.total(getTranslation("reissue.total"), cells(affected, reissued, before, null));
        return table;
    }

    private List<Component> cells(
            int affected, int reissued, @Nullable ReissueReport before, @Nullable String issuerCode) {
        List<Component> cells = new ArrayList<>();
        cells.add(new Span(Shown.count(reissued, getLocale())));
        cells.add(new Span(Shown.percent(
                ReissueFigure.of(affected, reissued, report.asOf()).percent())));
        if (before != null) {
            int old = before.counts().stream()
                    .filter(count -> issuerCode == null || count.issuerCode().equals(issuerCode))
                    .mapToInt(ReissueCount::reissued)
                    .sum();
            cells.add(new Span(Shown.count(old, getLocale())));
            cells.add(new Span(Shown.change(reissued - old, getLocale())));
        }
        return cells;
    }
}
