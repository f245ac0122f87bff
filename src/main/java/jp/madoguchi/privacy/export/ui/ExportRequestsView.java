package jp.madoguchi.privacy.export.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportDecisionService;
import jp.madoguchi.privacy.export.ExportRequest;
import jp.madoguchi.privacy.export.ExportRequest.State;
import jp.madoguchi.privacy.export.ExportRequestsChanged;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** Who wants to take a large list away; somebody else decides here, auditors read. */
@Route("desk/exports")
@Menu(title = "privacy.export.menu", order = 20)
@RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/privacy.css")
public class ExportRequestsView extends Div implements HasDynamicTitle {
    private final transient ExportDecisionService decisions;
    private final PortalUser user;
    private final Div list = new Div();

    ExportRequestsView(ExportDecisionService decisions, CurrentUser currentUser, LiveUpdates live) {
        this.decisions = decisions;
        this.user = currentUser.require();
        addClassNames("m-page", "m-sections");
        add(new PageHeader(
                getTranslation("privacy.export.title"),
                getTranslation("privacy.export.subline", BulkExportService.FREELY)));
        add(list);
        show();
        live.follow(this, ExportRequestsChanged.class, this::show);
    }

    private void show() {
        list.removeAll();
        List<ExportRequest> requests = decisions.requests();
        if (requests.isEmpty()) {
            list.add(new EmptyState(getTranslation("privacy.export.none"), getTranslation("privacy.export.none.hint")));
            return;
        }
        PlainTable table = new PlainTable(
                getTranslation("privacy.export.title"),
                List.of(
                        getTranslation("privacy.export.column.list"),
                        getTranslation("privacy.export.column.rows"),
                        getTranslation("privacy.export.column.what"),
                        getTranslation("privacy.export.column.reason"),
                        getTranslation("privacy.export.column.requested"),
                        getTranslation("privacy.export.column.state"),
                        getTranslation("privacy.export.column.decided")));
        requests.forEach(request -> table.row(List.of(
                new Span(getTranslation(request.scope().kind())),
                new Span(getTranslation("privacy.export.rows", request.rows())),
                what(request),
                new Span(request.reason()),
                new Span(getTranslation(
                        "privacy.export.signed",
                        request.requestedByName(),
                        JapaneseDates.dayAndTime(request.requestedAt(), getLocale()))),
                state(request),
                decision(request))));
        list.add(table);
    }

    /** Line by line, as it was asked for. */
    private Component what(ExportRequest request) {
        LocalizedText what = request.what();
        Div lines = new Div();
        (what == null ? getTranslation("privacy.export.what.unknown") : what.in(getLocale()))
                .lines()
                .forEach(line -> lines.add(new Div(line)));
        return lines;
    }

    private StatusBadge state(ExportRequest request) {
        return new StatusBadge(
                getTranslation(request.state().textKey()),
                switch (request.state()) {
                    case REQUESTED -> StatusBadge.Look.WAITING;
                    case APPROVED, USED -> StatusBadge.Look.GOOD;
                    case REFUSED -> StatusBadge.Look.PLAIN;
                });
    }

    private Component decision(ExportRequest request) {
        if (request.state() != State.REQUESTED) {
            String by = getTranslation(
                    "privacy.export.signed",
                    String.valueOf(request.decidedByName()),
                    request.decidedAt() == null ? "" : JapaneseDates.dayAndTime(request.decidedAt(), getLocale()));
            return new Span(request.remark() == null ? by : by + "　" + request.remark());
        }
        if (!decisions.mayDecide(request)) {
            return new Span(user.has(Role.SUPERVISOR) ? getTranslation("privacy.export.decidedByCity") : "-");
        }
        Button approve = new Button(getTranslation("privacy.export.approve"), click -> approve(request));
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        Button refuse = new Button(getTranslation("privacy.export.refuse"), click -> refuse(request));
        refuse.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div buttons = new Div(approve, refuse);
        buttons.addClassName("m-retention-actions");
        return buttons;
    }

    private void approve(ExportRequest request) {
        try {
            decisions.approve(request.id());
            Notices.success(MessageText.of("privacy.export.approved"));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show();
    }

    private void refuse(ExportRequest request) {
        FormDialog dialog = new FormDialog(getTranslation("privacy.export.refuse"));
        TextArea reason = dialog.text("reason", getTranslation("privacy.export.column.reason"), 500);
        dialog.send(
                getTranslation("privacy.export.refuse"),
                MessageText.of("privacy.export.refused"),
                () -> decisions.refuse(request.id(), reason.getValue()),
                this::show);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("privacy.export.title");
    }
}
