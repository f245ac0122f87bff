package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportLine;
import jp.madoguchi.report.ReportReference;
import jp.madoguchi.report.ReportScheduleService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportState;
import jp.madoguchi.report.ReportsChanged;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** All reports: what waits for the approver, what is being written, and what was released. */
@Route("city/reports")
@Menu(title = "report.menu", order = 55)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/report.css")
public class ReportsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient IncidentService incidents;
    private final transient ReportService reports;
    private final transient ReportDraftService drafts;
    private final transient ReportScheduleService schedules;
    private final transient Clock clock;
    private final transient PortalUser user;
    private final Select<ReportKind> kind = new Select<>();
    private final Select<ReportState> state = new Select<>();
    private final Div list = new Div();
    private @Nullable Incident incident;

    ReportsView(
            IncidentService incidents,
            ReportService reports,
            ReportDraftService drafts,
            ReportScheduleService schedules,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.incidents = incidents;
        this.reports = reports;
        this.drafts = drafts;
        this.schedules = schedules;
        this.clock = clock;
        this.user = currentUser.require();
        addClassNames("m-page", "m-sections", "m-reports");
        kind.setLabel(getTranslation("report.kind"));
        kind.setItems(ReportKind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one == null ? "report.all" : one.textKey()));
        state.setLabel(getTranslation("report.state"));
        state.setItems(ReportState.values());
        state.setItemLabelGenerator(one -> getTranslation(one == null ? "report.all" : one.textKey()));
        Stream.of(kind, state).forEach(choice -> {
            choice.setEmptySelectionAllowed(true);
            choice.setEmptySelectionCaption(getTranslation("report.all"));
            choice.addValueChangeListener(change -> refresh());
        });
        live.follow(this, ReportsChanged.class, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("report.title"), getTranslation("report.subline"));
        add(header);
        incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("report.noIncident"), getTranslation("report.noIncident.what")));
            return;
        }
        header.addActions(Words.link(CorrectionsView.ADDRESS, getTranslation("report.corrections.menu")));
        if (user.has(Role.OFFICIAL)) {
            header.addActions(begin(incident.id()));
        }
        Div choices = new Div(kind, state);
        choices.addClassName("m-report-choices");
        add(new CardSection(getTranslation("report.list"), choices, list));
        add(new CardSection(
                getTranslation("report.schedule"),
                new ScheduleCard(incident.id(), schedules, user.has(Role.OFFICIAL))));
        refresh();
    }

    private Button begin(long incidentId) {
        Button begin = new Button(
                getTranslation("report.new"),
                click -> new NewReportDialog(
                                incidentId,
                                Tokyo.today(clock),
                                reports.reports(incidentId),
                                drafts,
                                id -> UI.getCurrent().navigate(ReportView.address(id)))
                        .open());
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return begin;
    }

    private void refresh() {
        if (incident == null) {
            return;
        }
        list.removeAll();
        List<ReportLine> all = reports.reports(incident.id());
        List<ReportLine> chosen = all.stream()
                .filter(line -> (kind.getValue() == null || line.kind() == kind.getValue())
                        && (state.getValue() == null || line.state() == state.getValue()))
                .toList();
        list.add(chosen.isEmpty() ? nothing(all.isEmpty()) : table(chosen));
    }

    private Component nothing(boolean none) {
        return none
                ? new EmptyState(getTranslation("report.none"), getTranslation("report.none.what"))
                : new Hint(getTranslation("report.noneOfThese"));
    }

    private Component table(List<ReportLine> lines) {
        PlainTable table = new PlainTable(
                getTranslation("report.list"),
                Stream.of(
                                "report.column.report",
                                "report.column.title",
                                "report.column.span",
                                "report.state",
                                "report.column.changed",
                                "report.column.released")
                        .map(key -> getTranslation(key))
                        .toList());
        lines.forEach(line -> table.row(List.of(
                Words.link(
                        ReportView.address(line.id()),
                        Words.text(this, ReportReference.name(line.kind(), line.number()))),
                title(line),
                Words.part("m-nowrap", Words.span(this, line.from(), line.to())),
                Words.badge(this, line.state()),
                new Span(Words.signed(line.changed())),
                new Span(line.released() == null ? "-" : Words.signed(line.released())))));
        return table;
    }

    private Component title(ReportLine line) {
        Div title = new Div(Words.part("m-report-title", line.title()));
        if (line.corrects() != null) {
            title.add(new Hint(getTranslation(
                    "report.erratumOf", Words.text(this, ReportReference.name(line.kind(), line.corrects())))));
        }
        return title;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("report.title");
    }
}
