package jp.madoguchi.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.privacy.FieldKeyService;
import jp.madoguchi.privacy.FieldKeyState;
import jp.madoguchi.privacy.FieldKeysChanged;
import jp.madoguchi.privacy.KeyRun;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The keys of the encrypted fields, and what is to be done with them. The auditor sees the same without the buttons. */
@Route("admin/keys")
@Menu(title = "privacy.keys.menu", order = 126)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@CssImport("./styles/privacy.css")
public class KeysView extends Div implements HasDynamicTitle {
    private final transient FieldKeyService keys;
    private final boolean mayChange;
    private final Div body = new Div();

    KeysView(FieldKeyService keys, CurrentUser currentUser, LiveUpdates live) {
        this.keys = keys;
        this.mayChange = currentUser.require().has(Role.ADMIN);
        addClassNames("m-page", "m-sections");
        body.addClassName("m-sections");
        add(new PageHeader(getTranslation("privacy.keys.title"), getTranslation("privacy.keys.subline")), body);
        live.follow(this, FieldKeysChanged.class, this::show);
        show();
    }

    private void show() {
        body.removeAll();
        KeyRun run = keys.lastRun().orElse(null);
        body.add(work(run));
        body.add(table());
    }

    private Component work(@Nullable KeyRun run) {
        Section section = new Section(new H2(getTranslation("privacy.keys.work")));
        section.add(new Paragraph(getTranslation("privacy.keys.work.hint")));
        section.add(new Paragraph(said(run)));
        boolean running = run != null && run.isRunning();
        if (run != null && running) {
            ProgressBar bar = new ProgressBar(0, 1);
            bar.setValue(run.total() == 0 ? 0 : Math.min(1.0, (double) run.done() / run.total()));
            bar.getElement().setAttribute("aria-label", getTranslation("privacy.keys.work"));
            section.add(bar);
        }
        if (mayChange) {
            Button anew = new Button(getTranslation("privacy.keys.reencrypt"), click -> act(keys::reencrypt));
            anew.setEnabled(!running);
            Button make = new Button(getTranslation("privacy.keys.make"), click -> askToMake());
            Div buttons = new Div(make, anew);
            buttons.addClassName("m-retention-actions");
            section.add(buttons);
        }
        return section;
    }

    private String said(@Nullable KeyRun run) {
        if (run == null) {
            return getTranslation("privacy.keys.run.none");
        }
        if (run.isRunning()) {
            return getTranslation("privacy.keys.run.running", run.done(), Math.max(run.total(), run.done()));
        }
        String finished =
                getTranslation("privacy.keys.run.finished", at(run.finishedAt()), run.done(), run.startedBy());
        return run.unreadable() == 0
                ? finished
                : finished + getTranslation("privacy.keys.run.unreadable", run.unreadable());
    }

    private Component table() {
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("privacy.keys.number"),
                getTranslation("privacy.keys.made"),
                getTranslation("privacy.keys.wrappedBy"),
                getTranslation("privacy.keys.state"),
                getTranslation("privacy.keys.values")));
        if (mayChange) {
            columns.add(getTranslation("privacy.keys.action"));
        }
        PlainTable table = new PlainTable(getTranslation("privacy.keys.title"), columns).withNumbersIn(4);
        for (FieldKeyState key : keys.keys()) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(key.name()),
                    new Span(made(key)),
                    new Span(key.wrappedBy() == null ? "" : key.wrappedBy()),
                    new Span(getTranslation("privacy.keys.state." + state(key), at(key.destroyedAt()))),
                    new Span(values(key))));
            if (mayChange) {
                cells.add(action(key));
            }
            table.row(cells);
        }
        return table;
    }

    private String made(FieldKeyState key) {
        if (key.ofSettings()) {
            return getTranslation("privacy.keys.ofSettings");
        }
        return key.madeBy() == null
                ? at(key.madeAt())
                : getTranslation("privacy.keys.madeBy", at(key.madeAt()), key.madeBy());
    }

    private static String state(FieldKeyState key) {
        if (key.destroyedAt() != null) {
            return "destroyed";
        }
        if (key.ofSettings()) {
            return "settings";
        }
        if (!key.opens()) {
            return "closed";
        }
        return key.encrypts() ? "encrypts" : "reads";
    }

    private String values(FieldKeyState key) {
        return key.values() == null
                ? getTranslation("privacy.keys.notCounted")
                : getTranslation("privacy.keys.counted", key.values(), at(key.countedAt()));
    }

    private Component action(FieldKeyState key) {
        if (key.encrypts() || key.ofSettings() || key.destroyedAt() != null) {
            return new Span();
        }
        Button destroy = new Button(getTranslation("privacy.keys.destroy"), click -> askToDestroy(key));
        destroy.setAriaLabel(getTranslation("privacy.keys.destroyOf", key.name()));
        return destroy;
    }

    private String at(@Nullable Instant moment) {
        return moment == null ? "" : JapaneseDates.dayAndTime(moment, getLocale());
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (RejectedException refusal) {
            Notices.error(refusal);
        }
        show();
    }

    private void askToMake() {
        Dialog dialog = new Dialog(getTranslation("privacy.keys.make"));
        Button make = new Button(getTranslation("privacy.keys.make"), click -> {
            dialog.close();
            act(() -> {
                keys.make();
                Notices.success(MessageText.of("privacy.keys.wasMade"));
            });
        });
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(new Paragraph(getTranslation("privacy.keys.make.what")));
        dialog.getFooter().add(new Button(getTranslation("privacy.keys.cancel"), click -> dialog.close()), make);
        dialog.open();
    }

    private void askToDestroy(FieldKeyState key) {
        FormDialog dialog = new FormDialog(getTranslation("privacy.keys.destroyOf", key.name()));
        dialog.above(new Paragraph(getTranslation("privacy.keys.destroy.what")));
        TextArea reason = dialog.text("reason", getTranslation("privacy.keys.reason"), 500);
        dialog.send(
                        getTranslation("privacy.keys.destroy"),
                        MessageText.of("privacy.keys.wasDestroyed", key.name()),
                        () -> keys.destroy(key.number(), reason.getValue()),
                        this::show)
                .addThemeVariants(ButtonVariant.LUMO_ERROR);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("privacy.keys.title");
    }
}
