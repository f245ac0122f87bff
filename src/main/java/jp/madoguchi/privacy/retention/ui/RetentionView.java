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

/** Where the administrator sets how long data is kept and prepares its erasing; auditors read. */
@Route("admin/retention")
@Menu(title = "privacy.retention.menu", order = 126)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@CssImport("./styles/privacy.css")
public class RetentionView extends Div implements HasDynamicTitle {
    RetentionView(
            RetentionService retention,
            DeletionService deletions,
            KeyEndService keyEnds,
            CurrentUser currentUser,
            LiveUpdates live) {
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("privacy.retention.title"), getTranslation("privacy.retention.subline")));
        RetainedIncident incident = retention.incident().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("privacy.retention.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        PortalUser user = currentUser.require();
        boolean acts = user.has(Role.ADMIN);
        RulesSection rules = new RulesSection(retention, incident.id(), acts);
        HoldsSection holds = new HoldsSection(retention, incident.id(), user, acts);
        RunsSection runs = new RunsSection(deletions, incident.id(), user);
        add(new CardSection(getTranslation("privacy.retention.rules.title"), rules));
        add(new CardSection(getTranslation("privacy.retention.holds.title"), holds));
        if (acts) {
            add(new CardSection(
                    getTranslation("privacy.retention.prepare.title"),
                    new PrepareSection(deletions, incident.id(), runs::show)));
        }
        add(new CardSection(getTranslation("privacy.retention.runs.title"), runs));
        KeyEndSection ends = new KeyEndSection(keyEnds, incident.id(), user);
        add(new CardSection(getTranslation("privacy.keyEnd.title"), ends));
        live.follow(this, DeletionProgressed.class, () -> {
            rules.show();
            holds.show();
            runs.show();
            ends.show();
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("privacy.retention.title");
    }
}
