package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.escalation.CityEscalationService;
import jp.madoguchi.inquiry.escalation.Escalation;
import jp.madoguchi.inquiry.escalation.EscalationChanged;
import jp.madoguchi.inquiry.escalation.EscalationState;
import jp.madoguchi.inquiry.escalation.Revealed;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What the desk asks the city, the most pressing first. Officials answer, and have personal data shown for as long as they stay on
 * the page; the others read.
 */
@Route("city/escalations")
@Menu(title = "inquiry.escalation.city.menu", order = 12)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/escalation.css")
public class CityEscalationsView extends Div implements HasDynamicTitle {
    private final CityEscalationService escalations;
    private final boolean answers;
    /** Gone with the page: a second look needs a second reason. */
    private final Map<Long, Revealed> revealed = new HashMap<>();

    private @Nullable EscalationList list;

    CityEscalationsView(
            IncidentService incidents,
            CityEscalationService escalations,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.escalations = escalations;
        this.answers = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-escalation-page");
        add(new PageHeader(
                getTranslation("inquiry.escalation.city.title"), getTranslation("inquiry.escalation.city.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        EscalationWords words = new EscalationWords(incident, getLocale());
        EscalationList shown = new EscalationList(
                (open, limit) ->
                        open ? escalations.open(incident.id(), 0, limit) : escalations.closed(incident.id(), 0, limit),
                () -> escalations.counts(incident.id()),
                (escalation, now) -> card(escalation, words, now),
                clock,
                new EmptyState(
                        getTranslation("inquiry.escalation.city.none"),
                        getTranslation("inquiry.escalation.city.none.hint")));
        list = shown;
        add(shown);
        live.follow(this, EscalationChanged.class, shown::refresh);
    }

    private EscalationCard card(Escalation escalation, EscalationWords words, Instant now) {
        return new EscalationCard(
                escalation, words, now, null, person(escalation.id()), answers ? actions(escalation) : List.of());
    }

    private List<Component> person(long id) {
        Revealed person = revealed.get(id);
        return person == null ? List.of() : List.of(new RevealedFacts(person));
    }

    private List<Button> actions(Escalation escalation) {
        List<Button> actions = new ArrayList<>();
        if (escalation.state().isOpen()) {
            boolean again = escalation.state() == EscalationState.ANSWERED;
            Button answer = new Button(
                    getTranslation(again ? "inquiry.escalation.answer.add" : "inquiry.escalation.answer.open"),
                    click -> answer(escalation));
            if (!again) {
                answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            actions.add(answer);
        }
        if (revealed.containsKey(escalation.id())) {
            actions.add(new Button(getTranslation("inquiry.escalation.reveal.hide"), click -> {
                revealed.remove(escalation.id());
                Objects.requireNonNull(list).renew(escalation.id());
            }));
        } else if (isAboutSomebody(escalation)) {
            actions.add(new Button(getTranslation("inquiry.escalation.reveal.open"), click -> reveal(escalation)));
        }
        return actions;
    }

    private static boolean isAboutSomebody(Escalation escalation) {
        return escalation.concerned().name() != null || escalation.concerned().phone() != null;
    }

    private void answer(Escalation escalation) {
        ReplyDialog dialog = new ReplyDialog(
                escalation,
                escalations::byId,
                person(escalation.id()),
                "inquiry.escalation.answer.text",
                "inquiry.escalation.answer.help",
                true);
        dialog.setHeaderTitle(getTranslation("inquiry.escalation.answer.title", escalation.inquiryNumber()));
        dialog.addAction(
                "inquiry.escalation.answer.send",
                text -> escalations.answer(escalation.id(), dialog.seen(), text),
                MessageText.of("inquiry.escalation.answer.done"));
        if (escalation.state() == EscalationState.ASKED) {
            dialog.addAction(
                    "inquiry.escalation.askBack.send",
                    text -> escalations.askBack(escalation.id(), dialog.seen(), text),
                    MessageText.of("inquiry.escalation.askBack.done"));
        }
        dialog.whenDone(() -> {
            EscalationList shown = Objects.requireNonNull(list);
            shown.refresh();
            shown.focus(escalation.id());
        });
        dialog.open();
    }

    private void reveal(Escalation escalation) {
        WriteDialog dialog =
                new WriteDialog("inquiry.escalation.reveal.reason", "inquiry.escalation.reveal.help", true);
        dialog.setHeaderTitle(getTranslation("inquiry.escalation.reveal.title", escalation.inquiryNumber()));
        dialog.addAction(
                "inquiry.escalation.reveal.send",
                reason -> revealed.put(escalation.id(), escalations.reveal(escalation.id(), reason)),
                MessageText.of("inquiry.escalation.reveal.done"));
        dialog.whenDone(() -> Objects.requireNonNull(list).renew(escalation.id()));
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.escalation.city.title");
    }
}
