package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.report.Correction;
import jp.madoguchi.report.ReportComparisonService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.content.FigureChange;
import jp.madoguchi.report.content.FigureValue;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** Figures that are others today than in released reports, and all the documents that say what they were. */
@Route(CorrectionsView.ADDRESS)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/report.css")
public class CorrectionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ADDRESS = "city/reports/corrections";

    private final transient IncidentService incidents;
    private final transient ReportComparisonService comparison;
    private final transient ReportService reports;

    CorrectionsView(IncidentService incidents, ReportComparisonService comparison, ReportService reports) {
        this.incidents = incidents;
        this.comparison = comparison;
        this.reports = reports;
        addClassNames("m-page", "m-sections", "m-reports");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        PageHeader header = new PageHeader(
                getTranslation("report.corrections.title"), getTranslation("report.corrections.subline"));
        header.addActions(Words.link("city/reports", getTranslation("report.title")));
        add(header);
        Optional<Incident> incident = incidents.current();
        List<Correction> found =
                incident.map(one -> comparison.corrections(one.id())).orElse(List.of());
        add(
                found.isEmpty()
                        ? new EmptyState(
                                getTranslation("report.corrections.none"),
                                getTranslation("report.corrections.none.what"))
                        : new CardSection(getTranslation("report.corrections.list"), table(found)));
    }

    private Component table(List<Correction> corrections) {
        PlainTable table = new PlainTable(
                getTranslation("report.corrections.list"),
                Stream.of(
                                "report.figures.name",
                                "report.changes.before",
                                "report.changes.after",
                                "report.changes.reason",
                                "report.corrections.documents")
                        .map(key -> getTranslation(key))
                        .toList());
        corrections.forEach(correction -> {
            FigureChange change = correction.change();
            Div why = new Div(new Span(change.reason() == null ? "-" : change.reason()));
            if (change.by() != null) {
                why.add(new Hint((change.at() == null ? "" : Words.minute(change.at()) + " ") + change.by()));
            }
            table.row(List.of(
                    new Span(change.name()),
                    new Span(value(change.before())),
                    Words.part("m-strong", value(change.after())),
                    why,
                    documents(correction)));
        });
        return table;
    }

    private Component documents(Correction correction) {
        UnorderedList list = new UnorderedList();
        list.addClassName("m-report-documents");
        correction.documents().forEach(document -> {
            ListItem item = new ListItem(
                    Words.report(this, document.report()),
                    new Hint(getTranslation("report.corrections.reads", document.text())));
            if (document.erratum() != null) {
                item.add(
                        new StatusBadge(getTranslation("report.corrections.corrected"), StatusBadge.Look.GOOD),
                        Words.report(this, document.erratum()));
            } else if (document.isOpen()) {
                item.add(new StatusBadge(getTranslation("report.corrections.open"), StatusBadge.Look.WAITING));
            } else {
                item.add(new Hint(getTranslation("report.corrections.sameReading")));
            }
            list.add(item);
        });
        return list;
    }

    private String value(@Nullable FigureValue value) {
        return value == null ? getTranslation("report.changes.none") : reports.written(value, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("report.corrections.title");
    }
}
