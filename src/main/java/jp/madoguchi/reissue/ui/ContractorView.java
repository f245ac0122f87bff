package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** The contractor's start page: send reissue counts, see what has been sent and how it stands. */
@Route("contractor")
@Menu(title = "reissue.contractor.menu", order = 10)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/reissue.css")
public class ContractorView extends Div implements HasDynamicTitle {
    ContractorView(
            IncidentService incidents,
            ReissueService reissue,
            ReissueCountsImporter importer,
            Imports imports,
            BackgroundJobs jobs,
            LiveUpdates live,
            CurrentUser currentUser) {
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(getTranslation("reissue.contractor.title"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.setSubline(
                getTranslation("reissue.contractor.explanation", incident.name(), currentUser.requireOrganisation()));
        add(sending(
                new ImportPanel<>(importer, imports, jobs, currentUser.require().name())));
        UploadList uploads = new UploadList(incident, false);
        add(sent(uploads));
        uploads.show(reissue.ownUploads(incident.id()));
        live.follow(this, ReissueReported.class, () -> uploads.show(reissue.ownUploads(incident.id())));
    }

    private CardSection sending(ImportPanel<?> panel) {
        Paragraph columns = new Paragraph(getTranslation("reissue.contractor.columns"));
        columns.addClassName("m-hint");
        return new CardSection(getTranslation("reissue.contractor.send"), columns, panel);
    }

    private CardSection sent(UploadList uploads) {
        return new CardSection(getTranslation("reissue.contractor.sent"), uploads);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.contractor.title");
    }
}
