package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentChanged;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.incident.MilestoneDefinition;
import jp.madoguchi.incident.MilestoneService;
import jp.madoguchi.incident.MilestonesImporter;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** The incident's settings. The administrator changes them by its definition file; the auditor reads them. */
@Route("admin/incident")
@Menu(title = "incident.settings.menu", order = 110)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class IncidentView extends AdminPage {
    private final transient IncidentService incidents;
    private final transient MilestoneService milestones;
    private final boolean mayChange;
    private final Div settings = new Div();
    private final Div milestoneTable = new Div();
    private final Div milestoneTools = new Div();

    IncidentView(
            IncidentService incidents,
            MilestoneService milestones,
            MilestonesImporter importer,
            Imports imports,
            BackgroundJobs jobs,
            LiveUpdates live,
            CurrentUser currentUser) {
        super("incident.settings.title");
        this.incidents = incidents;
        this.milestones = milestones;
        PortalUser user = currentUser.require();
        mayChange = user.has(Role.ADMIN);
        settings.addClassName("m-stack");
        add(settings);
        add(section("incident.settings.milestones", milestoneTable, milestoneTools));
        if (mayChange) {
            milestoneTools.add(
                    folded("incident.milestone.addTitle", new MilestoneForm(this::addMilestone)),
                    folded("incident.milestone.importTitle", new ImportPanel<>(importer, imports, jobs, user.name())));
            add(section(
                    "incident.definition.title",
                    hint("incident.definition.hint"),
                    new DefinitionUpload(incidents, this::show)));
        }
        show();
        live.follow(this, IncidentChanged.class, this::show);
    }

    private void show() {
        settings.removeAll();
        milestoneTable.removeAll();
        Incident incident = incidents.current().orElse(null);
        milestoneTools.setVisible(incident != null);
        if (incident == null) {
            settings.add(new EmptyState(getTranslation("incident.settings.none"), getTranslation("incident.notSetUp")));
            return;
        }
        settings.add(
                section("incident.settings.facts", facts(incident)),
                section("incident.settings.issuers", issuers(incident)),
                section("incident.settings.categories", categories(incident)),
                section("incident.settings.topics", topics(incident)));
        milestoneTable.add(milestones(incident));
    }

    private Component facts(Incident incident) {
        return new Facts()
                .with(getTranslation("incident.field.name"), incident.name().in(getLocale()))
                .with(getTranslation("incident.field.code"), incident.code())
                .with(getTranslation("incident.field.startsOn"), day(incident.startsOn()))
                .with(getTranslation("incident.field.endsOn"), day(incident.endsOn()))
                .with(getTranslation("incident.field.hours"), incident.opensAt() + " - " + incident.closesAt())
                .with(
                        getTranslation("incident.field.closedOn"),
                        incident.closedOn().isEmpty()
                                ? getTranslation("incident.field.neverClosed")
                                : String.join(getTranslation("platform.listSeparator"), incident.closedOn()))
                .with(getTranslation("incident.field.cards"), number(incident.affectedCards()))
                .with(getTranslation("incident.field.organisation"), incident.reportingOrganisation());
    }

    private Component issuers(Incident incident) {
        PlainTable table = new PlainTable(
                getTranslation("incident.settings.issuers"),
                words("incident.field.code", "incident.field.issuer", "incident.field.cards"));
        for (Issuer issuer : incident.issuers()) {
            table.row(issuer.code(), issuer.name().in(getLocale()), number(issuer.affectedCards()));
        }
        return table;
    }

    private Component categories(Incident incident) {
        PlainTable table = new PlainTable(
                getTranslation("incident.settings.categories"),
                words(
                        "incident.field.shortcut",
                        "incident.field.category",
                        "incident.field.code",
                        "incident.field.trackedFrom",
                        "incident.field.inDailyTable",
                        "incident.field.details"));
        for (Category category : incident.categories()) {
            table.row(
                    category.shortcut(),
                    category.name().in(getLocale()),
                    category.code(),
                    category.trackedFrom() == null
                            ? getTranslation("incident.field.notTracked")
                            : day(category.trackedFrom()),
                    getTranslation(category.inDailyTable() ? "incident.yes" : "incident.no"),
                    getTranslation(category.details().textKey()));
        }
        return table;
    }

    private Component topics(Incident incident) {
        PlainTable table = new PlainTable(
                getTranslation("incident.settings.topics"),
                words(
                        "incident.field.category",
                        "incident.field.shortcut",
                        "incident.field.topic",
                        "incident.field.code",
                        "incident.field.template"));
        for (Category category : incident.categories()) {
            for (Topic topic : category.topics()) {
                table.row(
                        category.name().in(getLocale()),
                        topic.shortcut().toUpperCase(Locale.ROOT),
                        topic.name().in(getLocale()),
                        topic.code(),
                        topic.template());
            }
        }
        return table;
    }

    private Component milestones(Incident incident) {
        if (incident.milestones().isEmpty()) {
            return new Paragraph(getTranslation("incident.milestone.none"));
        }
        List<String> columns = new ArrayList<>(words(
                "incident.milestone.days",
                "incident.milestone.name",
                "incident.milestone.kind",
                "incident.milestone.channel"));
        if (mayChange) {
            columns.add(getTranslation("incident.milestone.remove"));
        }
        PlainTable table = new PlainTable(getTranslation("incident.settings.milestones"), columns);
        for (Milestone milestone : incident.milestones()) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(days(milestone)),
                    new Span(milestone.title().in(getLocale())),
                    new Span(getTranslation("incident.milestone.kind." + milestone.kind())),
                    new Span(getTranslation("incident.milestone.channel." + milestone.channel()))));
            if (mayChange) {
                cells.add(remove(incident, milestone));
            }
            table.row(cells);
        }
        return table;
    }

    private static String days(Milestone milestone) {
        return milestone.startsOn().equals(milestone.endsOn())
                ? day(milestone.startsOn())
                : day(milestone.startsOn()) + " - " + day(milestone.endsOn());
    }

    private Button remove(Incident incident, Milestone milestone) {
        Button remove = new Button(getTranslation("incident.milestone.remove"), click -> {
            try {
                milestones.remove(incident.id(), milestone.id());
                Notices.success(MessageText.of("incident.milestone.removed"));
                show();
            } catch (RejectedException e) {
                Notices.error(e);
            }
        });
        remove.setAriaLabel(
                getTranslation("incident.milestone.removeOne", milestone.title().in(getLocale()), days(milestone)));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return remove;
    }

    private void addMilestone(MilestoneDefinition definition) {
        milestones.add(incidents.requireCurrent().id(), definition);
        Notices.success(MessageText.of("incident.milestone.added"));
        show();
    }

    private Details folded(String title, Component content) {
        return new Details(getTranslation(title), content);
    }

    private Paragraph hint(String key) {
        Paragraph hint = new Paragraph(getTranslation(key));
        hint.addClassName("m-hint");
        return hint;
    }
}
