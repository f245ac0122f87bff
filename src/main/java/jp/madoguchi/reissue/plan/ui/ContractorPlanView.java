package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.plan.PlanChanged;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.security.Roles;

/** What the contractor's own organisation has to report until when, and how it has done so far. */
@Route("contractor/plan")
@Menu(title = "reissue.plan.own.menu", order = 12)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/reissue.css")
public class ContractorPlanView extends Div implements HasDynamicTitle {
    ContractorPlanView(IncidentService incidents, PlanService plans, LiveUpdates live, Clock clock) {
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("reissue.plan.own.title"), getTranslation("reissue.plan.own.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        DueTable due = new DueTable(false);
        RatesTable rates = new RatesTable();
        add(
                new ReminderPanel(incident, plans, live, clock),
                new CardSection(getTranslation("reissue.plan.list"), due),
                new CardSection(
                        getTranslation("reissue.plan.rates"),
                        new Hint(getTranslation("reissue.plan.rates.hint")),
                        rates));
        Runnable refresh = () -> {
            due.show(plans.ownDue(incident.id()), Tokyo.today(clock));
            rates.show(plans.ownRates(incident.id()));
        };
        refresh.run();
        live.follow(this, PlanChanged.class, refresh);
        live.follow(this, ReissueReported.class, refresh);
        live.follow(this, ReviewChanged.class, refresh);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.plan.own.title");
    }
}
