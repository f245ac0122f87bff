package jp.madoguchi.inquiry.briefing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.briefing.Briefing;
import jp.madoguchi.inquiry.briefing.BriefingChanged;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** All briefings, with who has read them; supervisors and officials write here. */
@Route("desk/briefings")
@Menu(title = "inquiry.briefing.title", order = 17)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class BriefingsView extends Div implements HasDynamicTitle {
    private final BriefingService briefings;
    private final boolean writes;
    private final Clock clock;
    private final Div list = new Div();

    BriefingsView(
            IncidentService incidents,
            BriefingService briefings,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.briefings = briefings;
        this.clock = clock;
        PortalUser user = currentUser.require();
        this.writes = user.has(Role.SUPERVISOR) || user.has(Role.OFFICIAL);
        addClassNames("m-page", "m-briefings-page");
        add(new PageHeader(getTranslation("inquiry.briefing.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        if (writes) {
            add(new CardSection(
                    getTranslation("inquiry.briefing.write"),
                    new BriefingForm(incident.id(), briefings, () -> show(incident))));
        }
        add(list);
        live.follow(this, BriefingChanged.class, () -> show(incident));
        show(incident);
    }

    private void show(Incident incident) {
        list.removeAll();
        List<Briefing> all = briefings.all(incident.id());
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation("inquiry.briefing.none"), getTranslation("inquiry.briefing.none.what")));
        }
        all.forEach(briefing -> list.add(briefing(incident, briefing)));
    }

    private Section briefing(Incident incident, Briefing briefing) {
        Paragraph text = new Paragraph(briefing.text());
        text.addClassName("m-answer-text");
        Div facts = new Div(state(briefing));
        if (briefing.important()) {
            facts.add(new StatusBadge(getTranslation("inquiry.briefing.important"), StatusBadge.Look.BAD));
        }
        facts.add(new Hint(getTranslation("inquiry.briefing.by", briefing.writtenBy(), when(briefing.writtenAt()))));
        if (briefing.validUntil() != null) {
            facts.add(new Hint(getTranslation("inquiry.briefing.validUntil", when(briefing.validUntil()))));
        }
        facts.addClassName("m-script-facts");
        Section section = new Section(facts, text);
        section.addClassName("m-card");
        section.add(new Hint(getTranslation(
                "inquiry.briefing.readers",
                briefing.readers().size(),
                String.join(getTranslation("platform.listSeparator"), briefing.readers()))));
        if (writes && briefing.isValidAt(clock.instant())) {
            Button withdraw =
                    new Button(getTranslation("inquiry.briefing.withdraw"), click -> withdraw(incident, briefing));
            withdraw.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            section.add(withdraw);
        }
        return section;
    }

    private void withdraw(Incident incident, Briefing briefing) {
        try {
            briefings.withdraw(incident.id(), briefing.id());
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show(incident);
    }

    private StatusBadge state(Briefing briefing) {
        if (briefing.withdrawnAt() != null) {
            return new StatusBadge(getTranslation("inquiry.briefing.state.withdrawn"), StatusBadge.Look.PLAIN);
        }
        return briefing.isValidAt(clock.instant())
                ? new StatusBadge(getTranslation("inquiry.briefing.state.valid"), StatusBadge.Look.GOOD)
                : new StatusBadge(getTranslation("inquiry.briefing.state.over"), StatusBadge.Look.PLAIN);
    }

    private String when(Instant instant) {
        return JapaneseDates.dayAndTime(instant, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.briefing.title");
    }
}
