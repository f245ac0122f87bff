package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DayConfirmed;
import jp.madoguchi.callstats.DayDifferences;
import jp.madoguchi.callstats.DifferenceService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiriesImported;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What doesn't fit together, by day, and the calls and inquiries that it is about. */
@Route("city/differences")
@Menu(title = "callstats.differences.menu", order = 30)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/callstats.css")
public class DifferencesView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final DifferenceService differences;
    private final Optional<Incident> incident;
    private final Div content = new Div();
    private final @Nullable SpanChooser chooser;
    private jp.madoguchi.callstats.@Nullable Span span;

    DifferencesView(
            DifferenceService differences,
            CallStatisticsService statistics,
            IncidentService incidents,
            LiveUpdates live) {
        this.differences = differences;
        this.incident = incidents.current();
        addClassNames("m-page", "m-differences");
        add(new H1(getTranslation("callstats.differences.title")));
        if (incident.isEmpty()) {
            chooser = null;
            add(new Paragraph(getTranslation("incident.notSetUp")));
            return;
        }
        Optional<jp.madoguchi.callstats.Span> period =
                statistics.period(incident.get().id());
        chooser = new SpanChooser(
                SpanChooser.usual(period, null, getLocale(), this::getTranslation),
                chosen -> UI.getCurrent().navigate(DifferencesView.class, SpanQuery.of(chosen)));
        span = period.orElse(null);
        add(new Paragraph(getTranslation("callstats.differences.text")), chooser, content);
        live.follow(this, CallRecordsChanged.class, this::refresh);
        live.follow(this, DayConfirmed.class, this::refresh);
        live.follow(this, InquirySaved.class, this::refresh);
        live.follow(this, InquiriesImported.class, this::refresh);
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
            content.add(
                    new Paragraph(getTranslation(e.text().key(), e.text().args().toArray())));
        }
    }

    private void refresh() {
        content.removeAll();
        if (span == null || chooser == null) {
            content.add(empty("callstats.daily.empty"));
            return;
        }
        chooser.show(span);
        long id = incident.orElseThrow().id();
        List<DayDifferences> days = differences.between(id, span.from(), span.to());
        if (days.isEmpty()) {
            content.add(empty("callstats.differences.none"));
            return;
        }
        content.add(table(days));
        addLists(id, span);
    }

    private void addLists(long id, jp.madoguchi.callstats.Span shown) {
        int calls = differences.countCallsWithoutInquiry(id, shown.from(), shown.to());
        if (calls > 0) {
            content.add(
                    new H2(getTranslation("callstats.differences.calls", calls)),
                    new CallGrid(
                            incident.orElseThrow(),
                            (offset, limit) ->
                                    differences.callsWithoutInquiry(id, shown.from(), shown.to(), offset, limit),
                            () -> differences.countCallsWithoutInquiry(id, shown.from(), shown.to())));
        }
        int inquiries = differences.countInquiriesWithoutCall(id, shown.from(), shown.to());
        if (inquiries > 0) {
            content.add(
                    new H2(getTranslation("callstats.differences.inquiries", inquiries)),
                    new InquiryGrid(
                            incident.orElseThrow(),
                            (offset, limit) ->
                                    differences.inquiriesWithoutCall(id, shown.from(), shown.to(), offset, limit),
                            () -> differences.countInquiriesWithoutCall(id, shown.from(), shown.to())));
        }
    }

    private Component table(List<DayDifferences> days) {
        NativeTableBody body = new NativeTableBody();
        for (DayDifferences day : days) {
            RouterLink link = new RouterLink(JapaneseDates.full(day.day(), getLocale()), FiguresView.class);
            link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(day.day())));
            body.add(Rows.row(
                    Rows.rowHead(link),
                    List.of(
                            Rows.cell(count(day.callsWithoutInquiry(), day)),
                            Rows.cell(count(day.inquiriesWithoutCall(), day)),
                            Rows.cell(new Span(
                                    day.tooHigh().stream().map(this::name).collect(joined()))),
                            Rows.cell(new Span(day.changedSince().stream()
                                    .map(figure -> getTranslation(
                                            "callstats.differences.changed",
                                            name(figure.measure()),
                                            MeasureNames.figure(figure.confirmed(), getLocale()),
                                            MeasureNames.figure(figure.computed(), getLocale())))
                                    .collect(joined()))))));
        }
        NativeTableHeader head = new NativeTableHeader(Rows.row(
                Rows.columnHead(new Span(getTranslation("callstats.export.day"))),
                List.of("callsColumn", "inquiriesColumn", "tooHighColumn", "changedColumn").stream()
                        .map(key -> Rows.columnHead(new Span(getTranslation("callstats.differences." + key))))
                        .toList()));
        NativeTable table =
                new NativeTable(Rows.caption(getTranslation("callstats.differences.caption", days.size())), head, body);
        table.addClassName("m-table");
        return Rows.scrolling(table, getTranslation("callstats.differences.caption", days.size()));
    }

    /** A count that leads to the lists of its day. */
    private Component count(int count, DayDifferences day) {
        if (count == 0) {
            return new Span("0");
        }
        RouterLink link = new RouterLink(MeasureNames.figure(count, getLocale()), DifferencesView.class);
        link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(day.day())));
        return link;
    }

    private java.util.stream.Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(getTranslation("callstats.list.separator"));
    }

    private String name(String measure) {
        return Measure.named(measure, incident.orElseThrow())
                .map(of -> MeasureNames.of(of, getLocale(), this::getTranslation))
                .orElse(measure);
    }

    private Paragraph empty(String key) {
        Paragraph empty = new Paragraph(getTranslation(key));
        empty.addClassName("m-nothing");
        return empty;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callstats.differences.title");
    }
}
