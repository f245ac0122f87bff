package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.math.BigDecimal;
import java.text.NumberFormat;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.Figures;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import org.jspecify.annotations.Nullable;

/** The sums of the span, each a link to what it is made of, with the answer rate and the day of most calls. */
class SpanTotals extends Div {
    SpanTotals(Incident incident, CallStatistics statistics) {
        addClassName("m-totals");
        Figures totals = statistics.totals();
        DescriptionList list = new DescriptionList();
        for (Measure measure : MeasureNames.tableRows(incident)) {
            list.add(item(
                    MeasureNames.of(measure, getLocale(), this::getTranslation), figure(statistics, totals, measure)));
            if (measure.equals(Measure.ANSWERED)) {
                list.add(item(getTranslation("callstats.measure.busy"), figure(statistics, totals, Measure.BUSY)));
            }
        }
        list.add(item(getTranslation("callstats.totals.answerRate"), new Span(percent(totals.answerRate()))));
        statistics.busiest().ifPresent(day -> {
            RouterLink link = new RouterLink(
                    getTranslation(
                            "callstats.totals.busiest.value",
                            day.incoming(),
                            JapaneseDates.monthAndDay(day.day(), getLocale())),
                    FiguresView.class);
            link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(day.day()), Measure.INCOMING));
            list.add(item(getTranslation("callstats.totals.busiest"), link));
        });
        add(list);
    }

    private Component figure(CallStatistics statistics, Figures totals, Measure measure) {
        Integer figure = statistics.isKnown() ? totals.figure(measure) : null;
        if (figure == null) {
            return new Span(MeasureNames.NOT_COUNTED);
        }
        RouterLink link = new RouterLink(MeasureNames.figure(figure, getLocale()), FiguresView.class);
        link.setQueryParameters(SpanQuery.of(statistics.span(), measure));
        return link;
    }

    private String percent(@Nullable BigDecimal rate) {
        if (rate == null) {
            return MeasureNames.NOT_COUNTED;
        }
        NumberFormat percent = NumberFormat.getPercentInstance(getLocale());
        percent.setMaximumFractionDigits(1);
        percent.setMinimumFractionDigits(1);
        percent.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return percent.format(rate);
    }

    private static Component item(String name, Component value) {
        DescriptionList.Term term = new DescriptionList.Term(name);
        DescriptionList.Description description = new DescriptionList.Description(value);
        Div item = new Div(term, description);
        item.addClassName("m-totals__item");
        return item;
    }
}
