package jp.madoguchi.casefile.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.util.List;
import jp.madoguchi.casefile.AffectedCardsImported;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.casefile.CaseFileCounts;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** Officials bring the list of affected cards here, and see how many of them are in. */
@Route("city/import")
@Menu(title = "casefile.import.menu", order = 60)
@RolesAllowed(Roles.OFFICIAL)
public class CardImportView extends Div implements HasDynamicTitle {
    private final Div counts = new Div();

    CardImportView(
            IncidentService incidents,
            CaseFileService caseFiles,
            AffectedCardsImporter importer,
            Imports imports,
            BackgroundJobs jobs,
            LiveUpdates live,
            CurrentUser currentUser) {
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("casefile.import.title"), getTranslation("casefile.import.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("casefile.import.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        Paragraph columns = new Paragraph(getTranslation("casefile.import.columns"));
        columns.addClassName("m-hint");
        add(
                new CardSection(
                        getTranslation("casefile.import.file"),
                        columns,
                        new ImportPanel<>(
                                importer, imports, jobs, currentUser.require().name())),
                new CardSection(getTranslation("casefile.import.state"), counts));
        show(incident, caseFiles.counts(incident.id()));
        live.follow(this, AffectedCardsImported.class, () -> show(incident, caseFiles.counts(incident.id())));
    }

    private void show(Incident incident, CaseFileCounts found) {
        counts.removeAll();
        counts.add(new Paragraph(
                getTranslation("casefile.import.sentence", found.cards(), incident.affectedCards(), found.persons())));
        if (found.merged() > 0) {
            counts.add(new Paragraph(getTranslation("casefile.import.merged", found.merged())));
        }
        PlainTable table = PlainTable.ofFigures(
                getTranslation("casefile.import.state"),
                List.of(
                        getTranslation("casefile.import.issuer"),
                        getTranslation("casefile.import.expected"),
                        getTranslation("casefile.import.imported")));
        incident.issuers()
                .forEach(issuer -> table.figures(
                        issuer.name().in(getLocale()),
                        number(issuer.affectedCards()),
                        number(found.cardsOf(issuer.code()))));
        counts.add(table);
    }

    private String number(int count) {
        return NumberFormat.getIntegerInstance(getLocale()).format(count);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("casefile.import.title");
    }
}
