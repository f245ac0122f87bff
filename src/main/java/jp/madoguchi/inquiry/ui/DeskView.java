package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.PresenceChanged;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.inquiry.briefing.ui.BriefingStrip;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.script.ScriptChanged;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** Where operators log inquiries while callers talk. */
@Route("desk")
@Menu(title = "inquiry.entry.menu", order = 10)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@CssImport("./styles/inquiry.css")
public class DeskView extends Div implements HasDynamicTitle {
    DeskView(
            IncidentService incidents,
            DeskService desk,
            InquiryService inquiries,
            DraftService drafts,
            ScriptService scripts,
            BriefingService briefings,
            DeskPresence presence,
            DeskEscalationService escalations,
            CurrentUser currentUser,
            CardNumberGuard guard,
            LiveUpdates live,
            Clock clock) {
        addClassNames("m-page", "m-desk");
        add(new PageHeader(getTranslation("inquiry.entry.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        InquiryEntry entry = new InquiryEntry(
                new InquiryWords(incident, getLocale()),
                desk,
                inquiries,
                scripts,
                escalations,
                presence,
                drafts,
                currentUser.require().name(),
                guard,
                clock);
        add(new BriefingStrip(incident.id(), briefings, live), entry);
        // calls begin and end in a room above this one, so whatever happens may be one
        live.follow(this, LiveEvent.class, entry::showCalls);
        live.follow(this, PresenceChanged.class, entry::showOthers);
        live.follow(this, ScriptChanged.class, entry::showAnswers);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.entry.title");
    }
}
