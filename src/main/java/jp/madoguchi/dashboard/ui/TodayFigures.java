package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.callstats.Span;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.ui.FigureTile;

/** The figures of today; each leads to the calls and inquiries that it is made of. */
class TodayFigures extends Div {
    private record Shows(Measure measure, FigureTile tile) {}

    private final List<Shows> shown = new ArrayList<>();
    private final FigureTile rate;

    TodayFigures(Incident incident) {
        addClassName("m-dashboard__tiles");
        add(Measure.INCOMING, getTranslation("callstats.measure.incoming"));
        add(Measure.ANSWERED, getTranslation("callstats.measure.answered"));
        add(Measure.BUSY, getTranslation("callstats.measure.busy"));
        rate = new FigureTile(getTranslation("dashboard.answerRate"));
        add(rate);
        incident.tableCategories()
                .forEach(category -> add(Measure.of(category), category.name().in(getLocale())));
    }

    private void add(Measure measure, String name) {
        FigureTile tile = new FigureTile(name);
        shown.add(new Shows(measure, tile));
        add(tile);
    }

    void show(DailyCallStatistics today) {
        Span day = Span.ofDay(today.day());
        shown.forEach(shows -> {
            Integer figure = today.figure(shows.measure());
            shows.tile()
                    .show(
                            Shown.count(figure, getLocale()),
                            figure == null && today.isKnown() ? getTranslation("dashboard.notCounted") : "",
                            figure == null ? null : Addresses.figures(day, shows.measure()));
        });
        rate.show(
                Shown.percent(Shown.inPercent(today.isKnown() ? today.answerRate() : null)),
                getTranslation("dashboard.answerRate.note"),
                null);
    }
}
