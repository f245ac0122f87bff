package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftDifferenceService;
import jp.madoguchi.outreach.gift.GiftLot;
import jp.madoguchi.outreach.gift.GiftLotImporter;
import jp.madoguchi.outreach.gift.GiftReplacementService;
import jp.madoguchi.outreach.gift.GiftResultImporter;
import jp.madoguchi.outreach.gift.GiftService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.gift.GiftsChanged;
import jp.madoguchi.outreach.gift.ReplacementState;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FigureTile;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** Where the gifts stand, lot by lot; officials bring lots and the provider's results here. */
@Route("city/gifts")
@Menu(title = "outreach.gift.menu", order = 36)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/gift.css")
public class GiftsView extends Div implements HasDynamicTitle {
    private final transient GiftService gifts;
    private final transient GiftDifferenceService differences;
    private final transient GiftReplacementService replacements;
    private final GiftTexts texts = new GiftTexts(this);
    private final Map<GiftState, FigureTile> tiles = new EnumMap<>(GiftState.class);
    private final Div waiting = new Div();
    private final Div lots = new Div();

    GiftsView(
            IncidentService incidents,
            GiftService gifts,
            GiftDifferenceService differences,
            GiftReplacementService replacements,
            GiftLotImporter lotImporter,
            GiftResultImporter resultImporter,
            Imports imports,
            BackgroundJobs jobs,
            LiveUpdates live,
            CurrentUser currentUser) {
        this.gifts = gifts;
        this.differences = differences;
        this.replacements = replacements;
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("outreach.gift.title"), getTranslation("outreach.gift.subline"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.gift.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.addActions(
                texts.link("city/gifts/list", getTranslation("outreach.gift.list.link")),
                texts.link("city/gifts/settlement", getTranslation("outreach.gift.settlement.link")));
        waiting.addClassName("m-gift-waiting");
        lots.addClassName("m-gift-lots");
        add(tiles(), waiting, new CardSection(getTranslation("outreach.gift.lots"), lots));
        PortalUser user = currentUser.require();
        if (user.has(Role.OFFICIAL)) {
            add(
                    new CardSection(
                            getTranslation("outreach.gift.import.title"),
                            texts.hint("outreach.gift.import.columns"),
                            new ImportPanel<>(lotImporter, imports, jobs, user.name())),
                    new CardSection(
                            getTranslation("outreach.gift.result.title"),
                            texts.hint("outreach.gift.result.columns"),
                            new ImportPanel<>(resultImporter, imports, jobs, user.name())));
        }
        Runnable refresh = () -> show(incident.id());
        refresh.run();
        live.follow(this, GiftsChanged.class, refresh);
        // messages that go out make their gifts sent
        live.follow(this, WaveProgressed.class, refresh);
    }

    private Div tiles() {
        Div row = new Div();
        row.addClassName("m-gift-tiles");
        GiftService.STATES.forEach(state -> {
            FigureTile tile = new FigureTile(texts.state(state));
            tiles.put(state, tile);
            row.add(tile);
        });
        return row;
    }

    private void show(long incidentId) {
        List<GiftLot> found = gifts.lots(incidentId);
        tiles.forEach((state, tile) -> {
            int count = found.stream().mapToInt(lot -> lot.count(state)).sum();
            tile.show(
                    texts.number(count),
                    getTranslation("outreach.gift.state.note." + state.name()),
                    count == 0 ? null : "city/gifts/list?state=" + state.name());
        });
        waiting.removeAll();
        int asked = replacements.count(incidentId, ReplacementState.ASKED);
        int done = replacements.count(incidentId, ReplacementState.APPROVED);
        int open = differences.open(incidentId);
        waiting.add(
                new Paragraph(texts.link(
                        "city/gifts/replacements", getTranslation("outreach.gift.waiting.replacements", asked, done))),
                new Paragraph(texts.link(
                        "city/gifts/differences", getTranslation("outreach.gift.waiting.differences", open))));
        lots.removeAll();
        lots.add(found.isEmpty() ? texts.hint("outreach.gift.lots.none") : new LotTable(texts).of(found));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.gift.title");
    }
}
