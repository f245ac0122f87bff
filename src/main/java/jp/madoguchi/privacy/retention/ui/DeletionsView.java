package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.privacy.retention.DeletionProgressed;
import jp.madoguchi.privacy.retention.DeletionService;
import jp.madoguchi.privacy.retention.KeyEndService;
import jp.madoguchi.privacy.retention.RetainedIncident;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** Where approvers decide what was prepared; officials see what was erased and what is held. */
@Route("city/deletions")
@Menu(title = "privacy.retention.city.menu", order = 88)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/privacy.css")
public class DeletionsView extends Div implements HasDynamicTitle {
    DeletionsView(
            RetentionService retention,
            DeletionService deletions,
            KeyEndService keyEnds,
            CurrentUser currentUser,
            LiveUpdates live) {
        addClassNames("m-page", "m-sections");
        add(new PageHeader(
                getTranslation("privacy.retention.city.title"), getTranslation("privacy.retention.city.subline")));
        RetainedIncident incident = retention.incident().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("privacy.retention.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        PortalUser user = currentUser.require();
        RunsSection runs = new RunsSection(deletions, incident.id(), user);
        HoldsSection holds = new HoldsSection(retention, incident.id(), user, user.has(Role.OFFICIAL));
        add(new CardSection(getTranslation("privacy.retention.runs.title"), runs));
        add(new CardSection(getTranslation("privacy.retention.holds.title"), holds));
        KeyEndSection ends = new KeyEndSection(keyEnds, incident.id(), user);
        add(new CardSection(getTranslation("privacy.keyEnd.title"), ends));
        live.follow(this, DeletionProgressed.class, () -> {
            runs.show();
            ends.show();
            holds.show();
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("privacy.retention.city.title");
    }
}
