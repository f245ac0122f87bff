package jp.madoguchi.inquiry.phrase.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.phrase.Phrase;
import jp.madoguchi.inquiry.phrase.PhraseService;
import jp.madoguchi.inquiry.phrase.PhrasesChanged;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.SureDialog;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** All ready phrases; supervisors keep them. */
@Route("desk/phrases")
@Menu(title = "inquiry.phrase.title", order = 19)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class PhrasesView extends Div implements HasDynamicTitle {
    private final PhraseService phrases;
    private final boolean writes;
    private final Div list = new Div();
    /** The phrase that is being changed; what others do meanwhile doesn't take the form away. */
    private @Nullable Long open;

    PhrasesView(IncidentService incidents, PhraseService phrases, CurrentUser currentUser, LiveUpdates live) {
        this.phrases = phrases;
        this.writes = currentUser.require().has(Role.SUPERVISOR);
        addClassNames("m-page", "m-phrases-page");
        add(new PageHeader(getTranslation("inquiry.phrase.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        add(new Hint(getTranslation("inquiry.phrase.what")));
        if (writes) {
            add(new CardSection(
                    getTranslation("inquiry.phrase.add"),
                    new PhraseForm(incident.id(), phrases, null, () -> show(incident))));
        }
        add(list);
        live.follow(this, PhrasesChanged.class, () -> {
            if (open == null) {
                show(incident);
            }
        });
        show(incident);
    }

    private void show(Incident incident) {
        list.removeAll();
        List<Phrase> all = phrases.all(incident.id());
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation("inquiry.phrase.none"),
                    getTranslation(writes ? "inquiry.phrase.none.write" : "inquiry.phrase.none.what")));
        }
        all.forEach(phrase -> list.add(phrase(incident, phrase)));
    }

    private Section phrase(Incident incident, Phrase phrase) {
        Section section = new Section();
        section.addClassNames("m-card", "m-phrase");
        if (Long.valueOf(phrase.id()).equals(open)) {
            section.add(new PhraseForm(incident.id(), phrases, phrase, () -> {
                open = null;
                show(incident);
            }));
            return section;
        }
        Paragraph text = new Paragraph(phrase.text());
        text.addClassName("m-answer-text");
        section.add(
                new Code("::" + phrase.name()),
                text,
                new Hint(getTranslation(
                        "inquiry.phrase.by",
                        phrase.writtenBy(),
                        JapaneseDates.dayAndTime(phrase.writtenAt(), getLocale()))));
        if (writes) {
            section.add(tools(incident, phrase));
        }
        return section;
    }

    private Div tools(Incident incident, Phrase phrase) {
        Button change = new Button(getTranslation("inquiry.phrase.change"), click -> {
            open = phrase.id();
            show(incident);
        });
        change.setAriaLabel(getTranslation("inquiry.phrase.changeOf", phrase.name()));
        Button remove = new Button(getTranslation("inquiry.phrase.remove"), click -> askToRemove(incident, phrase));
        remove.setAriaLabel(getTranslation("inquiry.phrase.removeOf", phrase.name()));
        change.addThemeVariants(ButtonVariant.LUMO_SMALL);
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Div tools = new Div(change, remove);
        tools.addClassName("m-phrase-tools");
        return tools;
    }

    private void askToRemove(Incident incident, Phrase phrase) {
        new SureDialog(
                        getTranslation("inquiry.phrase.remove.ask", phrase.name()),
                        getTranslation("inquiry.phrase.remove.what"),
                        getTranslation("inquiry.phrase.remove"),
                        getTranslation("inquiry.phrase.cancel"),
                        () -> remove(incident, phrase))
                .open();
    }

    private void remove(Incident incident, Phrase phrase) {
        try {
            phrases.remove(incident.id(), phrase);
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show(incident);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.phrase.title");
    }
}
