package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.template.PreviewService;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateVersion;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** One template: what is written in it, how it looks, and its versions. */
@Route("city/templates/:" + TemplateView.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/outreach-waves.css")
public class TemplateView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PARAMETER = "template";
    private static final String NEW = "new";

    private final transient IncidentService incidents;
    private final transient TemplateService templates;
    private final transient PreviewService previews;
    private final boolean works;
    private String title = getTranslation("outreach.template.title");

    TemplateView(
            IncidentService incidents, TemplateService templates, PreviewService previews, CurrentUser currentUser) {
        this.incidents = incidents;
        this.templates = templates;
        this.previews = previews;
        this.works = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-sections");
    }

    static RouteParameters of(long templateId) {
        return new RouteParameters(new RouteParam(PARAMETER, Long.toString(templateId)));
    }

    static RouteParameters ofNew() {
        return new RouteParameters(new RouteParam(PARAMETER, NEW));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String parameter = event.getRouteParameters().get(PARAMETER).orElse("");
        Incident incident = incidents.current().orElse(null);
        removeAll();
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.template.none"), getTranslation("incident.notSetUp")));
        } else if (parameter.equals(NEW) && works) {
            title = getTranslation("outreach.template.new");
            add(new PageHeader(title));
            write(incident, List.of());
        } else {
            List<TemplateVersion> versions =
                    Ids.read(parameter).map(templates::versions).orElse(List.of());
            if (versions.isEmpty() || versions.getFirst().incidentId() != incident.id()) {
                add(
                        new PageHeader(getTranslation("outreach.template.title")),
                        new EmptyState(
                                getTranslation("outreach.template.unknown"),
                                getTranslation("outreach.template.rule.gone")));
                return;
            }
            show(incident, versions);
        }
    }

    private void show(Incident incident, List<TemplateVersion> versions) {
        TemplateVersion latest = versions.getFirst();
        title = latest.name();
        PageHeader header = new PageHeader(
                latest.name(),
                getTranslation(
                        "outreach.template.head",
                        getTranslation("outreach.template.kind." + latest.kind()),
                        getTranslation("outreach.template.channel." + latest.channel()),
                        Integer.toString(latest.number())));
        add(header);
        if (works) {
            header.addActions(retire(latest));
            write(incident, versions);
        } else {
            PreviewPanel preview = new PreviewPanel(incident.id(), previews);
            preview.show(latest.channel(), latest.texts());
            add(
                    new CardSection(getTranslation("outreach.template.texts"), new TemplateReading(latest.texts())),
                    new CardSection(getTranslation("outreach.template.preview"), preview));
        }
        add(new CardSection(getTranslation("outreach.template.versions"), table(versions)));
    }

    private void write(Incident incident, List<TemplateVersion> versions) {
        PreviewPanel preview = new PreviewPanel(incident.id(), previews);
        TestMessageForm test = new TestMessageForm(incident.id(), previews);
        TemplateEditor editor = new TemplateEditor(
                incident.id(),
                templates,
                versions.isEmpty() ? null : versions.getFirst(),
                id -> UI.getCurrent().navigate(TemplateView.class, of(id)));
        Runnable shown = () -> {
            MessageChannel channel = editor.channel();
            preview.show(channel, editor.texts());
            test.show(editor.kind(), channel, editor.texts());
        };
        editor.onChange(shown);
        shown.run();
        add(
                new CardSection(getTranslation("outreach.template.texts"), editor),
                new CardSection(getTranslation("outreach.template.preview"), preview),
                new CardSection(getTranslation("outreach.template.test"), test));
    }

    private Component retire(TemplateVersion latest) {
        boolean retired = latest.retired();
        return new Button(getTranslation(retired ? "outreach.template.restore" : "outreach.template.retire"), click -> {
            try {
                templates.retire(latest.templateId(), !retired);
            } catch (RejectedException e) {
                Notices.error(e);
            }
            UI.getCurrent().navigate(TemplateView.class, of(latest.templateId()));
        });
    }

    private PlainTable table(List<TemplateVersion> versions) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.template.versions"),
                List.of(getTranslation("outreach.template.version"), getTranslation("outreach.template.written")));
        versions.forEach(version -> table.row(List.of(
                new Span(Integer.toString(version.number())),
                new Span(Written.signed(version.writtenAt(), version.writtenBy())))));
        return table;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
