package jp.madoguchi.callstats.apology.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.callstats.apology.ApologiesChanged;
import jp.madoguchi.callstats.apology.Apology;
import jp.madoguchi.callstats.apology.ApologyCounts;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.callback.ui.AttemptDialog;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.palette.Command;
import jp.madoguchi.platform.ui.palette.CommandSource;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** Who met a busy line and never got through, those to be called first on top. */
@Route("desk/apologies")
@Menu(title = "callstats.apology.menu", order = 12.5)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/callstats.css")
@CssImport("./styles/inquiry.css")
public class ApologiesView extends Div
        implements HasDynamicTitle, BeforeEnterObserver, AfterNavigationObserver, CommandSource {
    /** In the address: the call that nobody was reached with. */
    private static final String NOT_REACHED = "notReached";

    enum Whose {
        MINE,
        ALL
    }

    private final ApologyService apologies;
    private final PortalUser user;
    private final Clock clock;
    private final ApologyTables tables = new ApologyTables();
    private final RadioButtonGroup<Whose> whose = new RadioButtonGroup<>();
    private final Paragraph total = new Paragraph();
    private final Paragraph withheld = new Paragraph();
    private final Button next = new Button(getTranslation("callstats.apology.next"), click -> callNext());
    private final @Nullable Incident incident;
    private List<Apology> shown = List.of();

    ApologiesView(
            IncidentService incidents,
            ApologyService apologies,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.apologies = apologies;
        this.user = currentUser.require();
        this.clock = clock;
        this.incident = incidents.current().orElse(null);
        addClassNames("m-page", "m-apologies");
        PageHeader header =
                new PageHeader(getTranslation("callstats.apology.title"), getTranslation("callstats.apology.subline"));
        add(header);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        if (calls()) {
            Span key = new Span("F2");
            key.addClassName("m-key");
            key.getElement().setAttribute("aria-hidden", "true");
            next.setSuffixComponent(key);
            next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            next.getElement().setAttribute("aria-keyshortcuts", "F2");
            header.addActions(next);
            Shortcuts.addShortcutListener(this, this::callNext, Key.F2);
        }
        whose.setLabel(getTranslation("inquiry.callback.whose"));
        whose.setItems(Whose.values());
        whose.setItemLabelGenerator(one -> getTranslation("inquiry.callback.whose." + one.name()));
        whose.setValue(user.has(Role.OPERATOR) ? Whose.MINE : Whose.ALL);
        whose.setVisible(calls());
        whose.addValueChangeListener(change -> show());
        total.addClassName("m-total");
        total.getElement().setAttribute("role", "status");
        withheld.addClassName("m-hint");
        add(whose, total, withheld, tables);
        live.follow(this, ApologiesChanged.class, this::show);
        show();
    }

    private boolean calls() {
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
    }

    private void show() {
        if (incident == null) {
            return;
        }
        long id = incident.id();
        ApologyCounts counts = apologies.counts(id);
        total.setText(getTranslation("callstats.apology.total", counts.waiting(), counts.overdue()));
        int unknown = apologies.withheld(id);
        withheld.setText(getTranslation("callstats.apology.withheld", unknown));
        withheld.setVisible(unknown > 0);
        shown = whose.getValue() == Whose.ALL ? apologies.waiting(id) : apologies.waitingForMe(id);
        next.setEnabled(!mineToCall().isEmpty());
        tables.removeAll();
        tables.add(
                shown.isEmpty()
                        ? new EmptyState(
                                getTranslation("callstats.apology.none"), getTranslation("callstats.apology.none.what"))
                        : tables.waiting(
                                shown,
                                clock.instant(),
                                calls() ? Optional.of(apology -> actions(id, apology)) : Optional.empty()));
        List<Apology> closed = apologies.closed(id);
        if (!closed.isEmpty()) {
            tables.add(new CardSection(getTranslation("callstats.apology.closed"), tables.closed(closed)));
        }
    }

    private ApologyActions actions(long id, Apology apology) {
        return new ApologyActions(id, apology, user.name(), apologies, this::show);
    }

    /** Whom nobody has tried yet before those who weren't reached, those due first before the others. */
    private List<Apology> mineToCall() {
        return shown.stream()
                .filter(apology -> apology.person() == null || user.name().equals(apology.person()))
                .sorted(Comparator.comparingInt(apology -> apology.tries().size()))
                .toList();
    }

    /** Calls the one due first. */
    private void callNext() {
        if (incident == null || mineToCall().isEmpty()) {
            return;
        }
        try {
            actions(incident.id(), mineToCall().getFirst()).call();
        } catch (RejectedException e) {
            Notices.error(e);
            show();
        }
    }

    /** Nobody was reached from the entry: that is noted here. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (incident == null || !calls()) {
            return;
        }
        long here = incident.id();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(NOT_REACHED)
                .flatMap(id -> apologies.waiting(here).stream()
                        .filter(apology -> Long.toString(apology.id()).equals(id))
                        .findFirst())
                .ifPresent(apology -> actions(here, apology).noteResult(AttemptDialog.Result.NOT_REACHED));
    }

    @Override
    public List<Command> commands(String typed) {
        return calls() && incident != null && !mineToCall().isEmpty()
                ? List.of(new Command(getTranslation("callstats.apology.next"), "F2", this::callNext))
                : List.of();
    }

    /** A reload must not ask for the same result again. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (event.getLocation()
                .getQueryParameters()
                .getSingleParameter(NOT_REACHED)
                .isPresent()) {
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "desk/apologies"));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callstats.apology.title");
    }
}
