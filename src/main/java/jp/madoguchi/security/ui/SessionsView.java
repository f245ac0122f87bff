package jp.madoguchi.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.SessionService;
import jp.madoguchi.security.SessionsChanged;
import jp.madoguchi.security.SignedInSession;

/** Who is signed in, at whichever node, and the button that ends all sessions of a user. The auditor sees the same without it. */
@Route("admin/sessions")
@Menu(title = "security.sessions.menu", order = 124)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class SessionsView extends Div implements HasDynamicTitle {
    private final transient SessionService sessions;
    private final transient CurrentUser currentUser;
    private final Div list = new Div();

    SessionsView(SessionService sessions, CurrentUser currentUser, LiveUpdates live) {
        this.sessions = sessions;
        this.currentUser = currentUser;
        addClassNames("m-page", "m-sections");
        add(
                new PageHeader(getTranslation("security.sessions.title"), getTranslation("security.sessions.subline")),
                list);
        live.follow(this, SessionsChanged.class, this::show);
        show();
    }

    private void show() {
        list.removeAll();
        List<SignedInSession> all = sessions.signedIn();
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation("security.sessions.none"), getTranslation("security.sessions.none.hint")));
            return;
        }
        boolean mayEnd = currentUser.require().has(Role.ADMIN);
        boolean several = all.stream().map(SignedInSession::node).distinct().count() > 1;
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("security.sessions.user"),
                getTranslation("security.sessions.roles"),
                getTranslation("security.sessions.since"),
                getTranslation("security.sessions.active")));
        if (several) {
            columns.add(getTranslation("security.sessions.node"));
        }
        if (mayEnd) {
            columns.add(getTranslation("security.sessions.action"));
        }
        PlainTable table = new PlainTable(getTranslation("security.sessions.title"), columns);
        for (SignedInSession session : all) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(session.user().displayName() + "（" + session.user().name() + "）"),
                    new Span(session.user().roles().stream()
                            .sorted()
                            .map(role -> getTranslation("security.role." + role))
                            .collect(Collectors.joining(getTranslation("security.sessions.comma")))),
                    new Span(JapaneseDates.dayAndTime(session.signedInAt(), getLocale())),
                    new Span(JapaneseDates.dayAndTime(session.activeAt(), getLocale()))));
            if (several) {
                cells.add(new Span(session.node()));
            }
            if (mayEnd) {
                cells.add(end(session));
            }
            table.row(cells);
        }
        list.add(table);
    }

    private Component end(SignedInSession session) {
        String user = session.user().name();
        if (user.equals(currentUser.require().name())) {
            return new Span(getTranslation("security.sessions.you"));
        }
        Button end = new Button(getTranslation("security.sessions.end"), click -> ask(session));
        end.setAriaLabel(
                getTranslation("security.sessions.endOf", session.user().displayName()));
        return end;
    }

    private void ask(SignedInSession session) {
        String name = session.user().displayName();
        FormDialog dialog = new FormDialog(getTranslation("security.sessions.endOf", name));
        dialog.above(new Paragraph(getTranslation("security.sessions.what")));
        TextArea reason = dialog.text("reason", getTranslation("security.sessions.reason"), 500);
        dialog.send(
                getTranslation("security.sessions.end"),
                MessageText.of("security.sessions.ended", name),
                () -> sessions.endAllOf(session.user().name(), reason.getValue()),
                this::show);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.sessions.title");
    }
}
