package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.template.PreviewService;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateVersion;
import jp.madoguchi.outreach.template.ui.PreviewPanel;
import jp.madoguchi.outreach.wave.AudienceSentence;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveFigureService;
import jp.madoguchi.outreach.wave.WaveFigures;
import jp.madoguchi.outreach.wave.WaveLine;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** One wave, from the draft to its last figure. What is being written stays whoever decides meanwhile. */
@Route("city/waves/:" + WaveView.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/outreach-waves.css")
public class WaveView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PARAMETER = "wave";
    private static final String MESSAGES = "messages";

    private final transient IncidentService incidents;
    private final transient WaveService waves;
    private final transient WavePreparationService preparation;
    private final transient WaveFigureService figures;
    private final transient TemplateService templates;
    private final transient PreviewService previews;
    private final transient AudienceSentence sentences;
    private final transient WaveActions actions;
    private final transient PortalUser user;
    private final FiguresPanel progress = new FiguresPanel();
    private int number;
    private int revision;
    private DeliveryFilter filter = DeliveryFilter.ALL;
    private @Nullable DraftPanel draft;

    WaveView(
            IncidentService incidents,
            WaveService waves,
            WavePreparationService preparation,
            WaveFigureService figures,
            TemplateService templates,
            PreviewService previews,
            AudienceSentence sentences,
            WaveActions actions,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.incidents = incidents;
        this.waves = waves;
        this.preparation = preparation;
        this.figures = figures;
        this.templates = templates;
        this.previews = previews;
        this.sentences = sentences;
        this.actions = actions;
        this.user = currentUser.require();
        addClassNames("m-page", "m-sections");
        live.follow(this, WaveProgressed.class, this::follow);
    }

    static RouteParameters of(int number) {
        return new RouteParameters(new RouteParam(PARAMETER, Integer.toString(number)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get(PARAMETER).orElse("");
        number = name.matches("\\d{1,9}") ? Integer.parseInt(name) : 0;
        filter = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(MESSAGES)
                .map(DeliveryFilter::named)
                .orElse(DeliveryFilter.ALL);
        Incident incident = incidents.current().orElse(null);
        Wave wave = incident == null ? null : waves.wave(incident.id(), number).orElse(null);
        if (incident == null || wave == null) {
            removeAll();
            add(
                    new PageHeader(getTranslation("outreach.wave.title")),
                    new EmptyState(getTranslation("outreach.wave.unknown"), getTranslation("outreach.wave.rule.gone")));
        } else {
            show(incident, wave);
        }
    }

    /** Somebody else, or the sending itself, has changed something. */
    private void follow() {
        Incident incident = incidents.current().orElse(null);
        Wave wave = incident == null ? null : waves.wave(incident.id(), number).orElse(null);
        if (incident == null || wave == null || (draft != null && draft.isChanged())) {
            return;
        }
        if (wave.revision() == revision) {
            if (wave.wasReleased()) {
                progress.show(wave, figures.figures(wave.id()));
            }
        } else {
            show(incident, wave);
        }
    }

    private void again() {
        draft = null;
        Incident incident = incidents.requireCurrent();
        waves.wave(incident.id(), number).ifPresent(wave -> show(incident, wave));
    }

    private void show(Incident incident, Wave wave) {
        removeAll();
        draft = null;
        revision = wave.revision();
        add(new PageHeader(
                getTranslation(
                        "outreach.wave.link",
                        Integer.toString(number),
                        wave.title().in(getLocale())),
                getTranslation(
                        "outreach.wave.head",
                        getTranslation("outreach.template.kind." + wave.kind()),
                        getTranslation("outreach.template.channel." + wave.channel()))));
        WaveFigures known = wave.wasReleased() ? figures.figures(wave.id()) : null;
        add(new CardSection(
                getTranslation("outreach.wave.standing"), new WaveStanding(wave), actions.of(wave, user, this::again)));
        if (wave.state() == WaveState.DRAFT && user.has(Role.OFFICIAL)) {
            draft = draft(incident, wave);
            add(new CardSection(getTranslation("outreach.wave.draft"), draft));
        } else {
            add(new CardSection(
                    getTranslation("outreach.wave.plan"),
                    new WaveFacts(
                            wave,
                            template(wave),
                            waves.imprint(wave.id()).orElse(null),
                            sentences.of(wave.audience(), incident, getLocale())),
                    found(incident, wave, known)));
        }
        if (known != null) {
            progress.show(wave, known);
            add(
                    new CardSection(getTranslation("outreach.wave.figures"), progress),
                    new CardSection(
                            getTranslation("outreach.wave.messages"),
                            new DeliveryList(wave.id(), figures, known, filter)));
        }
        TemplateVersion version = template(wave);
        if (version != null) {
            PreviewPanel preview = new PreviewPanel(incident.id(), previews);
            preview.showWave(wave.id(), version.channel(), version.texts());
            add(new CardSection(getTranslation("outreach.template.preview"), preview));
        }
        add(new CardSection(getTranslation("outreach.wave.steps"), new StepList(waves.steps(wave.id()))));
    }

    private DraftPanel draft(Incident incident, Wave wave) {
        List<WaveLine> released = waves.waves(incident.id()).stream()
                .filter(line -> line.recipients() > 0)
                .toList();
        DraftForm form = new DraftForm(wave, templates.templates(incident.id()));
        return new DraftPanel(
                wave,
                form,
                new AudienceEditor(incident, released, sentences, preparation, form::channel, wave.audience()),
                preparation,
                this::again);
    }

    /** Before the release: whom the rule would find now; afterwards what was frozen. */
    private Component found(Incident incident, Wave wave, @Nullable WaveFigures known) {
        return new Paragraph(
                known != null
                        ? getTranslation("outreach.wave.frozen", wave.recipients(), wave.cards()) + "　"
                                + Words.exclusions(this, known.excluded())
                        : preparation
                                .count(incident.id(), wave.channel(), wave.audience())
                                .map(count -> getTranslation(
                                        "outreach.wave.count",
                                        count.persons(),
                                        count.cards(),
                                        count.allExcluded(),
                                        Words.exclusions(this, count.excluded())))
                                .orElse("-"));
    }

    private @Nullable TemplateVersion template(Wave wave) {
        Long version = wave.templateVersionId();
        return version == null ? null : templates.version(version).orElse(null);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.wave.number") + " " + number;
    }
}
