package jp.madoguchi.report.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.report.ErratumService;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportComparisonService;
import jp.madoguchi.report.ReportLine;
import jp.madoguchi.report.ReportReference;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportState;
import jp.madoguchi.report.content.FigureChange;

/** What differs from today and from earlier reports. */
class ComparisonPanel extends Div {
    private final Report report;
    private final ReportComparisonService comparison;
    private final ReportService reports;
    private final Select<ReportLine> other = new Select<>();
    private final Checkbox quoted = new Checkbox(getTranslation("report.compare.quoted"), true);
    private final Div changes = new Div();

    /** @param official whether the user may draft an erratum */
    ComparisonPanel(
            Report report,
            ReportComparisonService comparison,
            ReportService reports,
            ErratumService errata,
            boolean official) {
        this.report = report;
        this.comparison = comparison;
        this.reports = reports;
        other.setLabel(getTranslation("report.compare.with"));
        other.setEmptySelectionAllowed(true);
        other.setEmptySelectionCaption(getTranslation("report.compare.today"));
        other.setItems(reports.reports(report.scope().incidentId()).stream()
                .filter(line -> line.kind() == report.scope().kind()
                        && line.id() != report.id()
                        && line.corrects() == null
                        && line.state().isReleased())
                .toList());
        other.setItemLabelGenerator(line -> line == null
                ? getTranslation("report.compare.today")
                : Words.text(this, ReportReference.name(line.kind(), line.number())) + "（" + line.to() + "）");
        other.addValueChangeListener(change -> show());
        quoted.addValueChangeListener(change -> show());
        Div choices = new Div(other, quoted);
        choices.addClassName("m-report-choices");
        add(choices, changes);
        if (official && report.state() == ReportState.RELEASED && report.corrects() == null) {
            add(new Button(getTranslation("report.erratum.draft"), click -> draft(errata)));
        }
        show();
    }

    private void draft(ErratumService errata) {
        try {
            long id = errata.draft(report.id());
            UI.getCurrent().navigate(ReportView.address(id));
        } catch (RejectedException e) {
            Notices.error(e);
        }
    }

    private void show() {
        changes.removeAll();
        ReportLine with = other.getValue();
        List<FigureChange> found = with == null
                ? comparison.againstToday(report.id(), quoted.getValue())
                : comparison.againstEarlier(report.id(), with.id(), quoted.getValue());
        changes.add(
                found.isEmpty()
                        ? new Hint(getTranslation("report.compare.same"))
                        : new ChangeTable(found, value -> reports.written(value, getLocale())));
    }
}
