package jp.madoguchi.platform.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class PageFrameTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Test
    void namesTheIncidentInTheReadersLanguage() {
        KokoIncident.setUp(incidents);
        signIn(Role.OFFICIAL);

        assertThat(incidentIn(frame())).isNotBlank().isEqualTo(nameIn(Locale.JAPANESE));
        UI.getCurrent().setLocale(Locale.ENGLISH);
        assertThat(incidentIn(frame())).isEqualTo(nameIn(Locale.ENGLISH));
    }

    @Test
    void offersTheOtherLanguageAndKeepsTheChoice() {
        signIn(Role.OFFICIAL);
        PageFrame frame = frame();
        _assertNone(frame, Button.class, spec -> spec.withText("日本語"));

        _click(_get(frame, Button.class, spec -> spec.withText("English")));

        assertThat(VaadinSession.getCurrent().getLocale()).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theMenuHasOnlyTheAreasOfTheRole(Role role) {
        signIn(role);
        PageFrame frame = frame();

        List<String> areas = _find(frame, H2.class).stream().map(H2::getText).toList();
        List<String> allowed = switch (role) {
            case OPERATOR, SUPERVISOR -> List.of("コールセンター");
            // answers and briefings are written, or read, by the city on the pages of the call center
            case OFFICIAL, APPROVER -> List.of("コールセンター", "自治体");
            case CONTRACTOR -> List.of("受託者");
            case ADMIN -> List.of("システム管理");
            case AUDITOR -> List.of("コールセンター", "自治体", "受託者", "システム管理");
        };
        assertThat(allowed).containsAll(areas);
        assertThat(_find(frame, RouterLink.class))
                .allSatisfy(link -> assertThat(link.getText()).isNotBlank().doesNotContain("!"));
    }

    private String nameIn(Locale locale) {
        return incidents.requireCurrent().name().in(locale);
    }

    private static String incidentIn(PageFrame frame) {
        return _get(frame, Span.class, spec -> spec.withClasses("m-frame-incident"))
                .getText();
    }

    private static PageFrame frame() {
        UI.getCurrent().removeAll();
        PageFrame frame = Instantiator.get(UI.getCurrent()).getOrCreate(PageFrame.class);
        UI.getCurrent().add(frame);
        return frame;
    }
}
