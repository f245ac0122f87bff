package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.SureDialog;
import jp.madoguchi.regulator.RegisteredAction;
import jp.madoguchi.regulator.RegulatorChange;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** Enters an action or changes one; leaving asks where something was typed. */
@Route(EntryView.ADDRESS)
@RolesAllowed(Roles.OFFICIAL)
@CssImport("./styles/regulator.css")
public class EntryView extends Div implements HasDynamicTitle, BeforeEnterObserver, BeforeLeaveObserver {
    static final String ADDRESS = RegisterWords.REGISTER + "/entry";
    static final String ACTION = "action";

    private final transient IncidentService incidents;
    private final transient RegulatorService register;
    private final transient RegulatorEntryService entries;
    private final Div changed = new Div();
    private final Button save = new Button();
    private @Nullable EntryForm form;
    private @Nullable Long action;
    private int seen;

    EntryView(IncidentService incidents, RegulatorService register, RegulatorEntryService entries) {
        this.incidents = incidents;
        this.register = register;
        this.entries = entries;
        addClassNames("m-page", "m-sections");
        changed.addClassName("m-regulator-notice");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(click -> save());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        form = null;
        String asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ACTION)
                .orElse(null);
        RegisteredAction found = asked == null ? null : find(asked);
        action = found == null ? null : found.action().id();
        PageHeader header = new PageHeader(getPageTitle(), getTranslation("regulator.entry.subline"));
        header.addActions(new RouterLink(getTranslation("regulator.back"), RegisterView.class));
        add(header);
        if (incidents.current().isEmpty()) {
            add(new EmptyState(getTranslation("regulator.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        if (asked != null && (found == null || found.withdrawn() != null)) {
            add(new EmptyState(getTranslation("regulator.action.none"), getTranslation("regulator.action.none.what")));
            return;
        }
        seen = found == null ? 0 : found.version();
        EntryForm fields = new EntryForm(found == null ? null : found.action());
        form = fields;
        changed.setVisible(false);
        save.setText(getTranslation("regulator.entry.save"));
        Button cancel = new Button(getTranslation("regulator.entry.cancel"), click -> leave());
        Div buttons = new Div(save, cancel);
        buttons.addClassName("m-regulator-buttons");
        add(fields, changed, buttons);
        fields.begin();
    }

    private @Nullable RegisteredAction find(String asked) {
        try {
            return Ids.read(asked).map(register::action).orElse(null);
        } catch (RejectedException e) {
            return null;
        }
    }

    private void save() {
        EntryForm fields = form;
        if (fields == null) {
            return;
        }
        fields.clearRefusals();
        try {
            if (action == null) {
                action = entries.enter(incidents.requireCurrent().id(), fields.terms());
            } else {
                entries.change(action, seen, fields.terms(), fields.reason());
            }
        } catch (RejectedException e) {
            fields.refuse(e);
            if ("seen".equals(e.field())) {
                showWhatChanged();
            }
            return;
        }
        // what was typed has arrived: leaving needn't ask
        form = null;
        Notices.success(MessageText.of("regulator.entry.saved"));
        leave();
    }

    /** Says what the other one did; saving again then means that the user has looked at it. */
    private void showWhatChanged() {
        RegisteredAction now =
                Optional.ofNullable(action).map(String::valueOf).map(this::find).orElse(null);
        if (now == null || now.withdrawn() != null) {
            return;
        }
        UnorderedList lines = new UnorderedList();
        for (RegulatorChange change : now.changesAfter(seen)) {
            ListItem item = new ListItem(RegisterWords.signed(change.signed()));
            change.lines().forEach(line -> item.add(new Hint(RegisterWords.line(line, this))));
            lines.add(item);
        }
        changed.removeAll();
        changed.add(new H2(getTranslation("regulator.entry.since")), lines);
        changed.setVisible(true);
        seen = now.version();
        save.setText(getTranslation("regulator.entry.again"));
    }

    private void leave() {
        UI.getCurrent().navigate(action == null ? RegisterWords.REGISTER : RegisterWords.action(action));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (form == null || !form.hasChanged()) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction go = event.postpone();
        SureDialog sure = new SureDialog(
                getTranslation("regulator.entry.leave.title"),
                getTranslation("regulator.entry.leave.what"),
                getTranslation("regulator.entry.leave.yes"),
                getTranslation("regulator.entry.leave.no"),
                go::proceed);
        sure.addCancelListener(cancelled -> go.cancel());
        sure.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation(action == null ? "regulator.entry.new" : "regulator.entry.change");
    }
}
