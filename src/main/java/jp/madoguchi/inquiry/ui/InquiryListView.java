package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.ColumnChoiceService;
import jp.madoguchi.inquiry.InquiriesImported;
import jp.madoguchi.inquiry.InquiryExportService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.InquiryListService;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.SavedFilterService;
import jp.madoguchi.inquiry.callback.CallbackChanged;
import jp.madoguchi.inquiry.followup.AssigningService;
import jp.madoguchi.inquiry.followup.FollowUpChanged;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What has been logged: filtered, sorted, exactly counted, read row by row, and given to whoever is to go on with it. */
@Route("desk/inquiries")
@Menu(title = "inquiry.list.menu", order = 11)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class InquiryListView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    static final String PATH = "desk/inquiries";

    /** Whoever looks for what is to be done wants to see by whom and until when. */
    private static final Set<ListColumn> OF_FOLLOW_UPS =
            EnumSet.of(ListColumn.ASSIGNEE, ListColumn.DUE, ListColumn.FOLLOW_UP);

    private final InquiryListService list;
    private final ColumnChoiceService columns;
    private final Span total = new Span();
    private final Button news = new Button();
    private final EmptyState empty =
            new EmptyState(getTranslation("inquiry.list.empty"), getTranslation("inquiry.list.empty.what"));
    private @Nullable InquiryGrid grid;
    private InquiryDialogs.@Nullable Opener dialogs;
    private @Nullable InquiryFilterBar filters;
    private @Nullable InquiryExportLinks files;
    private @Nullable AssignBar assignments;
    private long shown;

    InquiryListView(
            IncidentService incidents,
            InquiryService inquiries,
            InquiryListService list,
            InquiryDialogs dialogs,
            AssigningService assigning,
            ScriptService scripts,
            InquiryExportService export,
            SavedFilterService savedFilters,
            ColumnChoiceService columns,
            CurrentUser currentUser,
            LiveUpdates live,
            CardNumberGuard guard,
            Clock clock) {
        this.list = list;
        this.columns = columns;
        PortalUser user = currentUser.require();
        addClassNames("m-page", "m-inquiries");
        add(new PageHeader(getTranslation("inquiry.list.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        InquiryWords words = new InquiryWords(incident, getLocale());
        this.dialogs = dialogs.over(words, this::refresh, this::show);
        filters = new InquiryFilterBar(
                words,
                Tokyo.today(clock),
                user.name(),
                inquiries.operators(incident.id()),
                scripts.search(incident.id(), ""),
                guard,
                this::filtered);
        InquiryGrid rows = new InquiryGrid(
                new ListedWords(words, clock),
                (sort, offset, limit) -> list.page(filter(), sort, offset, limit),
                () -> shown,
                this.dialogs::open);
        grid = rows;
        if (user.has(Role.SUPERVISOR) || user.has(Role.AUDITOR)) {
            files = new InquiryExportLinks(export, this::filter, rows::shown, live, clock);
        }
        Div actions = new Div(
                filters.clearButton(),
                new ColumnsButton(columns, this::refresh),
                new SavedFilters(savedFilters, this::query, this::choose));
        actions.addClassName("m-filter-actions");
        add(filters, actions, status(rows));
        if (user.has(Role.SUPERVISOR)) {
            assignments = new AssignBar(assigning, incident.id(), rows, this::refresh);
            add(assignments);
        }
        add(empty, rows);
        live.follow(this, InquirySaved.class, this::announce);
        live.follow(this, InquiriesImported.class, this::announce);
        live.follow(this, FollowUpChanged.class, this::goneOn);
        live.follow(this, CallbackChanged.class, this::goneOn);
    }

    private Div status(InquiryGrid rows) {
        total.addClassName("m-total");
        total.getElement().setAttribute("role", "status");
        news.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        news.addClickListener(click -> refresh());
        Button first = new Button(getTranslation("inquiry.list.toStart"), click -> rows.scrollToStart());
        Button last = new Button(getTranslation("inquiry.list.toEnd"), click -> rows.scrollToEnd());
        first.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        last.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Div status = new Div(total, news, first, last);
        status.addClassName("m-list-status");
        if (files != null) {
            status.add(files);
        }
        return status;
    }

    private InquiryFilter filter() {
        return Objects.requireNonNull(filters).filter();
    }

    private List<ListColumn> columns() {
        List<ListColumn> chosen = columns.mine();
        if (filter().further().followUp() == null) {
            return chosen;
        }
        Set<ListColumn> more = EnumSet.copyOf(chosen);
        more.addAll(OF_FOLLOW_UPS);
        return ListColumn.inOrder(more);
    }

    /** The filter as the address has it. */
    private String query() {
        return QueryParameters.simple(Objects.requireNonNull(filters).parameters())
                .getQueryString();
    }

    private void choose(String query) {
        Objects.requireNonNull(filters).read(QueryParameters.fromString(query), true);
    }

    private void filtered() {
        refresh();
        show(null);
    }

    private void refresh() {
        if (grid == null) {
            return;
        }
        shown = list.count(filter());
        total.setText(getTranslation("inquiry.list.total", shown));
        empty.setVisible(shown == 0);
        grid.setVisible(shown > 0);
        news.setVisible(false);
        // what may be taken away depends on its columns
        grid.show(columns());
        if (files != null) {
            files.show(shown);
        }
        if (assignments != null) {
            assignments.show(shown);
        }
        grid.startAnew();
    }

    /** Rows that move under the hand are worse than a hint. */
    private void announce() {
        long now = list.count(filter());
        if (now == shown) {
            return;
        }
        if (shown == 0) {
            refresh();
            return;
        }
        news.setText(
                now > shown
                        ? getTranslation("inquiry.list.news", now - shown)
                        : getTranslation("inquiry.list.changed"));
        news.setVisible(true);
    }

    /** Who has what shows at once where no row moves by it. */
    private void goneOn() {
        if (filter().further().followUp() == null && grid != null) {
            grid.refresh();
        } else {
            announce();
        }
    }

    /**
     * Puts into the address what is on screen, so that it can be kept and passed on; but no text that was searched for: it is often a
     * name or a number, and addresses stay in the browser's history and in the logs of whoever stands between.
     */
    private void show(@Nullable String number) {
        if (filters == null) {
            return;
        }
        Map<String, String> parameters = filters.parameters();
        parameters.remove(InquiryFilterBar.SEARCHED);
        if (number != null) {
            parameters.put("inquiry", number);
        }
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location(PATH, QueryParameters.simple(parameters))));
    }

    private record Search(String text) {}

    /** Opens the list with what is searched for, past the address: that would keep it. */
    static void search(UI ui, String text) {
        ComponentUtil.setData(ui, Search.class, new Search(text));
        ui.navigate(PATH);
    }

    private static QueryParameters withSearch(BeforeEnterEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        Search search = ComponentUtil.getData(event.getUI(), Search.class);
        ComponentUtil.setData(event.getUI(), Search.class, null);
        return search == null ? address : address.merging(InquiryFilterBar.SEARCHED, search.text());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        InquiryDialogs.Opener opener = dialogs;
        if (filters == null || opener == null) {
            return;
        }
        QueryParameters address = withSearch(event);
        filters.read(address, false);
        refresh();
        if (address.getParameters().containsKey(InquiryFilterBar.SEARCHED)) {
            Map<String, String> kept = filters.parameters();
            kept.remove(InquiryFilterBar.SEARCHED);
            address.getSingleParameter("inquiry").ifPresent(number -> kept.put("inquiry", number));
            event.getUI().getPage().getHistory().replaceState(null, new Location(PATH, QueryParameters.simple(kept)));
        }
        address.getSingleParameter("inquiry").map(InquiryNumber::parse).ifPresent(id -> id.ifPresent(opener::open));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.list.title");
    }
}
