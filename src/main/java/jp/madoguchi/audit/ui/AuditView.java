package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditEvent;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Verification;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.Roles;

/** The trail, the latest event first; on a narrow window below each other in one column. The auditor verifies it here. */
@Route("admin/audit")
@Menu(title = "audit.menu", order = 125)
@RolesAllowed(Roles.AUDITOR)
@CssImport("./styles/audit.css")
public class AuditView extends Div implements HasDynamicTitle {
    /** Less wide than this, the columns would have to be scrolled sideways. */
    private static final int NARROW = 1_000;

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final transient AuditTrail trail;
    private final Paragraph verdict = new Paragraph();
    private final AuditFilterBar bar = new AuditFilterBar(this::show);
    private final Div list = new Div();

    AuditView(AuditTrail trail) {
        this.trail = trail;
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(getTranslation("audit.title"), getTranslation("audit.subline"));
        header.addActions(new Button(getTranslation("audit.verify"), click -> verify()));
        verdict.addClassName("m-audit-verdict");
        verdict.getElement().setAttribute("role", "status");
        add(header, verdict);
        if (trail.count(AuditFilter.ALL) == 0) {
            add(new EmptyState(getTranslation("audit.none"), getTranslation("audit.none.hint")));
            return;
        }
        add(bar, list);
        show();
    }

    private void show() {
        AuditFilter filter = bar.filter();
        int found = trail.count(filter);
        bar.found(found);
        list.removeAll();
        list.add(
                found == 0
                        ? new EmptyState(getTranslation("audit.none.filter"), getTranslation("audit.none.filter.hint"))
                        : grid(filter));
    }

    private void verify() {
        boolean broken = false;
        switch (trail.verify()) {
            case Verification.Intact(long events, String lastHash) ->
                verdict.setText(
                        events == 0
                                ? getTranslation("audit.verify.empty")
                                : getTranslation("audit.verify.intact", events, lastHash));
            case Verification.Broken(long number, Verification.Fault fault) -> {
                broken = true;
                verdict.setText(getTranslation(
                        "audit.verify.broken", number, getTranslation("audit.verify.fault." + fault.name())));
            }
        }
        verdict.setClassName("m-audit-verdict--broken", broken);
    }

    private Grid<AuditEvent> grid(AuditFilter filter) {
        Grid<AuditEvent> grid = new Grid<>();
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        // a browser that hasn't told its size yet counts as wide
        Signal<Boolean> narrow = UI.getCurrent()
                .getPage()
                .windowSizeSignal()
                .map(window -> window.width() > 0 && window.width() < NARROW);
        List.of(
                        fixed(grid, "audit.at", AuditView::second),
                        fixed(grid, "audit.who", this::who),
                        fixed(grid, "audit.action", event -> getTranslation(event.action())),
                        wide(grid, "audit.object", AuditEvent::object),
                        wide(grid, "audit.reason", event -> Objects.requireNonNullElse(event.reason(), "")),
                        wide(grid, "audit.details", this::details))
                .forEach(column -> column.bindVisible(Signal.not(narrow)));
        grid.addComponentColumn(this::inOneColumn)
                .setHeader(getTranslation("audit.event"))
                .bindVisible(narrow);
        grid.setItems(
                query -> trail.page(filter, query.getOffset(), query.getLimit()).stream(),
                query -> trail.count(filter));
        return grid;
    }

    private Grid.Column<AuditEvent> fixed(
            Grid<AuditEvent> grid, String title, ValueProvider<AuditEvent, String> value) {
        return grid.addColumn(value)
                .setHeader(getTranslation(title))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private Grid.Column<AuditEvent> wide(Grid<AuditEvent> grid, String title, ValueProvider<AuditEvent, String> value) {
        return grid.addColumn(value).setHeader(getTranslation(title)).setFlexGrow(1);
    }

    private static String second(AuditEvent event) {
        return SECOND.format(Tokyo.local(event.at()));
    }

    private String who(AuditEvent event) {
        return getTranslation(
                "audit.userAndRoles",
                event.user(),
                Arrays.stream(event.roles().split(","))
                        .map(role -> getTranslation("security.role." + role))
                        .collect(Collectors.joining(" ")));
    }

    private String details(AuditEvent event) {
        return event.details().entrySet().stream()
                .map(detail -> getTranslation("audit.detail", getTranslation(detail.getKey()), detail.getValue()))
                .collect(Collectors.joining("\u3000"));
    }

    private Div inOneColumn(AuditEvent event) {
        Span what = new Span(getTranslation(event.action()));
        what.addClassName("m-strong");
        Div one = new Div(what, new Span(event.object()));
        if (event.reason() != null) {
            one.add(new Span(event.reason()));
        }
        if (!event.details().isEmpty()) {
            one.add(new Span(details(event)));
        }
        one.add(new Span(second(event) + "\u3000" + who(event)));
        one.addClassName("m-audit-event");
        return one;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }
}
