package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallLinkService;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.InquiriesImported;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.PresenceChanged;
import jp.madoguchi.inquiry.RunningCallsChanged;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.inquiry.briefing.ui.BriefingStrip;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.phrase.PhraseService;
import jp.madoguchi.inquiry.phrase.PhrasesChanged;
import jp.madoguchi.inquiry.script.ScriptChanged;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.palette.Command;
import jp.madoguchi.platform.ui.palette.CommandSource;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** Where operators log inquiries while callers talk. */
@Route("desk")
@Menu(title = "inquiry.entry.menu", order = 10)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@CssImport("./styles/inquiry.css")
public class DeskView extends Div implements HasDynamicTitle, AfterNavigationObserver, CommandSource {
    /** In the address: the number of the case that an inquiry is to be begun about. */
    static final String CASE = "case";

    /** In the address: the call that the desk makes, as {@link CallReason#text} has it. */
    static final String CALL = "call";

    private final DeskService desk;
    private final CallLinkService links;
    private final @Nullable InquiryEntry entry;
    private final @Nullable Incident incident;

    DeskView(
            IncidentService incidents,
            DeskService desk,
            InquiryService inquiries,
            DraftService drafts,
            CallLinkService links,
            ScriptService scripts,
            BriefingService briefings,
            PhraseService phrases,
            DeskPresence presence,
            DeskEscalationService escalations,
            CurrentUser currentUser,
            CardNumberGuard guard,
            LiveUpdates live,
            Clock clock) {
        this.desk = desk;
        this.links = links;
        addClassNames("m-page", "m-desk");
        add(new PageHeader(getTranslation("inquiry.entry.title")));
        incident = incidents.current().orElse(null);
        if (incident == null) {
            entry = null;
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        entry = new InquiryEntry(
                new InquiryWords(incident, getLocale()),
                desk,
                inquiries,
                scripts,
                escalations,
                presence,
                drafts,
                links,
                currentUser.require().name(),
                guard,
                clock);
        PhrasePicker picker = new PhrasePicker();
        picker.offer(phrases.all(incident.id()));
        entry.add(picker);
        add(new BriefingStrip(incident.id(), briefings, live), entry);
        live.follow(this, RunningCallsChanged.class, entry::showCalls);
        live.follow(this, InquirySaved.class, saved -> saved.callId() != null, entry::showCalls);
        live.follow(this, InquiriesImported.class, entry::showCalls);
        InquiryEntry here = entry;
        live.follow(this, PresenceChanged.class, moved -> moved.concerns(presence.caseAt(here)), entry::showOthers);
        live.follow(this, ScriptChanged.class, entry::showAnswers);
        live.follow(this, PhrasesChanged.class, () -> picker.offer(phrases.all(incident.id())));
    }

    /** Not before: the entry begins with a blank form when it comes onto the page. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        InquiryEntry here = entry;
        Incident about = incident;
        if (here == null || about == null) {
            return;
        }
        QueryParameters address = event.getLocation().getQueryParameters();
        address.getSingleParameter(CASE)
                .flatMap(number -> desk.search(about.id(), number, 1).stream()
                        .filter(person -> person.caseNumber().equals(number))
                        .findFirst())
                .ifPresent(here::choose);
        address.getSingleParameter(CALL)
                .flatMap(CallReason::parse)
                .flatMap(reason -> links.call(about.id(), reason))
                .ifPresent(here::ring);
        if (address.getSingleParameter(CALL).isPresent()) {
            // what is begun is kept as a draft: a reload must not begin it again
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "desk"));
        }
    }

    @Override
    public List<Command> commands(String typed) {
        return entry == null ? List.of() : entry.commands();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.entry.title");
    }
}
