package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.plan.DueReport;
import jp.madoguchi.reissue.plan.DueReport.Timeliness;
import jp.madoguchi.reissue.ui.Shown;

/** What is and was due, the latest first, with whether it came in time. */
class DueTable extends Div {
    private static final int AT_ONCE = 12;

    private final boolean withOrganisation;
    private List<DueReport> reports = List.of();
    private LocalDate today = LocalDate.EPOCH;
    private int shown = AT_ONCE;

    DueTable(boolean withOrganisation) {
        this.withOrganisation = withOrganisation;
    }

    void show(List<DueReport> due, LocalDate day) {
        reports = due;
        today = day;
        fill();
    }

    private void fill() {
        removeAll();
        if (reports.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("reissue.plan.nothingDue"));
            none.addClassName("m-hint");
            add(none);
            return;
        }
        List<String> columns = new ArrayList<>();
        columns.add(getTranslation("reissue.plan.due"));
        if (withOrganisation) {
            columns.add(getTranslation("reissue.queue.organisation"));
        }
        columns.add(getTranslation("reissue.plan.period"));
        columns.add(getTranslation("reissue.plan.timeliness"));
        columns.add(getTranslation("reissue.plan.sentAt"));
        PlainTable table = new PlainTable(getTranslation("reissue.plan.list"), columns);
        reports.stream().limit(shown).forEach(report -> table.row(cells(report)));
        add(table);
        if (reports.size() > shown) {
            add(new Button(getTranslation("reissue.uploads.more", reports.size() - shown), click -> {
                shown += AT_ONCE;
                fill();
            }));
        }
    }

    private List<Component> cells(DueReport report) {
        List<Component> cells = new ArrayList<>();
        LocalDate due = report.period().due();
        cells.add(new Span(
                getTranslation("reissue.plan.dueDay", Shown.day(due), JapaneseDates.weekday(due, getLocale()))));
        if (withOrganisation) {
            cells.add(new Span(report.organisation()));
        }
        cells.add(new Span(getTranslation(
                "reissue.plan.periodOf",
                Shown.day(report.period().from()),
                Shown.day(report.period().to()))));
        cells.add(state(report));
        Instant sent = report.sentAt();
        cells.add(new Span(sent == null ? "-" : Shown.minute(sent)));
        return cells;
    }

    private Component state(DueReport report) {
        Div state = new Div(new StatusBadge(
                getTranslation("reissue.plan.timeliness." + report.timeliness()), look(report.timeliness())));
        state.addClassName("m-flags");
        if (report.timeliness() == Timeliness.MISSING) {
            state.add(new Span(getTranslation("reissue.plan.daysLate", report.daysLate(today))));
        }
        if (report.nil()) {
            state.add(new StatusBadge(getTranslation("reissue.plan.nil"), StatusBadge.Look.PLAIN));
        }
        return state;
    }

    static StatusBadge.Look look(Timeliness timeliness) {
        return switch (timeliness) {
            case AHEAD -> StatusBadge.Look.PLAIN;
            case IN_TIME -> StatusBadge.Look.GOOD;
            case LATE, RETURNED -> StatusBadge.Look.WAITING;
            case MISSING -> StatusBadge.Look.BAD;
        };
    }
}
