package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.template.MessageField;
import jp.madoguchi.outreach.template.MessageTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplatesChanged;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** The templates of messages, and what their fields are called. */
@Route("city/templates")
@Menu(title = "outreach.template.menu", order = 35.5)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/outreach-waves.css")
public class TemplatesView extends Div implements HasDynamicTitle {
    private final transient TemplateService templates;
    private final boolean works;
    private final Div list = new Div();
    private final Div hotline = new Div();

    TemplatesView(IncidentService incidents, TemplateService templates, CurrentUser currentUser, LiveUpdates live) {
        this.templates = templates;
        this.works = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("outreach.template.title"), getTranslation("outreach.template.subline"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.template.none"), getTranslation("incident.notSetUp")));
            return;
        }
        if (works) {
            header.addActions(
                    new RouterLink(getTranslation("outreach.template.new"), TemplateView.class, TemplateView.ofNew()));
        }
        add(
                new CardSection(getTranslation("outreach.template.list"), list),
                new CardSection(
                        getTranslation("outreach.template.hotline"),
                        new Hint(getTranslation("outreach.template.hotline.hint")),
                        hotline),
                new CardSection(getTranslation("outreach.template.fields"), fields()));
        Runnable refresh = () -> show(incident.id());
        refresh.run();
        live.follow(this, TemplatesChanged.class, refresh);
    }

    private void show(long incidentId) {
        List<MessageTemplate> all = templates.templates(incidentId);
        list.removeAll();
        list.add(all.isEmpty() ? new Paragraph(getTranslation("outreach.template.none")) : table(all));
        hotline.removeAll();
        String current = templates.hotline(incidentId).orElse("");
        hotline.add(works ? hotlineForm(incidentId, current) : new Span(current.isEmpty() ? "-" : current));
    }

    private PlainTable table(List<MessageTemplate> all) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.template.list"),
                List.of(
                        getTranslation("outreach.template.name"),
                        getTranslation("outreach.template.kind"),
                        getTranslation("outreach.template.channel"),
                        getTranslation("outreach.template.version"),
                        getTranslation("outreach.template.written")));
        for (MessageTemplate one : all) {
            table.row(List.of(
                    new RouterLink(one.name(), TemplateView.class, TemplateView.of(one.id())),
                    new Span(getTranslation("outreach.template.kind." + one.kind())),
                    new Span(getTranslation("outreach.template.channel." + one.channel())),
                    version(one),
                    new Span(Written.signed(one.writtenAt(), one.writtenBy()))));
        }
        return table;
    }

    private Component version(MessageTemplate one) {
        Div cell = new Div(new Span(Integer.toString(one.version())));
        cell.addClassName("m-flags");
        if (one.retired()) {
            cell.add(new StatusBadge(getTranslation("outreach.template.retired"), StatusBadge.Look.PLAIN));
        }
        return cell;
    }

    private Component hotlineForm(long incidentId, String current) {
        TextField number = new TextField(getTranslation("outreach.template.hotline.number"));
        number.setValue(current);
        number.setManualValidation(true);
        Button save = new Button(getTranslation("outreach.template.hotline.save"), click -> {
            number.setInvalid(false);
            try {
                templates.setHotline(incidentId, number.getValue());
                Notices.success(MessageText.of("outreach.template.hotline.saved"));
            } catch (RejectedException e) {
                number.setErrorMessage(Written.text(this, e.text()));
                number.setInvalid(true);
            }
        });
        Div form = new Div(number, save);
        form.addClassName("m-wave-row");
        return form;
    }

    private Component fields() {
        PlainTable table = new PlainTable(
                getTranslation("outreach.template.fields"),
                List.of(
                        getTranslation("outreach.template.field.ja"),
                        getTranslation("outreach.template.field.en"),
                        getTranslation("outreach.template.field.what")));
        for (MessageField field : MessageField.values()) {
            table.row(
                    "{{" + field.ja() + "}}",
                    "{{" + field.en() + "}}",
                    getTranslation("outreach.template.field." + field));
        }
        return table;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.template.title");
    }
}
