package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.platform.ui.palette.Command;
import jp.madoguchi.platform.ui.palette.CommandSource;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.springframework.stereotype.Component;

/** What the desk finds from the palette: an inquiry by its number, affected persons, and the words in all inquiries. */
@Component
class InquiryCommands implements CommandSource {
    /** Less says nothing of anybody. */
    private static final int SHORTEST = 2;

    private static final int MOST_PERSONS = 5;

    private final IncidentService incidents;
    private final DeskService desk;
    private final CurrentUser currentUser;
    private final CardNumberGuard guard;
    private final I18NProvider words;

    InquiryCommands(
            IncidentService incidents,
            DeskService desk,
            CurrentUser currentUser,
            CardNumberGuard guard,
            I18NProvider words) {
        this.incidents = incidents;
        this.desk = desk;
        this.currentUser = currentUser;
        this.guard = guard;
        this.words = words;
    }

    @Override
    public List<Command> commands(String typed) {
        PortalUser user = currentUser.require();
        boolean works = user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
        Incident incident = incidents.current().orElse(null);
        if (incident == null
                || typed.codePointCount(0, typed.length()) < SHORTEST
                || !guard.isClean(typed)
                || !(works || user.has(Role.AUDITOR))) {
            return List.of();
        }
        OptionalLong number = InquiryNumber.parse(typed);
        if (number.isPresent()) {
            return List.of(
                    go("inquiry.palette.open", InquiryNumber.of(number.getAsLong()), InquiryListView.PATH, "inquiry"));
        }
        List<Command> found = new ArrayList<>();
        if (works) {
            desk.search(incident.id(), typed, MOST_PERSONS)
                    .forEach(person -> found.add(new Command(
                            say("inquiry.palette.person", person.holderName()),
                            person.caseNumber(),
                            () -> navigate("desk", Map.of(DeskView.CASE, person.caseNumber())))));
        }
        found.add(new Command(
                say("inquiry.palette.search", typed),
                "/" + InquiryListView.PATH,
                () -> InquiryListView.search(UI.getCurrent(), typed)));
        return found;
    }

    private Command go(String text, String typed, String path, String parameter) {
        return new Command(say(text, typed), "/" + path, () -> navigate(path, Map.of(parameter, typed)));
    }

    private static void navigate(String path, Map<String, String> parameters) {
        UI.getCurrent().navigate(path, QueryParameters.simple(parameters));
    }

    private String say(String key, Object... args) {
        return words.getTranslation(key, UI.getCurrent().getLocale(), args);
    }
}
