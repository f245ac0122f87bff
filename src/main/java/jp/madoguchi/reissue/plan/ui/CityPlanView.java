package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.plan.NewPlan;
import jp.madoguchi.reissue.plan.PlanChanged;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.plan.ReportingPlan;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.reissue.ui.Shown;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** When which organisation has to report, and how well it has done so. Officials set the plans. */
@Route("city/reissue/plan")
@Menu(title = "reissue.plan.menu", order = 42)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class CityPlanView extends Div implements HasDynamicTitle {
    private final transient PlanService plans;
    private final transient Clock clock;
    private final RatesTable rates = new RatesTable();
    private final DueTable due = new DueTable(true);
    private final Div inForce = new Div();
    private final PlanForm form;

    CityPlanView(IncidentService incidents, PlanService plans, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.plans = plans;
        this.clock = clock;
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("reissue.plan.title"), getTranslation("reissue.plan.subline")));
        Incident incident = incidents.current().orElse(null);
        this.form = new PlanForm(plan -> set(incident, plan));
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        form.setVisible(currentUser.require().has(Role.OFFICIAL));
        add(
                new CardSection(
                        getTranslation("reissue.plan.rates"),
                        new Hint(getTranslation("reissue.plan.rates.hint")),
                        rates),
                new CardSection(getTranslation("reissue.plan.list"), due),
                new CardSection(
                        getTranslation("reissue.plan.inForce"),
                        new Hint(getTranslation("reissue.plan.inForce.hint")),
                        inForce,
                        form));
        Runnable refresh = () -> show(incident);
        refresh.run();
        live.follow(this, PlanChanged.class, refresh);
        live.follow(this, ReissueReported.class, refresh);
        live.follow(this, ReviewChanged.class, refresh);
    }

    private void set(@org.jspecify.annotations.Nullable Incident incident, NewPlan plan) {
        if (incident != null) {
            try {
                plans.set(incident.id(), plan);
            } finally {
                show(incident);
            }
        }
    }

    private void show(Incident incident) {
        rates.show(plans.rates(incident.id()));
        due.show(plans.due(incident.id()), Tokyo.today(clock));
        Map<String, ReportingPlan> current = plans.plans(incident.id());
        inForce.removeAll();
        if (current.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("reissue.plan.none"));
            none.addClassName("m-hint");
            inForce.add(none);
        } else {
            inForce.add(table(current));
        }
        form.show(plans.organisations(incident.id()), current);
    }

    private PlainTable table(Map<String, ReportingPlan> current) {
        PlainTable table = new PlainTable(
                getTranslation("reissue.plan.inForce"),
                List.of(
                        getTranslation("reissue.queue.organisation"),
                        getTranslation("reissue.plan.kind"),
                        getTranslation("reissue.plan.firstDue"),
                        getTranslation("reissue.plan.daysAfter"),
                        getTranslation("reissue.plan.until"),
                        getTranslation("reissue.plan.setBy")));
        current.values()
                .forEach(plan -> table.row(List.of(
                        new Span(plan.organisation()),
                        new Span(getTranslation("reissue.plan.kind." + plan.kind())),
                        new Span(Shown.day(plan.firstDue())),
                        new Span(Integer.toString(plan.daysAfter())),
                        new Span(Shown.day(plan.until())),
                        new Span(plan.setBy() + "　" + Shown.minute(plan.setAt())))));
        return table;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.plan.title");
    }
}
