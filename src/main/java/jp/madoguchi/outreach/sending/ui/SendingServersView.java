package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.sending.SendingService;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** The servers and nodes that messages go out by, for who keeps them running: nothing of any person. */
@Route("admin/sending")
@Menu(title = "outreach.sending.servers.menu", order = 122)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@CssImport("./styles/sending.css")
public class SendingServersView extends Div implements HasDynamicTitle {
    SendingServersView(IncidentService incidents, SendingService sending, CurrentUser currentUser, LiveUpdates live) {
        addClassNames("m-page", "m-sending");
        add(new PageHeader(
                getTranslation("outreach.sending.servers.title"), getTranslation("outreach.sending.servers.subline")));
        add(new ChannelsPanel(sending, currentUser.require().has(Role.ADMIN)));
        incidents.current().ifPresent(incident -> {
            QueuePanel queue = new QueuePanel(sending, incident.id());
            add(queue);
            live.follow(this, WaveProgressed.class, queue::show);
            queue.show();
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.sending.servers.title");
    }
}
