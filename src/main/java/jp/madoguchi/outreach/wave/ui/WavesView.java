package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.wave.OptOutService;
import jp.madoguchi.outreach.wave.WaveLine;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** The waves: what waits for the reader first, then all of them, and who doesn't want to be written to. */
@Route("city/waves")
@Menu(title = "outreach.wave.menu", order = 35)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/outreach-waves.css")
public class WavesView extends Div implements HasDynamicTitle {
    private final transient WaveService waves;
    private final Div waiting = new Div();
    private final Div list = new Div();

    WavesView(
            IncidentService incidents,
            WaveService waves,
            WavePreparationService preparation,
            OptOutService optOuts,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.waves = waves;
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("outreach.wave.title"), getTranslation("outreach.wave.subline"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.wave.none"), getTranslation("incident.notSetUp")));
            return;
        }
        boolean works = currentUser.require().has(Role.OFFICIAL);
        if (works) {
            Button prepare = new Button(
                    getTranslation("outreach.wave.prepare"),
                    click -> new NewWaveDialog(
                                    draft -> preparation.prepare(incident.id(), draft),
                                    number -> UI.getCurrent().navigate(WaveView.class, WaveView.of(number)))
                            .open());
            prepare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.addActions(prepare);
        }
        OptOutPanel out = new OptOutPanel(incident.id(), optOuts, works);
        add(
                new CardSection(getTranslation("outreach.wave.waiting"), waiting),
                new CardSection(getTranslation("outreach.wave.list"), list),
                new CardSection(getTranslation("outreach.wave.optOuts"), out));
        Runnable refresh = () -> show(incident.id());
        refresh.run();
        live.follow(this, WaveProgressed.class, () -> {
            refresh.run();
            out.refresh();
        });
    }

    private void show(long incidentId) {
        List<WaveLine> all = waves.waves(incidentId);
        List<WaveLine> mine = all.stream().filter(WaveLine::waitsForMe).toList();
        waiting.removeAll();
        waiting.add(mine.isEmpty() ? hint("outreach.wave.nothingWaits") : table("outreach.wave.waiting", mine));
        list.removeAll();
        list.add(all.isEmpty() ? hint("outreach.wave.none") : table("outreach.wave.list", all));
    }

    private Paragraph hint(String key) {
        Paragraph hint = new Paragraph(getTranslation(key));
        hint.addClassName("m-hint");
        return hint;
    }

    private PlainTable table(String caption, List<WaveLine> lines) {
        PlainTable table = new PlainTable(
                        getTranslation(caption),
                        List.of(
                                getTranslation("outreach.wave.number"),
                                getTranslation("outreach.wave.kind"),
                                getTranslation("outreach.wave.channel"),
                                getTranslation("outreach.wave.stateTitle"),
                                getTranslation("outreach.wave.recipients"),
                                getTranslation("outreach.wave.cards"),
                                getTranslation("outreach.wave.sentOn")))
                .withNumbersIn(4, 5);
        for (WaveLine line : lines) {
            boolean frozen = line.state() != WaveState.DRAFT && line.state() != WaveState.SUBMITTED;
            table.row(List.of(
                    new RouterLink(
                            getTranslation(
                                    "outreach.wave.link",
                                    Integer.toString(line.number()),
                                    line.title().in(getLocale())),
                            WaveView.class,
                            WaveView.of(line.number())),
                    new Span(getTranslation("outreach.template.kind." + line.kind())),
                    new Span(getTranslation("outreach.template.channel." + line.channel())),
                    state(line),
                    new Span(frozen ? Words.count(line.recipients()) : "-"),
                    new Span(frozen ? Words.count(line.cards()) : "-"),
                    days(line)));
        }
        return table;
    }

    private static Component days(WaveLine line) {
        Span days = new Span(Words.days(line.sentFrom(), line.sentTo()));
        days.addClassName("m-nowrap");
        return days;
    }

    private Component state(WaveLine line) {
        Div cell = new Div(Words.badge(this, line.state()));
        cell.addClassName("m-flags");
        if (line.pausedCause() != null) {
            cell.add(
                    new StatusBadge(getTranslation("outreach.wave.cause." + line.pausedCause()), StatusBadge.Look.BAD));
        }
        return cell;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.wave.title");
    }
}
