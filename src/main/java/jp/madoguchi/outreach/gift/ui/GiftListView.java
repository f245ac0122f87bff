package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftFilter;
import jp.madoguchi.outreach.gift.GiftLine;
import jp.madoguchi.outreach.gift.GiftLot;
import jp.madoguchi.outreach.gift.GiftService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The gifts behind a figure, page by page; or all that became of the gifts of one card. What is asked stands in the address. */
@Route("city/gifts/list")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/gift.css")
public class GiftListView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    static final int PAGE = 50;

    private final transient GiftService gifts;
    private final transient @Nullable Incident incident;
    private final GiftTexts texts = new GiftTexts(this);
    private final Select<GiftState> state = new Select<>();
    private final Select<GiftLot> lot = new Select<>();
    private final TextField card = new TextField(getTranslation("outreach.gift.card"));
    private final Div content = new Div();

    GiftListView(IncidentService incidents, GiftService gifts) {
        this.gifts = gifts;
        this.incident = incidents.current().orElse(null);
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(
                getTranslation("outreach.gift.list.title"), getTranslation("outreach.gift.list.subline"));
        header.addActions(texts.link("city/gifts", getTranslation("outreach.gift.back")));
        add(header);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.gift.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        state.setLabel(getTranslation("outreach.gift.list.state"));
        state.setItems(GiftService.STATES);
        state.setItemLabelGenerator(
                each -> each == null ? getTranslation("outreach.gift.list.all") : texts.state(each));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("outreach.gift.list.all"));
        lot.setLabel(getTranslation("outreach.gift.lot.name"));
        lot.setItems(gifts.lots(incident.id()));
        lot.setItemLabelGenerator(each -> each == null ? getTranslation("outreach.gift.list.all") : each.name());
        lot.setEmptySelectionAllowed(true);
        lot.setEmptySelectionCaption(getTranslation("outreach.gift.list.all"));
        state.addValueChangeListener(change -> choose(change.isFromClient()));
        lot.addValueChangeListener(change -> choose(change.isFromClient()));
        card.setClearButtonVisible(true);
        Button find = new Button(getTranslation("outreach.gift.list.find"), click -> find());
        card.addKeyPressListener(Key.ENTER, press -> find());
        Div filter = new Div(state, lot, card, find);
        filter.addClassName("m-gift-filter");
        add(filter, content);
    }

    private void choose(boolean byHand) {
        if (byHand) {
            go(0);
        }
    }

    private void go(long after) {
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(state.getValue()).ifPresent(chosen -> query.put("state", chosen.name()));
        Optional.ofNullable(lot.getValue()).ifPresent(chosen -> query.put("lot", String.valueOf(chosen.id())));
        if (after > 0) {
            query.put("after", String.valueOf(after));
        }
        UI.getCurrent().navigate("city/gifts/list", QueryParameters.simple(query));
    }

    private void find() {
        if (!card.getValue().isBlank()) {
            UI.getCurrent()
                    .navigate(
                            "city/gifts/list",
                            QueryParameters.simple(
                                    Map.of("card", card.getValue().strip())));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Incident current = incident;
        if (current == null) {
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        content.removeAll();
        Optional<String> asked = query.getSingleParameter("card");
        if (asked.isPresent()) {
            state.clear();
            lot.clear();
            card.setValue(asked.get());
            content.add(new CardHistory(texts, asked.get(), gifts.history(current.id(), asked.get())));
            return;
        }
        card.clear();
        state.setValue(query.getSingleParameter("state")
                .flatMap(name -> GiftService.STATES.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst())
                .orElse(null));
        long wanted = number(query, "lot");
        lot.setValue(lot.getListDataView()
                .getItems()
                .filter(each -> each.id() == wanted)
                .findFirst()
                .orElse(null));
        showPage(current.id(), number(query, "after"));
    }

    private static long number(QueryParameters query, String name) {
        return query.getSingleParameter(name).flatMap(Ids::read).orElse(0L);
    }

    private void showPage(long incidentId, long after) {
        GiftLot chosen = lot.getValue();
        List<GiftLine> found = gifts.page(
                incidentId, new GiftFilter(state.getValue(), chosen == null ? null : chosen.id()), after, PAGE + 1);
        if (found.isEmpty()) {
            content.add(texts.hint("outreach.gift.list.none"));
            return;
        }
        List<GiftLine> page = found.subList(0, Math.min(PAGE, found.size()));
        content.add(table(page));
        Button first = new Button(getTranslation("outreach.gift.list.first"), click -> go(0));
        first.setEnabled(after > 0);
        Button next = new Button(
                getTranslation("outreach.gift.list.next"),
                click -> go(page.getLast().id()));
        next.setEnabled(found.size() > PAGE);
        Div pager = new Div(first, next);
        pager.addClassName("m-gift-filter");
        content.add(pager);
    }

    private PlainTable table(List<GiftLine> page) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.gift.list.title"),
                texts.texts(
                        "outreach.gift.card",
                        "outreach.gift.lot.name",
                        "outreach.gift.lot.value",
                        "outreach.gift.list.state",
                        "outreach.gift.list.since"));
        page.forEach(gift -> table.row(List.of(
                gift.cardReference() == null
                        ? texts.span("-")
                        : texts.link("city/gifts/list?card=" + gift.cardReference(), gift.cardReference()),
                texts.span(gift.lotName()),
                texts.span(texts.yen(gift.valueYen())),
                texts.badge(gift.state()),
                texts.span(texts.moment(gift.since())))));
        return table;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.gift.list.title");
    }
}
