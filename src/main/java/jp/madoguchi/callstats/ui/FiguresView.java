package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayConfirmed;
import jp.madoguchi.callstats.FigureService;
import jp.madoguchi.callstats.LostCallersService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.callstats.apology.ApologiesChanged;
import jp.madoguchi.callstats.apology.ApologyFigureService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What a figure is made of: its calls with their inquiries; for a single day also its confirmation and corrections. */
@Route("city/figures")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/callstats.css")
public class FiguresView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final CallStatisticsService statistics;
    private final FigureService figures;
    private final LostCallersService lostCallers;
    private final ApologyFigureService apologies;
    private final Optional<Incident> incident;
    private final DayPanelMaker dayPanels;
    private final H1 title = new H1();
    private final Div content = new Div();
    private @Nullable Span span;
    private Measure measure = Measure.INCOMING;
    private boolean changedHere;

    FiguresView(
            CallStatisticsService statistics,
            FigureService figures,
            LostCallersService lostCallers,
            ApologyFigureService apologies,
            IncidentService incidents,
            DayPanelMaker dayPanels,
            LiveUpdates live) {
        this.statistics = statistics;
        this.figures = figures;
        this.lostCallers = lostCallers;
        this.apologies = apologies;
        this.incident = incidents.current();
        this.dayPanels = dayPanels;
        addClassNames("m-page", "m-figures");
        title.setText(getTranslation("callstats.figures.title"));
        add(new RouterLink(getTranslation("callstats.figures.back"), DailyTableView.class), title, content);
        live.follow(this, CallRecordsChanged.class, this::refresh);
        live.follow(this, ApologiesChanged.class, this::refresh);
        live.follow(this, DayConfirmed.class, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        if (incident.isEmpty()) {
            content.add(new Paragraph(getTranslation("incident.notSetUp")));
            return;
        }
        try {
            span = SpanQuery.read(event.getLocation().getQueryParameters()).orElse(null);
        } catch (RejectedException e) {
            span = null;
            content.add(
                    new Paragraph(getTranslation(e.text().key(), e.text().args().toArray())));
            return;
        }
        String key = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("measure")
                .orElse(Measure.INCOMING.key());
        Optional<Measure> named = Measure.named(key, incident.get());
        if (span == null || named.isEmpty()) {
            span = null;
            content.add(new Paragraph(getTranslation("callstats.figures.nothing")));
            return;
        }
        measure = named.get();
        refresh();
    }

    private void refresh() {
        if (span == null) {
            return;
        }
        Span shown = span;
        Incident current = incident.orElseThrow();
        title.setText(getTranslation("callstats.figures.titleOf", name(measure), spanName(shown)));
        content.removeAll();
        content.add(measureChoice(current));
        CallStatistics holding = statistics.between(current.id(), shown.from(), shown.to());
        CallStatistics computed = statistics.computed(current.id(), shown.from(), shown.to());
        Component aside = shown.length() == 1
                ? day(current, holding.days().getFirst(), computed.days().getFirst())
                : comparison(holding, computed);
        Div columns = new Div(aside, calls(current, shown));
        columns.addClassName("m-figures__columns");
        content.add(columns);
        if (measure.equals(Measure.BUSY)) {
            BusyCallers busy = lostCallers.between(current.id(), shown.from(), shown.to());
            if (busy.calls() > 0) {
                content.add(new LostCallersPanel(busy, apologies.between(current.id(), shown.from(), shown.to())));
            }
        }
    }

    /** Whoever has changed the day goes on with the button that stands where the pressed one was. */
    private DayPanel day(Incident current, DailyCallStatistics holding, DailyCallStatistics computed) {
        DayPanel panel = dayPanels.make(current, holding, computed, () -> changedHere = true);
        if (changedHere) {
            changedHere = false;
            panel.focus();
        }
        return panel;
    }

    private Div calls(Incident current, Span shown) {
        Div list = new Div(new H2(getTranslation("callstats.figures.calls")));
        int calls = figures.count(current.id(), shown.from(), shown.to(), measure);
        if (calls == 0) {
            Paragraph empty = new Paragraph(getTranslation("callstats.figures.noCalls"));
            empty.addClassName("m-nothing");
            list.add(empty);
            return list;
        }
        list.add(
                new Paragraph(getTranslation("callstats.figures.callCount", calls)),
                new CallGrid(
                        current,
                        (offset, limit) ->
                                figures.calls(current.id(), shown.from(), shown.to(), measure, offset, limit),
                        () -> figures.count(current.id(), shown.from(), shown.to(), measure)));
        return list;
    }

    private Select<Measure> measureChoice(Incident current) {
        Select<Measure> choice = new Select<>();
        choice.setLabel(getTranslation("callstats.figures.measure"));
        choice.setItems(MeasureNames.all(current));
        choice.setItemLabelGenerator(this::name);
        choice.setValue(measure);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && span != null) {
                UI.getCurrent().navigate(FiguresView.class, SpanQuery.of(span, change.getValue()));
            }
        });
        return choice;
    }

    private Paragraph comparison(CallStatistics holding, CallStatistics computed) {
        Integer shown = holding.totals().figure(measure);
        Integer counted = computed.totals().figure(measure);
        boolean same = java.util.Objects.equals(shown, counted);
        Paragraph text = new Paragraph(getTranslation(
                same ? "callstats.figures.sum" : "callstats.figures.sumDiffers",
                MeasureNames.figure(shown, getLocale()),
                MeasureNames.figure(counted, getLocale())));
        text.addClassName("m-figures__sum");
        text.setClassName("m-figures__sum--differs", !same);
        return text;
    }

    private String name(Measure of) {
        return MeasureNames.of(of, getLocale(), this::getTranslation);
    }

    private String spanName(Span of) {
        String from = JapaneseDates.full(of.from(), getLocale());
        return of.length() == 1
                ? from
                : getTranslation("callstats.span.words", from, JapaneseDates.full(of.to(), getLocale()));
    }

    @Override
    public String getPageTitle() {
        return title.getText();
    }
}
