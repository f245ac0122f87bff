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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.audit.AuditEvent;
import jp.madoguchi.audit.AuditExportService;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.audit.AuditPlace;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.CheckpointService;
import jp.madoguchi.audit.Verification;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The trail, the latest event first, page by page: there may be ten million. On a narrow window below each other in one column. The
 * auditor verifies it here, and follows an object or a user.
 */
@Route("admin/audit")
@Menu(title = "audit.menu", order = 125)
@RolesAllowed(Roles.AUDITOR)
@CssImport("./styles/audit.css")
public class AuditView extends Div implements HasDynamicTitle {
    static final int PAGE = 50;

    /** Less wide than this, the columns would have to be scrolled sideways. */
    private static final int NARROW = 1_000;

    /** Stands for the latest, since a deque takes no null. */
    private static final AuditPlace START = new AuditPlace(Instant.MAX, Long.MAX_VALUE);

    private final transient AuditTrail trail;
    private final Paragraph verdict = new Paragraph();
    private final AuditFilterBar bar;
    private final Div list = new Div();
    private final Div detail = new Div();
    /** Where the pages before this one begin. */
    private final transient Deque<AuditPlace> before = new ArrayDeque<>();

    private transient @Nullable AuditPlace behind;

    AuditView(AuditTrail trail, AuditExportService exports, CheckpointService checkpoints) {
        this.trail = trail;
        this.bar = new AuditFilterBar(trail.actions(), this::latest);
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(getTranslation("audit.title"), getTranslation("audit.subline"));
        header.addActions(new Button(getTranslation("audit.verify"), click -> verify()));
        verdict.addClassName("m-audit-verdict");
        verdict.getElement().setAttribute("role", "status");
        add(header, verdict, new CheckpointLine(checkpoints));
        if (trail.count(AuditFilter.ALL) == 0) {
            add(new EmptyState(getTranslation("audit.none"), getTranslation("audit.none.hint")));
            return;
        }
        add(bar, new AuditExportLinks(exports, bar::filter), detail, list);
        show();
    }

    private void latest() {
        before.clear();
        behind = null;
        show();
    }

    private void show() {
        AuditFilter filter = bar.filter();
        bar.found(trail.count(filter));
        detail.removeAll();
        list.removeAll();
        List<AuditEvent> events = trail.following(filter, behind, PAGE + 1);
        if (events.isEmpty()) {
            list.add(new EmptyState(getTranslation("audit.none.filter"), getTranslation("audit.none.filter.hint")));
            return;
        }
        List<AuditEvent> page = events.subList(0, Math.min(PAGE, events.size()));
        list.add(grid(page), pages(page.getLast(), events.size() > PAGE));
    }

    private Div pages(AuditEvent last, boolean more) {
        Button newer = new Button(getTranslation("audit.newer"), click -> {
            AuditPlace place = before.isEmpty() ? START : before.pop();
            behind = place.equals(START) ? null : place;
            show();
        });
        newer.setEnabled(behind != null);
        Button older = new Button(getTranslation("audit.older"), click -> {
            before.push(behind == null ? START : behind);
            behind = AuditPlace.of(last);
            show();
        });
        older.setEnabled(more);
        Div pages = new Div(newer, older);
        pages.addClassName("m-audit-ways");
        return pages;
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

    private Grid<AuditEvent> grid(List<AuditEvent> events) {
        Grid<AuditEvent> grid = new Grid<>();
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addSelectionListener(
                selected -> open(selected.getFirstSelectedItem().orElse(null)));
        // a browser that hasn't told its size yet counts as wide
        Signal<Boolean> narrow = UI.getCurrent()
                .getPage()
                .windowSizeSignal()
                .map(window -> window.width() > 0 && window.width() < NARROW);
        List.of(
                        fixed(grid, "audit.at", event -> AuditWords.second(event.at())),
                        fixed(grid, "audit.who", event -> AuditWords.who(this, event)),
                        fixed(grid, "audit.action", event -> getTranslation(event.action())),
                        wide(grid, "audit.object", AuditEvent::object),
                        wide(grid, "audit.reason", event -> Objects.requireNonNullElse(event.reason(), "")),
                        wide(grid, "audit.details", event -> AuditWords.details(this, event)))
                .forEach(column -> column.bindVisible(Signal.not(narrow)));
        grid.addComponentColumn(this::inOneColumn)
                .setHeader(getTranslation("audit.event"))
                .bindVisible(narrow);
        grid.setItems(events);
        return grid;
    }

    private void open(@Nullable AuditEvent event) {
        detail.removeAll();
        if (event != null) {
            detail.add(new AuditDetail(event, bar::set, detail::removeAll));
        }
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

    private Div inOneColumn(AuditEvent event) {
        Span what = new Span(getTranslation(event.action()));
        what.addClassName("m-strong");
        Div one = new Div(what, new Span(event.object()));
        if (event.reason() != null) {
            one.add(new Span(event.reason()));
        }
        if (!event.details().isEmpty()) {
            one.add(new Span(AuditWords.details(this, event)));
        }
        one.add(new Span(AuditWords.second(event.at()) + "\u3000" + AuditWords.who(this, event)));
        one.addClassName("m-audit-event");
        return one;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }
}
