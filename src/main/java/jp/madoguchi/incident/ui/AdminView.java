package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.PortalState;
import jp.madoguchi.incident.PortalStateService;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** Start page of those who look after the portal: the incident, the last imports, what it runs on, who may do what. */
@Route("admin")
@Menu(title = "incident.admin.menu", order = 100)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class AdminView extends AdminPage {
    private static final int LAST = 5;

    AdminView(
            IncidentService incidents,
            ImportLog importLog,
            PortalStateService portal,
            CurrentUser currentUser,
            @Value("${madoguchi.keycloak.issuer:}") String keycloak) {
        super("incident.admin.title");
        Div columns = new Div(
                section("incident.admin.incident", incident(incidents.current().orElse(null))),
                section("incident.admin.system", system(portal.state())));
        columns.addClassName("m-columns");
        add(columns);
        add(section(
                "incident.admin.imports",
                imports(importLog.page(0, LAST)),
                new RouterLink(getTranslation("incident.admin.allImports"), ImportLogView.class)));
        add(section("incident.admin.roles", roles()));
        if (!keycloak.isEmpty() && currentUser.require().has(Role.ADMIN)) {
            Anchor console = new Anchor(console(keycloak), getTranslation("incident.admin.usersConsole"));
            console.setTarget("_blank");
            add(section("incident.admin.users", new Paragraph(getTranslation("incident.admin.users.hint")), console));
        }
    }

    /** Keycloak's console for a realm, from the realm's address. */
    private static String console(String issuer) {
        return issuer.replace("/realms/", "/admin/") + "/console/";
    }

    private Component incident(@Nullable Incident incident) {
        RouterLink link = new RouterLink(getTranslation("incident.admin.toIncident"), IncidentView.class);
        if (incident == null) {
            return new Div(new Paragraph(getTranslation("incident.notSetUp")), link);
        }
        return new Div(
                new Facts()
                        .with(
                                getTranslation("incident.field.name"),
                                incident.name().in(getLocale()))
                        .with(getTranslation("incident.field.code"), incident.code())
                        .with(getTranslation("incident.field.startsOn"), day(incident.startsOn()))
                        .with(getTranslation("incident.field.cards"), number(incident.affectedCards()))
                        .with(
                                getTranslation("incident.field.issuers"),
                                number(incident.issuers().size()))
                        .with(
                                getTranslation("incident.field.categories"),
                                number(incident.categories().size()))
                        .with(
                                getTranslation("incident.field.milestones"),
                                number(incident.milestones().size())),
                link);
    }

    private Component system(PortalState state) {
        String version = state.version();
        return new Facts()
                .with(
                        getTranslation("incident.admin.version"),
                        version == null ? getTranslation("incident.admin.fromSources") : version)
                .with(getTranslation("incident.admin.database"), state.database() + " " + state.databaseVersion())
                .with(getTranslation("incident.admin.java"), state.javaVersion())
                .with(getTranslation("incident.admin.now"), minute(state.now()));
    }

    private Component imports(List<ImportLog.Entry> entries) {
        if (entries.isEmpty()) {
            return new Paragraph(getTranslation("incident.imports.none"));
        }
        PlainTable table = new PlainTable(
                getTranslation("incident.admin.imports"),
                words("incident.imports.at", "incident.imports.kind", "incident.imports.added", "incident.imports.by"));
        entries.forEach(entry -> table.row(
                minute(entry.importedAt()),
                getTranslation(entry.kind()),
                number(entry.added() + entry.changed()),
                entry.importedBy()));
        return table;
    }

    private Component roles() {
        PlainTable table = new PlainTable(
                getTranslation("incident.admin.roles"),
                words("incident.admin.role", "incident.admin.area", "incident.admin.may", "incident.admin.mustNot"));
        for (Role role : Role.values()) {
            table.row(
                    getTranslation("incident.role." + role),
                    "/" + role.area().path(),
                    getTranslation("incident.role." + role + ".may"),
                    getTranslation("incident.role." + role + ".mustNot"));
        }
        return table;
    }
}
