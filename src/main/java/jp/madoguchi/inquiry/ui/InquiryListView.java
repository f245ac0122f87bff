package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiriesImported;
import jp.madoguchi.inquiry.InquiryExportService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquirySort;
import jp.madoguchi.inquiry.SavedFilterService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.ui.InquiryEscalations;
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

/** What has been logged: filtered, sorted, exactly counted, and read row by row. */
@Route("desk/inquiries")
@Menu(title = "inquiry.list.menu", order = 11)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class InquiryListView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final String PATH = "desk/inquiries";

    private final InquiryService inquiries;
    private final CaseFileService cases;
    private final CorrectionService corrections;
    private final ScriptService scripts;
    private final DeskEscalationService escalations;
    private final boolean mayAsk;
    private final Grid<InquiryLine> grid = new Grid<>();
    private @Nullable InquiryDialog dialog;
    private final Span total = new Span();
    private final Button news = new Button();
    private final EmptyState empty =
            new EmptyState(getTranslation("inquiry.list.empty"), getTranslation("inquiry.list.empty.what"));
    private @Nullable InquiryWords words;
    private @Nullable InquiryFilterBar filters;
    private @Nullable InquiryExportLinks files;
    private long shown;

    InquiryListView(
            IncidentService incidents,
            InquiryService inquiries,
            CaseFileService cases,
            CorrectionService corrections,
            ScriptService scripts,
            DeskEscalationService escalations,
            InquiryExportService export,
            SavedFilterService savedFilters,
            CurrentUser currentUser,
            LiveUpdates live,
            CardNumberGuard guard,
            Clock clock) {
        this.inquiries = inquiries;
        this.cases = cases;
        this.corrections = corrections;
        this.scripts = scripts;
        this.escalations = escalations;
        PortalUser user = currentUser.require();
        this.mayAsk = user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
        addClassNames("m-page", "m-inquiries");
        add(new PageHeader(getTranslation("inquiry.list.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        InquiryWords said = new InquiryWords(incident, getLocale());
        words = said;
        filters = new InquiryFilterBar(
                said, Tokyo.today(clock), inquiries.operators(incident.id()), guard, this::filtered);
        fillGrid(said);
        if (user.has(Role.SUPERVISOR) || user.has(Role.AUDITOR)) {
            files = new InquiryExportLinks(export, this::filter, clock);
        }
        Div actions = new Div(filters.clearButton(), new SavedFilters(savedFilters, this::query, this::choose));
        actions.addClassName("m-filter-actions");
        add(filters, actions, status(), empty, grid);
        live.follow(this, InquirySaved.class, this::announce);
        live.follow(this, InquiriesImported.class, this::announce);
        refresh();
    }

    private Div status() {
        total.addClassName("m-total");
        total.getElement().setAttribute("role", "status");
        news.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        news.addClickListener(click -> refresh());
        Button first = new Button(getTranslation("inquiry.list.toStart"), click -> grid.scrollToStart());
        Button last = new Button(getTranslation("inquiry.list.toEnd"), click -> grid.scrollToEnd());
        first.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        last.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Div status = new Div(total, news, first, last);
        status.addClassName("m-list-status");
        if (files != null) {
            status.add(files);
        }
        return status;
    }

    private void fillGrid(InquiryWords said) {
        Grid.Column<InquiryLine> time =
                column("time", "9.5rem", line -> said.dateTime(line.startedAt()), InquirySort.By.TIME);
        column(
                "category",
                "10.5rem",
                line -> said.question(line.categoryId(), line.topicId()),
                InquirySort.By.CATEGORY);
        column("outcome", "7.5rem", line -> getTranslation(line.outcome().textKey()), InquirySort.By.OUTCOME);
        column("caller", "9.5rem", line -> line.caller() == null ? "-" : line.caller(), null);
        column("summary", "16rem", InquiryLine::summary, null).setFlexGrow(1);
        column("channel", "6.5rem", line -> getTranslation(line.channel().textKey()), null);
        column("operator", "7.5rem", InquiryLine::operator, InquirySort.By.OPERATOR);
        grid.addClassName("m-inquiry-grid");
        grid.addThemeVariants(GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_NO_BORDER);
        grid.sort(List.of(new GridSortOrder<>(time, SortDirection.DESCENDING)));
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.addItemClickListener(click -> open(click.getItem().id()));
        grid.addSelectionListener(selection -> {
            // the keyboard's way: space on a row
            if (selection.isFromClient()) {
                selection.getFirstSelectedItem().ifPresent(line -> open(line.id()));
            }
        });
        grid.setItems(this::page, query -> Math.toIntExact(shown));
    }

    private Grid.Column<InquiryLine> column(
            String field, String width, ItemLabelGenerator<InquiryLine> text, InquirySort.@Nullable By by) {
        Grid.Column<InquiryLine> column = grid.addColumn(text::apply)
                .setHeader(getTranslation("inquiry.field." + field))
                .setWidth(width)
                .setFlexGrow(0);
        if (by != null) {
            column.setSortProperty(by.name());
        }
        return column;
    }

    private Stream<InquiryLine> page(Query<InquiryLine, Void> query) {
        InquirySort sort = query.getSortOrders().stream()
                .findFirst()
                .map(order -> new InquirySort(
                        InquirySort.By.valueOf(order.getSorted()), order.getDirection() == SortDirection.DESCENDING))
                .orElse(InquirySort.LATEST_FIRST);
        return inquiries.page(filter(), sort, query.getOffset(), query.getLimit()).stream();
    }

    private InquiryFilter filter() {
        return Objects.requireNonNull(filters).filter();
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
        shown = inquiries.count(filter());
        total.setText(getTranslation("inquiry.list.total", shown));
        empty.setVisible(shown == 0);
        grid.setVisible(shown > 0);
        news.setVisible(false);
        if (files != null) {
            files.show(shown);
        }
        grid.getDataProvider().refreshAll();
    }

    /** Rows that move under the hand are worse than a hint. */
    private void announce() {
        long now = inquiries.count(filter());
        if (now == shown) {
            return;
        }
        if (shown == 0) {
            refresh();
            return;
        }
        news.setText(getTranslation("inquiry.list.news", now - shown));
        news.setVisible(true);
    }

    /** A click on a row also selects it, which asks for the same inquiry once more. */
    private void open(long id) {
        if (dialog != null && dialog.isOpened()) {
            return;
        }
        inquiries.detail(id).ifPresent(detail -> {
            Long caseId = detail.caseId();
            CaseFile person = caseId == null ? null : cases.byId(caseId).orElse(null);
            dialog = new InquiryDialog(
                    () -> inquiries.detail(id).orElse(detail),
                    person,
                    Objects.requireNonNull(words),
                    corrections,
                    scripts::version,
                    new InquiryEscalations(escalations, id),
                    mayAsk,
                    () -> grid.getDataProvider().refreshAll());
            dialog.addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    grid.deselectAll();
                    show(null);
                }
            });
            dialog.open();
            show(detail.inquiry().number());
        });
    }

    /** Puts into the address what is on screen, so that it can be kept and passed on. */
    private void show(@Nullable String number) {
        if (filters == null) {
            return;
        }
        Map<String, String> parameters = filters.parameters();
        if (number != null) {
            parameters.put("inquiry", number);
        }
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location(PATH, QueryParameters.simple(parameters))));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (filters != null) {
            QueryParameters address = event.getLocation().getQueryParameters();
            filters.read(address, false);
            refresh();
            if (filters.refusesText()) {
                // a card number doesn't stay in the address either
                event.getUI()
                        .getPage()
                        .getHistory()
                        .replaceState(null, new Location(PATH, QueryParameters.simple(filters.parameters())));
            }
            address.getSingleParameter("inquiry").map(InquiryNumber::parse).ifPresent(id -> id.ifPresent(this::open));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.list.title");
    }
}
