package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DayConfirmed;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentChanged;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiriesImported;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The daily table (コールセンターの問い合わせ状況), for any span, to read, to print and to take away. */
@Route("city/daily")
@Menu(title = "callstats.daily.menu", order = 20)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/callstats.css")
public class DailyTableView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final CallStatisticsService statistics;
    private final Optional<Incident> incident;
    private final Div content = new Div();
    private final @Nullable SpanChooser chooser;
    private @Nullable Span span;

    DailyTableView(
            CallStatisticsService statistics, IncidentService incidents, AssemblySpan assembly, LiveUpdates live) {
        this.statistics = statistics;
        this.incident = incidents.current();
        addClassNames("m-page", "m-daily-view");
        H1 title = new H1(getTranslation("callstats.daily.title"));
        add(title);
        if (incident.isEmpty()) {
            chooser = null;
            add(new Paragraph(getTranslation("incident.notSetUp")));
            return;
        }
        Optional<Span> period = statistics.period(incident.get().id());
        chooser = new SpanChooser(
                SpanChooser.usual(period, assembly.span(), getLocale(), this::getTranslation), this::go);
        add(chooser, content);
        content.addClassName("m-daily-view__content");
        live.follow(this, CallRecordsChanged.class, this::refresh);
        live.follow(this, DayConfirmed.class, this::refresh);
        live.follow(this, InquirySaved.class, this::refresh);
        live.follow(this, InquiriesImported.class, this::refresh);
        live.follow(this, IncidentChanged.class, this::refresh);
        span = assembly.span() != null
                ? assembly.span()
                : period.map(DailyTableView::lastWeeks).orElse(null);
    }

    private static Span lastWeeks(Span period) {
        int weeks = 6;
        return period.length() <= weeks * 7
                ? period
                : Span.of(period.to().minusWeeks(weeks).plusDays(1), period.to());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (chooser == null) {
            return;
        }
        try {
            span = SpanQuery.read(event.getLocation().getQueryParameters()).orElse(span);
            refresh();
        } catch (RejectedException e) {
            content.removeAll();
            content.add(problem(getTranslation(e.text().key(), e.text().args().toArray())));
        }
    }

    private void go(Span chosen) {
        UI.getCurrent().navigate(DailyTableView.class, SpanQuery.of(chosen));
    }

    private void refresh() {
        content.removeAll();
        if (span == null || chooser == null) {
            content.add(problem(getTranslation("callstats.daily.empty")));
            return;
        }
        Incident current = incident.orElseThrow();
        CallStatistics figures = statistics.between(current.id(), span.from(), span.to());
        chooser.show(span);
        content.add(
                new SpanTotals(current, figures),
                actions(current, span),
                heading(span),
                new DailyTable(current, figures));
    }

    private Div heading(Span shown) {
        Div heading = new Div(getTranslation(
                "callstats.daily.heading",
                incident.orElseThrow().name().in(getLocale()),
                JapaneseDates.full(shown.from(), getLocale()),
                JapaneseDates.full(shown.to(), getLocale())));
        heading.addClassName("m-daily-view__heading");
        return heading;
    }

    private Div actions(Incident current, Span shown) {
        String name = "call-statistics-" + shown.from() + "-" + shown.to();
        Button print = new Button(
                getTranslation("callstats.daily.print"),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        Div actions = new Div(
                print,
                DailyTableExport.link(
                        getTranslation("callstats.daily.csv"),
                        TableExport.CSV_WITH_BOM,
                        name,
                        () -> DailyTableExport.of(
                                current,
                                statistics.exported(current.id(), shown.from(), shown.to()),
                                getLocale(),
                                this::getTranslation)),
                DailyTableExport.link(
                        getTranslation("callstats.daily.xlsx"),
                        TableExport.XLSX,
                        name,
                        () -> DailyTableExport.of(
                                current,
                                statistics.exported(current.id(), shown.from(), shown.to()),
                                getLocale(),
                                this::getTranslation)));
        actions.addClassName("m-actions");
        return actions;
    }

    private static Paragraph problem(String text) {
        Paragraph problem = new Paragraph(text);
        problem.addClassName("m-nothing");
        return problem;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callstats.daily.title");
    }
}
