package jp.madoguchi.privacy.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.security.Roles;

/** Each look at personal data, the latest first; on a narrow window below each other in one column. */
@Route("admin/reveals")
@Menu(title = "privacy.reveals.menu", order = 130)
@RolesAllowed(Roles.AUDITOR)
@CssImport("./styles/privacy.css")
public class RevealsView extends Div implements HasDynamicTitle {
    /** Less wide than this, the columns would have to be scrolled sideways. */
    private static final int NARROW = 900;

    private static final int HOURS = 24;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    RevealsView(RevealLog reveals) {
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("privacy.reveals.title"), getTranslation("privacy.reveals.subline")));
        if (reveals.count() == 0) {
            add(new EmptyState(getTranslation("privacy.reveals.none"), getTranslation("privacy.reveals.none.hint")));
            return;
        }
        add(new CardSection(getTranslation("privacy.reveals.hours"), hours(reveals)), grid(reveals));
    }

    /** Who had much shown at once is seen here before it is seen in a long list. */
    private Div hours(RevealLog reveals) {
        Span limit = new Span(getTranslation("privacy.reveals.hours.limit", reveals.perHour()));
        limit.addClassName("m-hint");
        PlainTable table = new PlainTable(
                getTranslation("privacy.reveals.hours"),
                List.of(
                        getTranslation("privacy.reveals.hours.hour"),
                        getTranslation("privacy.reveals.hours.user"),
                        getTranslation("privacy.reveals.hours.count")));
        for (RevealLog.Hour hour : reveals.hours(HOURS)) {
            String count = getTranslation("privacy.reveals.hours.shown", hour.reveals());
            table.row(List.of(
                    new Span(MINUTE.format(Tokyo.local(hour.from()))),
                    new Span(hour.userName()),
                    hour.reveals() >= reveals.perHour()
                            ? new StatusBadge(
                                    getTranslation("privacy.reveals.hours.full", hour.reveals()), StatusBadge.Look.BAD)
                            : new Span(count)));
        }
        return new Div(limit, table);
    }

    private Grid<RevealLog.Entry> grid(RevealLog reveals) {
        Grid<RevealLog.Entry> grid = new Grid<>();
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        // a browser that hasn't told its size yet counts as wide
        Signal<Boolean> narrow = UI.getCurrent()
                .getPage()
                .windowSizeSignal()
                .map(window -> window.width() > 0 && window.width() < NARROW);
        List.of(
                        text(grid, "privacy.reveals.at", RevealsView::minute),
                        text(grid, "privacy.reveals.who", this::who),
                        text(grid, "privacy.reveals.object", this::object),
                        text(grid, "privacy.reveals.reason", RevealLog.Entry::reason)
                                .setAutoWidth(false)
                                .setFlexGrow(1))
                .forEach(column -> column.bindVisible(Signal.not(narrow)));
        grid.addComponentColumn(this::inOneColumn)
                .setHeader(getTranslation("privacy.reveals.reveal"))
                .bindVisible(narrow);
        grid.setItems(query -> reveals.page(query.getOffset(), query.getLimit()).stream(), query -> reveals.count());
        return grid;
    }

    private Grid.Column<RevealLog.Entry> text(
            Grid<RevealLog.Entry> grid, String title, ValueProvider<RevealLog.Entry, String> value) {
        return grid.addColumn(value)
                .setHeader(getTranslation(title))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static String minute(RevealLog.Entry entry) {
        return MINUTE.format(Tokyo.local(entry.revealedAt()));
    }

    private String who(RevealLog.Entry entry) {
        return getTranslation(
                "privacy.reveals.userAndRole",
                entry.userName(),
                getTranslation("security.role." + entry.role().name()));
    }

    private String object(RevealLog.Entry entry) {
        return getTranslation(
                "privacy.reveals.object." + entry.object().kind(),
                entry.object().number());
    }

    private Div inOneColumn(RevealLog.Entry entry) {
        Span object = new Span(object(entry));
        object.addClassName("m-reveal__object");
        Div one = new Div(
                object,
                new Span(entry.reason()),
                new Span(getTranslation("privacy.reveals.when", minute(entry), who(entry))));
        one.addClassName("m-reveal");
        return one;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("privacy.reveals.title");
    }
}
