package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.sending.FailedService;
import jp.madoguchi.outreach.sending.OutsideReadingService;
import jp.madoguchi.outreach.sending.OutsideResultsImporter;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.SendingChanged;
import jp.madoguchi.outreach.sending.SendingService;
import jp.madoguchi.outreach.sending.UncertainService;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** How the sending stands, what is uncertain, what came back, and the files of senders outside. It follows what happens. */
@Route("city/sending")
@Menu(title = "outreach.sending.menu", order = 37)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/sending.css")
public class SendingView extends Div implements HasDynamicTitle {
    SendingView(
            IncidentService incidents,
            SendingService sending,
            UncertainService uncertain,
            FailedService failed,
            OutsideService outside,
            OutsideReadingService readings,
            OutsideResultsImporter importer,
            Imports imports,
            BackgroundJobs jobs,
            CurrentUser currentUser,
            LiveUpdates live) {
        addClassNames("m-page", "m-sections", "m-sending");
        add(new PageHeader(getTranslation("outreach.sending.title"), getTranslation("outreach.sending.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.sending.nothing"), getTranslation("incident.notSetUp")));
            return;
        }
        PortalUser user = currentUser.require();
        boolean acts = user.has(Role.OFFICIAL);
        long id = incident.id();
        QueuePanel queue = new QueuePanel(sending, id);
        UncertainPanel doubts = new UncertainPanel(uncertain, id, acts);
        FailedPanel failures = new FailedPanel(failed, id, acts);
        TroublePanel troubles = new TroublePanel(sending, id);
        OutsidePanel files = new OutsidePanel(
                outside, id, acts, new FileActions(readings, outside, id, acts, user.has(Role.APPROVER)));
        add(queue, doubts, failures, troubles, files);
        if (acts) {
            add(new ResultsPanel(importer, imports, jobs, user.name()));
        }
        add(new ChannelsPanel(sending, acts));
        Runnable show = () -> {
            queue.show();
            doubts.show();
            failures.show();
            troubles.show();
            files.show();
        };
        live.follow(this, WaveProgressed.class, show);
        live.follow(this, SendingChanged.class, show);
        show.run();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.sending.title");
    }
}
