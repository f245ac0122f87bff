package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.callstats.ConfirmedDay;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayConfirmationService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** A day: its figures as they hold and as they are computed now, its confirmation, and every correction since. */
class DayPanel extends Section {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm");

    private final Incident incident;
    private final DailyCallStatistics holding;
    private final DailyCallStatistics computed;
    private Button button = new Button();

    /**
     * @param confirmed the confirmation; absent: not confirmed
     * @param differs whether differences of the day are open
     * @param changes through which the reader changes the day; absent: read only
     * @param onChange is run when the reader has changed it
     */
    DayPanel(
            Incident incident,
            DailyCallStatistics holding,
            DailyCallStatistics computed,
            @Nullable ConfirmedDay confirmed,
            boolean differs,
            @Nullable DayConfirmationService changes,
            Runnable onChange) {
        this.incident = incident;
        this.holding = holding;
        this.computed = computed;
        addClassName("m-day");
        add(new H2(getTranslation("callstats.day.title")), state(confirmed), figures());
        if (differs) {
            RouterLink link = new RouterLink(getTranslation("callstats.day.differences"), DifferencesView.class);
            link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(holding.day())));
            link.addClassName("m-day__differences");
            add(link);
        }
        if (changes != null) {
            add(action(confirmed, differs, changes, onChange));
        }
        if (confirmed != null && !confirmed.corrections().isEmpty()) {
            add(history(confirmed));
        }
    }

    /** The button that changes the day, where the reader may. */
    void focus() {
        button.focus();
    }

    private Component state(@Nullable ConfirmedDay confirmed) {
        Paragraph state = new Paragraph();
        state.addClassName("m-day__state");
        if (confirmed == null) {
            state.setText(getTranslation("callstats.day.source." + holding.source()));
            return state;
        }
        state.setText(getTranslation(
                confirmed.corrections().isEmpty() ? "callstats.day.confirmed" : "callstats.day.corrected",
                moment(confirmed.confirmedAt()),
                confirmed.confirmedBy(),
                confirmed.corrections().size()));
        Div both = new Div(state);
        if (confirmed.note() != null) {
            both.add(new Paragraph(getTranslation("callstats.day.note", confirmed.note())));
        }
        return both;
    }

    private Component figures() {
        NativeTableBody body = new NativeTableBody();
        boolean anyDiffers = MeasureNames.all(incident).stream().anyMatch(this::differs);
        for (Measure measure : MeasureNames.all(incident)) {
            List<Component> cells = new java.util.ArrayList<>();
            cells.add(Rows.cell(new Span(MeasureNames.figure(holding.figure(measure), getLocale()))));
            if (anyDiffers) {
                var cell = Rows.cell(new Span(MeasureNames.figure(computed.figure(measure), getLocale())));
                cell.setClassName("m-day__differs", differs(measure));
                cells.add(cell);
            }
            RouterLink link = new RouterLink(name(measure), FiguresView.class);
            link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(holding.day()), measure));
            body.add(Rows.row(Rows.rowHead(link), cells));
        }
        NativeTableHeader head = new NativeTableHeader(Rows.row(
                Rows.columnHead(new Span(getTranslation("callstats.day.measure"))),
                anyDiffers
                        ? List.of(
                                Rows.columnHead(new Span(getTranslation("callstats.day.holding"))),
                                Rows.columnHead(new Span(getTranslation("callstats.day.computed"))))
                        : List.of(Rows.columnHead(new Span(getTranslation("callstats.day.figure"))))));
        NativeTable table = new NativeTable(Rows.caption(getTranslation("callstats.day.caption")), head, body);
        table.addClassNames("m-table", "m-day__figures");
        return Rows.scrolling(table, getTranslation("callstats.day.caption"));
    }

    private boolean differs(Measure measure) {
        return holding.confirmed() && !Objects.equals(holding.figure(measure), computed.figure(measure));
    }

    private Component action(
            @Nullable ConfirmedDay confirmed, boolean differs, DayConfirmationService changes, Runnable onChange) {
        if (confirmed == null) {
            button = new Button(
                    getTranslation("callstats.confirm.open"),
                    click -> new ConfirmDayDialog(incident, holding, differs, changes, onChange).open());
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            button.setEnabled(holding.isKnown());
        } else {
            button = new Button(
                    getTranslation("callstats.correct.open"),
                    click -> new CorrectDayDialog(incident, holding, changes, onChange).open());
        }
        Div actions = new Div(button);
        actions.addClassName("m-actions");
        return actions;
    }

    private Component history(ConfirmedDay confirmed) {
        NativeTableBody body = new NativeTableBody();
        for (ConfirmedDay.Correction correction : confirmed.corrections()) {
            body.add(Rows.row(
                    Rows.rowHead(new Span(moment(correction.correctedAt()))),
                    List.of(
                            Rows.cell(new Span(correction.correctedBy())),
                            Rows.cell(new Span(Measure.named(correction.measure(), incident)
                                    .map(this::name)
                                    .orElse(correction.measure()))),
                            Rows.cell(new Span(getTranslation(
                                    "callstats.day.change",
                                    MeasureNames.figure(correction.oldValue(), getLocale()),
                                    MeasureNames.figure(correction.newValue(), getLocale())))),
                            Rows.cell(new Span(correction.reason())))));
        }
        NativeTableHeader head = new NativeTableHeader(Rows.row(
                Rows.columnHead(new Span(getTranslation("callstats.day.when"))),
                List.of(
                        Rows.columnHead(new Span(getTranslation("callstats.day.who"))),
                        Rows.columnHead(new Span(getTranslation("callstats.day.measure"))),
                        Rows.columnHead(new Span(getTranslation("callstats.day.oldAndNew"))),
                        Rows.columnHead(new Span(getTranslation("callstats.day.reason"))))));
        NativeTable table = new NativeTable(Rows.caption(getTranslation("callstats.day.history")), head, body);
        table.addClassNames("m-table", "m-day__history");
        return Rows.scrolling(table, getTranslation("callstats.day.history"));
    }

    private String name(Measure measure) {
        return MeasureNames.of(measure, getLocale(), this::getTranslation);
    }

    private static String moment(Instant instant) {
        return MOMENT.format(Tokyo.local(instant));
    }
}
