package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.dashboard.CityOverview;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.ui.chart.ChartData;
import jp.madoguchi.platform.ui.chart.ChartData.Kind;
import jp.madoguchi.platform.ui.chart.TimeChart;
import org.jspecify.annotations.Nullable;

/** The daily calls over time, with the milestones. */
class CallChart extends Section {
    private static final int COLOURS = 4;

    /** How far the chart reaches back. */
    enum Reach {
        ALL,
        SIX_WEEKS,
        TWO_WEEKS
    }

    private final Select<Reach> reach = new Select<>();
    private final TimeChart chart =
            new TimeChart(getTranslation("dashboard.chart.title"), getTranslation("callstats.measure.incoming"));
    private @Nullable Incident incident;
    private @Nullable CityOverview overview;

    CallChart() {
        addClassNames("m-card", "m-dashboard__chart");
        reach.setLabel(getTranslation("dashboard.chart.reach"));
        reach.setItems(Reach.values());
        reach.setItemLabelGenerator(choice -> getTranslation("dashboard.chart.reach." + choice.name()));
        reach.setValue(Reach.ALL);
        reach.addValueChangeListener(change -> draw());
        chart.addDayListener(day -> {
            Location figures = new Location(Addresses.figures(Span.ofDay(day), Measure.INCOMING));
            UI.getCurrent().navigate(figures.getPath(), figures.getQueryParameters());
        });
        Div words = new Div(new H2(getTranslation("dashboard.chart.title")));
        Header header = new Header(words, reach);
        header.addClassName("m-dashboard__head");
        add(header, chart);
    }

    void show(Incident ofIncident, CityOverview now) {
        incident = ofIncident;
        overview = now;
        draw();
    }

    private void draw() {
        if (incident == null || overview == null) {
            return;
        }
        List<DailyCallStatistics> days = switch (reach.getValue()) {
            case ALL -> overview.allDays();
            case SIX_WEEKS -> overview.lastDays(42);
            case TWO_WEEKS -> overview.lastDays(14);
        };
        chart.show(new ChartData(
                days.stream().map(DailyCallStatistics::day).toList(),
                series(incident, days),
                incident.milestones().stream()
                        .map(milestone -> new ChartData.Mark(
                                milestone.startsOn(),
                                milestone.endsOn(),
                                milestone.title().in(getLocale())))
                        .toList()));
    }

    private List<ChartData.Series> series(Incident of, List<DailyCallStatistics> days) {
        List<ChartData.Series> series = new ArrayList<>();
        series.add(counts(
                "answered",
                getTranslation("callstats.measure.answered"),
                Kind.BAR,
                "--m-chart-answered",
                days,
                Measure.ANSWERED));
        series.add(counts(
                "busy", getTranslation("callstats.measure.busy"), Kind.BAR, "--m-chart-busy", days, Measure.BUSY));
        int colour = 0;
        for (Category category : of.tableCategories()) {
            series.add(counts(
                    "category-" + category.code(),
                    category.name().in(getLocale()),
                    Kind.LINE,
                    "--m-chart-" + (colour++ % COLOURS + 1),
                    days,
                    Measure.of(category)));
        }
        series.add(new ChartData.Series(
                "rate",
                getTranslation("dashboard.answerRate"),
                Kind.RATE,
                "--m-chart-rate",
                values(days, day -> day.isKnown() ? Shown.inPercent(day.answerRate()) : null)));
        return series;
    }

    private static ChartData.Series counts(
            String key, String name, Kind kind, String colour, List<DailyCallStatistics> days, Measure measure) {
        return new ChartData.Series(key, name, kind, colour, values(days, day -> {
            Integer figure = day.figure(measure);
            return figure == null ? null : BigDecimal.valueOf(figure);
        }));
    }

    private static List<@Nullable BigDecimal> values(
            List<DailyCallStatistics> days, Function<DailyCallStatistics, @Nullable BigDecimal> value) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        days.forEach(day -> values.add(value.apply(day)));
        return values;
    }
}
