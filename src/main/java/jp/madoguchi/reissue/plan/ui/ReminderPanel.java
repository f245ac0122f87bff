package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.plan.DueReport;
import jp.madoguchi.reissue.plan.PlanChanged;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.reissue.ui.Shown;

/** Reminds a contractor of what is due or late; gone where nothing is. */
@CssImport("./styles/reissue.css")
public class ReminderPanel extends Div {
    private final transient PlanService plans;
    private final transient Clock clock;
    private final long incidentId;

    public ReminderPanel(Incident incident, PlanService plans, LiveUpdates live, Clock clock) {
        this.plans = plans;
        this.clock = clock;
        this.incidentId = incident.id();
        addClassName("m-reminders");
        getElement().setAttribute("role", "status");
        show();
        live.follow(this, PlanChanged.class, this::show);
        live.follow(this, ReissueReported.class, this::show);
        live.follow(this, ReviewChanged.class, this::show);
    }

    private void show() {
        removeAll();
        List<DueReport> reminders = plans.ownReminders(incidentId);
        LocalDate today = Tokyo.today(clock);
        UnorderedList list = new UnorderedList();
        reminders.forEach(report -> list.add(new ListItem(
                new StatusBadge(
                        getTranslation("reissue.plan.timeliness." + report.timeliness()),
                        DueTable.look(report.timeliness())),
                new Span(words(report, today)))));
        // it stays in the page for screen readers, which tell what changes in it
        if (!reminders.isEmpty()) {
            add(list);
        }
        setClassName("m-reminders--none", reminders.isEmpty());
    }

    private String words(DueReport report, LocalDate today) {
        String period = getTranslation(
                "reissue.plan.periodOf",
                Shown.day(report.period().from()),
                Shown.day(report.period().to()));
        String due = Shown.day(report.period().due());
        return switch (report.timeliness()) {
            case MISSING -> getTranslation("reissue.plan.remind.late", period, due, report.daysLate(today));
            case RETURNED -> getTranslation("reissue.plan.remind.returned", period, due);
            default -> getTranslation("reissue.plan.remind.due", period, due, -report.daysLate(today));
        };
    }
}
