package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** Where operators log inquiries while callers talk. */
@Route("desk")
@Menu(title = "inquiry.entry.menu", order = 10)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@CssImport("./styles/inquiry.css")
public class DeskView extends Div implements HasDynamicTitle, BeforeLeaveObserver {
    private final @Nullable InquiryEntry entry;

    DeskView(
            IncidentService incidents,
            DeskService desk,
            InquiryService inquiries,
            CardNumberGuard guard,
            LiveUpdates live,
            Clock clock) {
        addClassNames("m-page", "m-desk");
        add(new PageHeader(getTranslation("inquiry.entry.title")));
        Incident incident = incidents.current().orElse(null);
        entry = incident == null
                ? null
                : new InquiryEntry(new InquiryWords(incident, getLocale()), desk, inquiries, guard, clock);
        if (entry == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
        } else {
            add(entry);
            // calls begin and end in a room above this one, so whatever happens may be one
            live.follow(this, LiveEvent.class, entry::showCalls);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.entry.title");
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (entry != null && entry.isFilled()) {
            ContinueNavigationAction leave = event.postpone();
            entry.askToDiscard("inquiry.entry.leave", leave::proceed, leave::cancel);
        }
    }
}
