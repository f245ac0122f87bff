package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.callstats.KeyedDayService;
import jp.madoguchi.incident.IncidentService;
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
    /** Kinds of file that are brought in here, in the order of the tabs; the inquiry room brings the second. */
    private static final List<String> KINDS = List.of(CallRecordImporter.KIND, "inquiry.import.kind");

    ImportView(
            List<Importer<?>> importers,
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
        for (String kind : KINDS) {
            importers.stream()
                    .filter(importer -> importer.kind().equals(kind))
                    .findFirst()
                    .ifPresent(importer -> tabs.add(getTranslation(kind), panel(importer, imports, jobs, user)));
        }
        tabs.add(
                getTranslation("callstats.keyed.title"),
                new KeyedDayForm(incidents.current().orElseThrow(), keyedDays));
        add(tabs);
    }

    private Component panel(Importer<?> importer, Imports imports, BackgroundJobs jobs, String user) {
        Div panel = new Div(
                new Paragraph(getTranslation(importer.kind() + ".text")),
                new ImportPanel<>(importer, imports, jobs, user));
        panel.addClassName("m-import-view__panel");
        return panel;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callstats.import.title");
    }
}
