package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.gift.GiftsChanged;
import jp.madoguchi.outreach.gift.SettlementRow;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.Roles;

/** What became of each lot month by month, on screen and as a file: what the provider's bill is compared with. */
@Route("city/gifts/settlement")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/gift.css")
public class GiftSettlementView extends Div implements HasDynamicTitle {
    private final transient GiftService gifts;
    private final transient Clock clock;
    private final GiftTexts texts = new GiftTexts(this);
    private final Div months = new Div();

    GiftSettlementView(IncidentService incidents, GiftService gifts, LiveUpdates live, Clock clock) {
        this.gifts = gifts;
        this.clock = clock;
        addClassNames("m-page", "m-sections");
        months.addClassName("m-sections");
        PageHeader header = new PageHeader(
                getTranslation("outreach.gift.settlement.title"), getTranslation("outreach.gift.settlement.subline"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.gift.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.addActions(
                download(incident.id(), "outreach.gift.settlement.csv", TableExport.CSV_WITH_BOM),
                download(incident.id(), "outreach.gift.settlement.xlsx", TableExport.XLSX),
                texts.link("city/gifts", getTranslation("outreach.gift.back")));
        add(months);
        Runnable refresh = () -> show(gifts.settlement(incident.id()));
        refresh.run();
        live.follow(this, GiftsChanged.class, refresh);
    }

    private Anchor download(long incidentId, String text, TableExport form) {
        Locale locale = texts.locale();
        DownloadHandler handler = event -> {
            event.setFileName("gifts-" + Tokyo.today(clock) + "." + form.extension());
            event.setContentType(form.mediaType());
            form.write(gifts.settlementTable(incidentId, locale), event.getOutputStream());
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(text));
    }

    private void show(List<SettlementRow> rows) {
        months.removeAll();
        if (rows.isEmpty()) {
            months.add(texts.hint("outreach.gift.settlement.none"));
            return;
        }
        Map<YearMonth, List<SettlementRow>> byMonth = rows.stream()
                .collect(Collectors.groupingBy(SettlementRow::month, LinkedHashMap::new, Collectors.toList()));
        byMonth.forEach((month, of) -> months.add(new CardSection(texts.month(month), table(month, of))));
    }

    private PlainTable table(YearMonth month, List<SettlementRow> rows) {
        List<String> columns = new ArrayList<>(texts.texts("outreach.gift.lot.name", "outreach.gift.lot.value"));
        GiftService.STATES.forEach(
                state -> columns.add(getTranslation("outreach.gift.settlement.count." + state.name())));
        columns.add(getTranslation("outreach.gift.settlement.boughtYen"));
        columns.add(getTranslation("outreach.gift.settlement.receivedYen"));
        PlainTable table = PlainTable.ofFigures(texts.month(month), columns);
        rows.forEach(row -> table.figures(row.lotName(), cells(List.of(row), texts.yen(row.valueYen()))));
        table.total(getTranslation("outreach.gift.settlement.total"), cells(rows, ""));
        return table;
    }

    private List<Component> cells(List<SettlementRow> rows, String value) {
        List<Component> cells = new ArrayList<>(List.of(texts.span(value)));
        GiftService.STATES.forEach(state -> cells.add(texts.span(texts.number(sum(rows, row -> row.count(state))))));
        cells.add(texts.span(texts.yen(sum(rows, row -> row.yen(GiftState.AVAILABLE)))));
        cells.add(texts.span(texts.yen(sum(rows, row -> row.yen(GiftState.RECEIVED)))));
        return cells;
    }

    private static long sum(List<SettlementRow> rows, ToLongFunction<SettlementRow> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.gift.settlement.title");
    }
}
