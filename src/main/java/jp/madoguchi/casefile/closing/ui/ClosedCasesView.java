package jp.madoguchi.casefile.closing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.casefile.closing.CaseClosing;
import jp.madoguchi.casefile.closing.CaseClosingService;
import jp.madoguchi.casefile.closing.CasesClosed;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** The call center's lead closes cases here and opens them again, each time with a reason; auditors read. */
@Route("desk/closed-cases")
@Menu(title = "casefile.closing.menu", order = 14.5)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/casefile.css")
public class ClosedCasesView extends Div implements HasDynamicTitle {
    private static final int PAGE = 50;

    private final transient CaseClosingService closings;
    private final boolean acts;
    private final TextField number = new TextField(getTranslation("casefile.closing.number"));
    private final TextArea reason = new TextArea(getTranslation("casefile.closing.reason"));
    private final Div list = new Div();
    private long incidentId;
    private int offset;

    ClosedCasesView(IncidentService incidents, CaseClosingService closings, CurrentUser currentUser, LiveUpdates live) {
        this.closings = closings;
        this.acts = currentUser.require().has(Role.SUPERVISOR);
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("casefile.closing.title"), getTranslation("casefile.closing.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("casefile.merge.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        incidentId = incident.id();
        if (acts) {
            add(new CardSection(getTranslation("casefile.closing.close"), form()));
        }
        add(new CardSection(getTranslation("casefile.closing.list"), list));
        show();
        live.follow(this, CasesClosed.class, this::show);
    }

    private Div form() {
        number.setRequiredIndicatorVisible(true);
        number.setManualValidation(true);
        prepare(reason);
        Button close = new Button(getTranslation("casefile.closing.close"), click -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Paragraph what = new Paragraph(getTranslation("casefile.closing.what"));
        what.addClassName("m-hint");
        Div form = new Div(what, number, reason, close);
        form.addClassName("m-closing-form");
        return form;
    }

    private static void prepare(TextArea reason) {
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
    }

    private void close() {
        number.setInvalid(false);
        reason.setInvalid(false);
        try {
            closings.close(incidentId, number.getValue(), reason.getValue());
            Notices.success(
                    MessageText.of("casefile.closing.closed", number.getValue().strip()));
            number.clear();
            reason.clear();
            show();
        } catch (RejectedException e) {
            if ("number".equals(e.field())) {
                number.setErrorMessage(words(e));
                number.setInvalid(true);
                number.focus();
            } else {
                reason.setErrorMessage(words(e));
                reason.setInvalid(true);
                reason.focus();
            }
        }
    }

    private String words(RejectedException e) {
        return getTranslation(e.text().key(), e.text().args().toArray());
    }

    private void show() {
        List<CaseClosing> found = closings.closed(incidentId, offset, PAGE + 1);
        while (found.isEmpty() && offset > 0) {
            offset = Math.max(0, offset - PAGE);
            found = closings.closed(incidentId, offset, PAGE + 1);
        }
        list.removeAll();
        if (found.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("casefile.closing.none"));
            none.addClassName("m-hint");
            list.add(none);
            return;
        }
        list.add(table(found.subList(0, Math.min(PAGE, found.size()))));
        boolean more = found.size() > PAGE;
        if (offset > 0 || more) {
            Button back = new Button(getTranslation("casefile.merge.pager.previous"), click -> turn(-PAGE));
            back.setEnabled(offset > 0);
            Button next = new Button(getTranslation("casefile.merge.pager.next"), click -> turn(PAGE));
            next.setEnabled(more);
            list.add(new Div(back, next));
        }
    }

    private void turn(int by) {
        offset = Math.max(0, offset + by);
        show();
    }

    private PlainTable table(List<CaseClosing> found) {
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("casefile.closing.number"),
                getTranslation("casefile.closing.since"),
                getTranslation("casefile.closing.by"),
                getTranslation("casefile.closing.reason")));
        if (acts) {
            columns.add(getTranslation("casefile.closing.action"));
        }
        PlainTable table = new PlainTable(getTranslation("casefile.closing.list"), columns);
        for (CaseClosing closing : found) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(closing.caseNumber()),
                    new Span(JapaneseDates.dayAndTime(closing.closedAt(), getLocale())),
                    new Span(closing.closedBy()),
                    new Span(closing.reason())));
            if (acts) {
                Button reopen = new Button(getTranslation("casefile.closing.reopen"), click -> ask(closing));
                reopen.addThemeVariants(ButtonVariant.LUMO_SMALL);
                reopen.setAriaLabel(getTranslation("casefile.closing.reopenOf", closing.caseNumber()));
                cells.add(reopen);
            }
            table.row(cells);
        }
        return table;
    }

    private void ask(CaseClosing closing) {
        FormDialog dialog = new FormDialog(getTranslation("casefile.closing.reopenOf", closing.caseNumber()));
        TextArea why = dialog.text("reason", getTranslation("casefile.closing.reason"), 500);
        dialog.send(
                getTranslation("casefile.closing.reopen"),
                MessageText.of("casefile.closing.reopened", closing.caseNumber()),
                () -> closings.reopen(incidentId, closing.caseNumber(), why.getValue()),
                this::show);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("casefile.closing.title");
    }
}
