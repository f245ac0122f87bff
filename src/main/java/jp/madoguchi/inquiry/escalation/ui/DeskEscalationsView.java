package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.Escalation;
import jp.madoguchi.inquiry.escalation.EscalationChanged;
import jp.madoguchi.inquiry.escalation.EscalationState;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What the desk has asked the city: the user's own first, what has been answered, and which callers have been told. */
@Route("desk/escalations")
@Menu(title = "inquiry.escalation.desk.menu", order = 13)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@CssImport("./styles/escalation.css")
public class DeskEscalationsView extends Div implements HasDynamicTitle {
    private static final Duration STEP = Duration.ofMinutes(15);

    private final DeskEscalationService escalations;
    private final String user;
    private final Clock clock;
    private @Nullable EscalationList list;

    DeskEscalationsView(
            IncidentService incidents,
            DeskEscalationService escalations,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.escalations = escalations;
        this.user = currentUser.require().name();
        this.clock = clock;
        addClassNames("m-page", "m-escalation-page");
        add(new PageHeader(
                getTranslation("inquiry.escalation.desk.title"), getTranslation("inquiry.escalation.desk.subline")));
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
                        getTranslation("inquiry.escalation.desk.none"),
                        getTranslation("inquiry.escalation.desk.none.hint")));
        list = shown;
        add(shown);
        live.follow(this, EscalationChanged.class, shown::refresh);
    }

    private EscalationCard card(Escalation escalation, EscalationWords words, Instant now) {
        return new EscalationCard(
                escalation,
                words,
                now,
                "desk/inquiries?inquiry=" + escalation.inquiryNumber(),
                List.of(),
                actions(escalation));
    }

    private List<Button> actions(Escalation escalation) {
        List<Button> actions = new ArrayList<>();
        EscalationState state = escalation.state();
        if (state == EscalationState.ANSWERED) {
            actions.add(button("inquiry.escalation.tell.open", true, () -> tell(escalation)));
        }
        if (state.isOpen()) {
            String key = state == EscalationState.ASKED
                    ? "inquiry.escalation.further.add"
                    : state == EscalationState.ASKED_BACK
                            ? "inquiry.escalation.further.reply"
                            : "inquiry.escalation.further.ask";
            actions.add(button(key, state == EscalationState.ASKED_BACK, () -> askFurther(escalation, key)));
        }
        if (state.isOpen()
                && state != EscalationState.ANSWERED
                && escalation.askedBy().equals(user)) {
            actions.add(button("inquiry.escalation.withdraw.open", false, () -> withdraw(escalation)));
        }
        return actions;
    }

    private Button button(String key, boolean main, Runnable act) {
        Button button = new Button(getTranslation(key), click -> act.run());
        if (main) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    private void tell(Escalation escalation) {
        TimeField when = new TimeField(getTranslation("inquiry.escalation.tell.when"), STEP);
        when.setInstant(clock.instant());
        ReplyDialog dialog = dialog(escalation, "inquiry.escalation.tell.note", "inquiry.escalation.tell.help", false);
        dialog.setHeaderTitle(getTranslation("inquiry.escalation.tell.title"));
        dialog.addField("toldAt", when);
        dialog.addAction(
                "inquiry.escalation.tell.send",
                note -> escalations.tell(escalation.id(), dialog.seen(), when.instant(), note),
                MessageText.of("inquiry.escalation.tell.done"));
        dialog.open();
    }

    private void askFurther(Escalation escalation, String title) {
        ReplyDialog dialog =
                dialog(escalation, "inquiry.escalation.further.text", "inquiry.escalation.ask.noNames", true);
        dialog.setHeaderTitle(getTranslation(title));
        dialog.addAction(
                "inquiry.escalation.ask.send",
                text -> escalations.askFurther(escalation.id(), dialog.seen(), text),
                MessageText.of("inquiry.escalation.ask.done"));
        dialog.open();
    }

    private void withdraw(Escalation escalation) {
        ReplyDialog dialog =
                dialog(escalation, "inquiry.escalation.withdraw.reason", "inquiry.escalation.withdraw.help", true);
        dialog.setHeaderTitle(getTranslation("inquiry.escalation.withdraw.open"));
        dialog.addAction(
                "inquiry.escalation.withdraw.send",
                reason -> escalations.withdraw(escalation.id(), dialog.seen(), reason),
                MessageText.of("inquiry.escalation.withdraw.done"));
        dialog.open();
    }

    private ReplyDialog dialog(Escalation escalation, String label, String help, boolean required) {
        ReplyDialog dialog = new ReplyDialog(escalation, escalations::byId, List.of(), label, help, required);
        dialog.whenDone(() -> {
            EscalationList shown = Objects.requireNonNull(list);
            shown.refresh();
            shown.focus(escalation.id());
        });
        return dialog;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.escalation.desk.title");
    }
}
