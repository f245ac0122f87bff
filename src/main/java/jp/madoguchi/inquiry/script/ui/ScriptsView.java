package jp.madoguchi.inquiry.script.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.inquiry.script.ScriptChanged;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** All answers, to be searched by who talks with callers, and written by the city. */
@Route("desk/scripts")
@Menu(title = "inquiry.script.menu", order = 18)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class ScriptsView extends Div implements HasDynamicTitle {
    private final ScriptService scripts;
    private final LocalDate today;
    private final boolean writes;
    private final TextField search = new TextField(getTranslation("inquiry.script.search"));
    private final Div list = new Div();

    ScriptsView(
            IncidentService incidents, ScriptService scripts, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.scripts = scripts;
        this.today = Tokyo.today(clock);
        this.writes = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-scripts");
        add(new PageHeader(getTranslation("inquiry.script.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(incident));
        search.addClassName("m-script-search");
        Div tools = new Div(search);
        tools.addClassName("m-script-tools");
        if (writes) {
            Button add = new Button(
                    getTranslation("inquiry.script.add"),
                    click -> new ScriptForm(incident, scripts, null, today, () -> show(incident)).open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            tools.add(add);
        }
        add(tools, list);
        live.follow(this, ScriptChanged.class, () -> show(incident));
        show(incident);
    }

    private void show(Incident incident) {
        list.removeAll();
        List<AnswerScript> found = scripts.search(incident.id(), search.getValue());
        if (found.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation(search.isEmpty() ? "inquiry.script.none" : "inquiry.script.notFound"),
                    getTranslation(search.isEmpty() ? "inquiry.script.none.what" : "inquiry.script.notFound.what")));
        }
        for (Category category : incident.categories()) {
            List<AnswerScript> ofCategory = found.stream()
                    .filter(script -> script.categoryId() == category.id())
                    .toList();
            if (!ofCategory.isEmpty()) {
                Section section = new Section(new H2(category.name().in(getLocale())));
                section.addClassName("m-card");
                ofCategory.forEach(script -> section.add(script(incident, category, script)));
                list.add(section);
            }
        }
    }

    private Div script(Incident incident, Category category, AnswerScript script) {
        Div facts = new Div(new Span(topic(category, script)), valid(script), new Hint(written(script)));
        facts.addClassName("m-script-facts");
        Paragraph answer = new Paragraph(script.answer());
        answer.addClassName("m-answer-text");
        Div one = new Div(new H3(script.question()), facts, answer);
        if (!script.checkList().isEmpty()) {
            UnorderedList checks = new UnorderedList();
            checks.addClassName("m-answer-checks");
            script.checkList().forEach(check -> checks.add(new ListItem(check)));
            one.add(checks);
        }
        if (script.version() > 1) {
            one.add(earlier(incident, script));
        }
        if (writes) {
            Button rewrite = new Button(
                    getTranslation("inquiry.script.rewrite"),
                    click -> new ScriptForm(incident, scripts, script, today, () -> show(incident)).open());
            rewrite.addThemeVariants(ButtonVariant.LUMO_SMALL);
            rewrite.setAriaLabel(getTranslation("inquiry.script.rewriteOf", script.question()));
            one.add(rewrite);
        }
        one.addClassName("m-script");
        return one;
    }

    private String topic(Category category, AnswerScript script) {
        Long topicId = script.topicId();
        return topicId == null
                ? getTranslation("inquiry.script.wholeCategory")
                : category.topic(topicId)
                        .map(topic -> topic.name().in(getLocale()))
                        .orElse("");
    }

    private StatusBadge valid(AnswerScript script) {
        if (script.isValidOn(today)) {
            return new StatusBadge(getTranslation("inquiry.script.valid"), StatusBadge.Look.GOOD);
        }
        return script.validFrom().isAfter(today)
                ? new StatusBadge(
                        getTranslation(
                                "inquiry.script.validLater", script.validFrom().toString()),
                        StatusBadge.Look.PLAIN)
                : new StatusBadge(getTranslation("inquiry.script.validNoMore"), StatusBadge.Look.WAITING);
    }

    private String written(AnswerScript script) {
        return getTranslation(
                "inquiry.script.written",
                script.version(),
                Tokyo.day(script.writtenAt()).toString(),
                script.writtenBy(),
                script.used());
    }

    private Details earlier(Incident incident, AnswerScript script) {
        Div versions = new Div();
        scripts.versions(incident.id(), script.scriptId()).stream().skip(1).forEach(version -> {
            Paragraph text = new Paragraph(version.answer());
            text.addClassName("m-answer-text");
            versions.add(new Hint(written(version)), text);
        });
        return new Details(getTranslation("inquiry.script.earlier", script.version() - 1), versions);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.script.title");
    }
}
