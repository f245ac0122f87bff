package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.callstats.KeyedDayService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** Where the call center's lead brings call records and inquiries in, and keys in the totals of a day without a file. */
@Route("desk/import")
@Menu(title = "callstats.import.menu", order = 30)
@RolesAllowed(Roles.SUPERVISOR)
@CssImport("./styles/callstats.css")
public class ImportView extends Div implements HasDynamicTitle {
    ImportView(
            CallRecordImporter calls,
            InquiryImporter inquiries,
            Imports imports,
            BackgroundJobs jobs,
            KeyedDayService keyedDays,
            IncidentService incidents,
            CurrentUser currentUser) {
        addClassNames("m-page", "m-import-view");
        add(new H1(getTranslation("callstats.import.title")));
        if (incidents.current().isEmpty()) {
            add(new Paragraph(getTranslation("incident.notSetUp")));
            return;
        }
        String user = currentUser.require().name();
        TabSheet tabs = new TabSheet();
        tabs.setWidthFull();
        add(tabs, calls, "callstats.import.calls", imports, jobs, user);
        add(tabs, inquiries, "callstats.import.inquiries", imports, jobs, user);
        tabs.add(
                getTranslation("callstats.keyed.title"),
                new KeyedDayForm(incidents.current().orElseThrow(), keyedDays));
        add(tabs);
    }

    private void add(
            TabSheet tabs, Importer<?> importer, String text, Imports imports, BackgroundJobs jobs, String user) {
        Div panel = new Div(new Paragraph(getTranslation(text)), new ImportPanel<>(importer, imports, jobs, user));
        panel.addClassName("m-import-view__panel");
        tabs.add(getTranslation(importer.kind()), panel);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callstats.import.title");
    }
}
