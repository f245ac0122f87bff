package jp.madoguchi.reissue.ui;

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
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.plan.ui.ReminderPanel;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** The contractor's start page: send reissue counts, see what has been sent and how it stands. */
@Route("contractor")
@Menu(title = "reissue.contractor.menu", order = 10)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/reissue.css")
public class ContractorView extends Div implements HasDynamicTitle {
    ContractorView(
            IncidentService incidents,
            ReissueService reissue,
            ReissueSubmissionService submissions,
            ReviewService reviews,
            PlanService plans,
            LiveUpdates live,
            CurrentUser currentUser,
            Clock clock) {
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(getTranslation("reissue.contractor.title"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.setSubline(
                getTranslation("reissue.contractor.explanation", incident.name(), currentUser.requireOrganisation()));
        ContractorDesk desk = new ContractorDesk(incident, reissue, submissions, reviews);
        add(new ReminderPanel(incident, plans, live, clock), desk);
        live.follow(this, ReissueReported.class, desk::refresh);
        live.follow(this, ReviewChanged.class, desk::refresh);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.contractor.title");
    }
}
