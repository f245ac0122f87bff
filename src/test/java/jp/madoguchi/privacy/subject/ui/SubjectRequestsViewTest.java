package jp.madoguchi.privacy.subject.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubjectRequestsViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    SubjectRequestService requests;

    private Incident incident;

    @BeforeEach
    void aPerson() {
        incident = KokoIncident.setUp(incidents);
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
    }

    private static void open() {
        UI.getCurrent().navigate("city/subject-requests");
    }

    private static Button last(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theOfficialReceivesARequestDisclosesAndClosesIt() {
        signIn(Role.OFFICIAL);
        open();
        assertThat(Screen.text()).contains("請求はありません");

        _click(last("請求を受け付ける"));
        _setValue(_get(Select.class), SubjectRequest.Kind.DISCLOSURE);
        _setValue(_get(TextField.class), "U000009");
        _setValue(_find(TextArea.class).getFirst(), "運転免許証の写し");
        _setValue(_find(TextArea.class).getLast(), "自分の情報を確かめたい");
        _click(last("請求を受け付ける"));
        assertThat(_get(TextField.class).getErrorMessage()).contains("U000009");
        assertThat(_find(TextArea.class).getLast().getValue()).isEqualTo("自分の情報を確かめたい");
        assertThat(requests.all(incident.id())).isEmpty();

        _setValue(_get(TextField.class), "U000001");
        _click(last("請求を受け付ける"));
        assertThat(Screen.text()).contains("U000001", "開示", "対応中", "運転免許証の写し");
        assertThat(_find(Anchor.class, spec -> spec.withText("PDF"))).hasSize(1);
        assertThat(_find(Anchor.class, spec -> spec.withText("JSON"))).hasSize(1);

        _click(last("対応済みにする"));
        _setValue(_get(TextArea.class), "書面で渡した");
        _click(last("対応済みにする"));
        assertThat(Screen.text()).contains("対応済み", "書面で渡した");
        _assertNone(Button.class, spec -> spec.withText("対応しない"));
    }

    @Test
    void theAuditorAndTheApproverReadAndCanDoNothing() {
        signIn(Role.OFFICIAL);
        requests.receive(
                incident.id(),
                new SubjectRequestService.NewRequest(
                        SubjectRequest.Kind.DISCLOSURE, "U000001", java.time.LocalDate.of(2022, 7, 1), "免許証", "確かめたい"));
        for (Role role : new Role[] {Role.AUDITOR, Role.APPROVER}) {
            signIn(role);
            open();
            assertThat(Screen.text()).contains("U000001", "確かめたい");
            _assertNone(Button.class, spec -> spec.withText("請求を受け付ける"));
            _assertNone(Button.class, spec -> spec.withText("対応済みにする"));
            _assertNone(Anchor.class, spec -> spec.withText("PDF"));
        }
    }
}
