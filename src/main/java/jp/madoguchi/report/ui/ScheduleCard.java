package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.report.ReportSchedule;
import jp.madoguchi.report.ReportScheduleService;

/** Which monthly reports the portal begins by itself. */
class ScheduleCard extends Div {
    private final long incidentId;
    private final ReportScheduleService schedules;
    private final boolean official;

    /** @param official whether the user may set them */
    ScheduleCard(long incidentId, ReportScheduleService schedules, boolean official) {
        this.incidentId = incidentId;
        this.schedules = schedules;
        this.official = official;
        refresh();
    }

    void refresh() {
        removeAll();
        PlainTable table = new PlainTable(
                getTranslation("report.schedule"),
                Stream.of(
                                "report.kind",
                                "report.schedule.state",
                                "report.schedule.day",
                                "report.schedule.set",
                                "report.schedule.action")
                        .filter(key -> official || !key.equals("report.schedule.action"))
                        .map(key -> getTranslation(key))
                        .toList());
        schedules.schedules(incidentId).forEach(schedule -> table.row(row(schedule)));
        add(new Hint(getTranslation("report.schedule.what")), table);
    }

    private List<Component> row(ReportSchedule schedule) {
        List<Component> row = new ArrayList<>();
        row.add(new Span(getTranslation(schedule.kind().textKey())));
        row.add(
                schedule.enabled()
                        ? new StatusBadge(getTranslation("report.schedule.on"), StatusBadge.Look.GOOD)
                        : new StatusBadge(getTranslation("report.schedule.off"), StatusBadge.Look.PLAIN));
        row.add(new Span(schedule.enabled() ? getTranslation("report.schedule.dayOf", schedule.dayOfMonth()) : "-"));
        row.add(new Span(schedule.set() == null ? "-" : Words.signed(schedule.set())));
        if (official) {
            Button change = new Button(getTranslation("report.schedule.change"), click -> change(schedule));
            change.setAriaLabel(getTranslation("report.schedule.change") + " "
                    + getTranslation(schedule.kind().textKey()));
            change.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            row.add(change);
        }
        return row;
    }

    private void change(ReportSchedule schedule) {
        ReportForm form = new ReportForm("report.schedule");
        form.words(getTranslation(schedule.kind().textKey()));
        Checkbox enabled = new Checkbox(getTranslation("report.schedule.enabled"), schedule.enabled());
        form.put(enabled);
        IntegerField day = form.field("dayOfMonth", new IntegerField(getTranslation("report.schedule.day")));
        day.setValue(schedule.dayOfMonth());
        day.setStepButtonsVisible(true);
        form.send(
                getTranslation("report.edit.save"),
                () -> schedules.set(
                        incidentId,
                        schedule.kind(),
                        schedule.version(),
                        Objects.requireNonNullElse(day.getValue(), 0),
                        enabled.getValue()),
                this::refresh);
        form.open();
    }
}
