package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayBlock;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.calendar.JapaneseHolidays;

/**
 * One block of the daily table. The milestones stand in a grid with the columns of the table below, so that each points at
 * its day; both scroll together.
 */
class DailyTableBlock extends Div {
    private final DayBlock block;
    private final List<DailyCallStatistics> days;

    DailyTableBlock(DayBlock block, MilestoneMarks marks, List<DailyCallStatistics> days, List<Measure> rows) {
        this.block = block;
        this.days = days;
        addClassNames("m-daily__block", "m-daily__block--" + block.days().size());
        String name = getTranslation(
                "callstats.daily.block",
                JapaneseDates.monthAndDay(block.first(), getLocale()),
                JapaneseDates.monthAndDay(block.last(), getLocale()));
        // what scrolls must be reachable by keyboard
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", name);
        if (!marks.isEmpty()) {
            add(milestones(marks));
        }
        NativeTable table = new NativeTable(Rows.caption(name), head(marks), body(rows));
        table.addClassName("m-daily__table");
        add(table);
    }

    private Component milestones(MilestoneMarks marks) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("m-daily__milestones", "m-daily__milestones--lanes-" + marks.lanes());
        for (MilestoneMarks.Callout callout : marks.callouts()) {
            Span day = new Span(JapaneseDates.monthAndDay(callout.day(), getLocale()));
            day.addClassName("m-daily__callout-day");
            ListItem item = new ListItem(day, new Span(callout.title()));
            item.addClassNames(
                    "m-daily__callout",
                    "m-daily__at-" + callout.start(),
                    "m-daily__wide-" + callout.width(),
                    "m-daily__lane-" + callout.lane());
            list.add(item, stem(callout));
        }
        marks.bars().forEach(bar -> list.add(bar(bar)));
        return list;
    }

    private Component stem(MilestoneMarks.Callout callout) {
        ListItem stem = new ListItem();
        stem.addClassNames("m-daily__stem", "m-daily__at-" + callout.column(), "m-daily__lane-" + callout.lane());
        stem.getElement().setAttribute("aria-hidden", "true");
        return stem;
    }

    private Component bar(MilestoneMarks.Bar bar) {
        ListItem item = new ListItem(bar.labelled() ? new Span(bar.label()) : new Heard(bar.label()));
        item.addClassNames(
                "m-daily__bar",
                "m-daily__at-" + bar.start(),
                "m-daily__wide-" + (bar.end() - bar.start() + 1),
                "m-daily__bar-lane-" + bar.lane());
        item.setClassName("m-daily__bar--from-before", bar.comesFromBefore());
        item.setClassName("m-daily__bar--goes-on", bar.goesOn());
        item.getElement().setAttribute("title", bar.label());
        return item;
    }

    private NativeTableHeader head(MilestoneMarks marks) {
        NativeTableCell corner = Rows.cell();
        if (block.opensMonth()) {
            corner.setText(block.first().getMonth().getDisplayName(TextStyle.SHORT, getLocale()));
        }
        corner.addClassName("m-daily__corner");
        return new NativeTableHeader(
                Rows.row(corner, days.stream().map(day -> dateHead(day, marks)).toList()),
                Rows.row(Rows.cell(), days.stream().map(this::weekdayHead).toList()));
    }

    private Component dateHead(DailyCallStatistics day, MilestoneMarks marks) {
        RouterLink link = new RouterLink(JapaneseDates.monthAndDay(day.day(), getLocale()), FiguresView.class);
        link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(day.day())));
        NativeTableHeaderCell cell = Rows.columnHead(link);
        dayOff(cell, day.day());
        cell.setClassName(
                "m-daily__day--marked",
                marks.callouts().stream().anyMatch(callout -> callout.day().equals(day.day())));
        if (day.confirmed()) {
            String key = day.corrected() ? "callstats.daily.corrected" : "callstats.daily.confirmed";
            Span mark = new Span(getTranslation(
                    day.corrected() ? "callstats.daily.corrected.mark" : "callstats.daily.confirmed.mark"));
            mark.addClassNames(
                    "m-daily__mark", day.corrected() ? "m-daily__mark--corrected" : "m-daily__mark--confirmed");
            mark.getElement().setAttribute("title", getTranslation(key));
            mark.getElement().setAttribute("aria-hidden", "true");
            cell.add(mark, new Heard(getTranslation(key)));
        } else if (day.source() == DailyCallStatistics.Source.KEYED_IN) {
            Span mark = new Span(getTranslation("callstats.daily.keyedIn.mark"));
            mark.addClassNames("m-daily__mark", "m-daily__mark--keyed-in");
            mark.getElement().setAttribute("title", getTranslation("callstats.daily.keyedIn"));
            mark.getElement().setAttribute("aria-hidden", "true");
            cell.add(mark, new Heard(getTranslation("callstats.daily.keyedIn")));
        }
        return cell;
    }

    private Component weekdayHead(DailyCallStatistics day) {
        NativeTableHeaderCell cell = Rows.columnHead(new Span(JapaneseDates.weekday(day.day(), getLocale())));
        dayOff(cell, day.day());
        JapaneseHolidays.on(day.day()).ifPresent(holiday -> {
            cell.getElement().setAttribute("title", holiday.name(getLocale()));
            cell.add(new Heard(holiday.name(getLocale())));
        });
        return cell;
    }

    private static void dayOff(NativeTableHeaderCell cell, LocalDate day) {
        boolean holiday = JapaneseHolidays.isHoliday(day);
        cell.setClassName("m-daily__holiday", holiday || day.getDayOfWeek() == DayOfWeek.SUNDAY);
        cell.setClassName("m-daily__saturday", !holiday && day.getDayOfWeek() == DayOfWeek.SATURDAY);
    }

    private NativeTableBody body(List<Measure> rows) {
        NativeTableBody body = new NativeTableBody();
        for (Measure measure : rows) {
            body.add(Rows.row(
                    Rows.rowHead(new Span(MeasureNames.of(measure, getLocale(), this::getTranslation))),
                    days.stream().map(day -> figure(day, measure)).toList()));
        }
        return body;
    }

    private Component figure(DailyCallStatistics day, Measure measure) {
        Integer figure = day.figure(measure);
        if (figure == null) {
            Span dash = new Span(MeasureNames.NOT_COUNTED);
            dash.getElement().setAttribute("aria-hidden", "true");
            return Rows.cell(dash, new Heard(getTranslation("callstats.daily.notCounted")));
        }
        RouterLink link = new RouterLink(MeasureNames.figure(figure, getLocale()), FiguresView.class);
        link.setQueryParameters(SpanQuery.of(jp.madoguchi.callstats.Span.ofDay(day.day()), measure));
        return Rows.cell(link);
    }
}
