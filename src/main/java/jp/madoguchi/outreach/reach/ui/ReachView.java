package jp.madoguchi.outreach.reach.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.outreach.reach.ReachChanged;
import jp.madoguchi.outreach.reach.ReachCounts;
import jp.madoguchi.outreach.reach.ReachExportService;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.outreach.reach.ReachSums;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The reach ledger: how many cards are in each state, in all and per issuer; each figure leads to its cards. */
@Route(ReachQuery.PATH)
@Menu(title = "outreach.reach.menu", order = 38)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reach.css")
public class ReachView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient ReachService reach;
    private final transient ReachExportService exports;
    private final Clock clock;
    private final @Nullable Incident incident;
    private final PageHeader header = new PageHeader(getTranslation("outreach.reach.title"));
    private final ReachTiles tiles = new ReachTiles();
    private final Div issuers = new Div();
    private final Div cards = new Div();
    private ReachQuery query = new ReachQuery(null, null, null);

    ReachView(
            IncidentService incidents,
            ReachService reach,
            ReachExportService exports,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.reach = reach;
        this.exports = exports;
        this.clock = clock;
        this.incident = incidents.current().orElse(null);
        addClassNames("m-page", "m-reach");
        add(header);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.reach.none"), getTranslation("incident.notSetUp")));
            return;
        }
        PortalUser user = currentUser.require();
        if (user.has(Role.OFFICIAL) || user.has(Role.AUDITOR)) {
            header.addActions(
                    download(incident, "outreach.reach.csv", TableExport.CSV_WITH_BOM),
                    download(incident, "outreach.reach.xlsx", TableExport.XLSX));
        }
        add(tiles, issuers, search(), cards);
        live.follow(this, ReachChanged.class, this::showSums);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (incident != null) {
            query = ReachQuery.read(event.getLocation().getQueryParameters(), incident);
            showSums();
            showCards(incident);
        }
    }

    private void showSums() {
        if (incident == null) {
            return;
        }
        ReachSums sums = reach.sums(incident.id());
        header.setSubline(
                sums.asOf() == null
                        ? getTranslation(
                                "outreach.reach.subline", count(sums.total().total()))
                        : getTranslation(
                                "outreach.reach.sublineAsOf",
                                count(sums.total().total()),
                                JapaneseDates.dayAndTime(sums.asOf(), getLocale())));
        tiles.show(sums.total());
        issuers.removeAll();
        issuers.add(new CardSection(getTranslation("outreach.reach.issuers"), table(incident, sums)));
    }

    private PlainTable table(Incident of, ReachSums sums) {
        List<String> columns = new ArrayList<>(List.of(getTranslation("outreach.reach.column.issuer")));
        ReachTiles.order().forEach(state -> columns.add(getTranslation(state.textKey())));
        columns.add(getTranslation("outreach.reach.total"));
        PlainTable table = PlainTable.ofFigures(getTranslation("outreach.reach.issuers"), columns);
        of.issuers()
                .forEach(issuer ->
                        table.figures(issuer.name().in(getLocale()), figures(sums.ofIssuer(issuer.id()), issuer)));
        table.total(getTranslation("outreach.reach.total"), figures(sums.total(), null));
        return table;
    }

    private List<Component> figures(ReachCounts counts, @Nullable Issuer issuer) {
        List<Component> cells = new ArrayList<>();
        for (ReachState state : ReachTiles.order()) {
            cells.add(figure(counts.of(state), state, issuer));
        }
        cells.add(issuer == null ? new Span(count(counts.total())) : figure(counts.total(), null, issuer));
        return cells;
    }

    private Component figure(int figure, @Nullable ReachState state, @Nullable Issuer issuer) {
        if (figure == 0) {
            return new Span("0");
        }
        Anchor link = new Anchor(ReachQuery.address(state, issuer), count(figure));
        String name = issuer == null
                ? getTranslation("outreach.reach.total")
                : issuer.name().in(getLocale());
        link.setAriaLabel(name + " "
                + (state == null ? getTranslation("outreach.reach.total") : getTranslation(state.textKey())) + " "
                + count(figure));
        return link;
    }

    /** Straight to the proof of one card. */
    private Div search() {
        TextField reference = new TextField(getTranslation("outreach.reach.find"));
        reference.setMaxLength(40);
        reference.setValueChangeMode(ValueChangeMode.EAGER);
        Runnable open = () -> {
            if (!reference.isEmpty()) {
                UI.getCurrent()
                        .navigate(
                                ReachCardView.class,
                                ReachCardView.of(reference.getValue().strip()));
            }
        };
        reference.addKeyDownListener(Key.ENTER, press -> open.run());
        Div search = new Div(reference, new Button(getTranslation("outreach.reach.open"), click -> open.run()));
        search.addClassName("m-reach-search");
        return search;
    }

    private void showCards(Incident of) {
        cards.removeAll();
        if (query.isChosen()) {
            cards.add(new ReachedCards(of, query, reach));
        } else {
            Paragraph hint = new Paragraph(getTranslation("outreach.reach.hint"));
            hint.addClassName("m-hint");
            cards.add(hint);
        }
    }

    /** With the cards that the address names, or all. */
    private Anchor download(Incident of, String text, TableExport form) {
        Locale locale = getLocale();
        DownloadHandler handler = event -> {
            event.setFileName("reach-" + Tokyo.today(clock) + "." + form.extension());
            event.setContentType(form.mediaType());
            form.write(exports.table(of, query.filter(), locale), event.getOutputStream());
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(text));
    }

    private String count(int figure) {
        return ReachWords.count(figure, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.reach.title");
    }
}
