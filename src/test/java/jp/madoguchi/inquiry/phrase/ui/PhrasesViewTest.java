package jp.madoguchi.inquiry.phrase.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.phrase.PhraseService;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class PhrasesViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    PhraseService phrases;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    @Test
    void aSupervisorAddsChangesAndRemoves() {
        signIn(Role.SUPERVISOR);
        Screen.open("desk/phrases");
        assertThat(Screen.text()).contains("定型文はまだありません。");

        press("保存");
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("名前を入力してください。");
        _setValue(_get(TextField.class), "再送");
        _setValue(_get(TextArea.class), "再送を手配。");
        press("保存");
        assertThat(Screen.text()).contains("::再送", "再送を手配。", "supervisor");
        assertThat(_get(TextField.class).getValue()).isEmpty();

        press("直す");
        TextArea changed = _find(TextArea.class).getLast();
        assertThat(changed.getValue()).isEqualTo("再送を手配。");
        _setValue(changed, "再送を依頼。");
        _click(_find(Button.class, spec -> spec.withText("保存")).getLast());
        assertThat(Screen.text()).contains("再送を依頼。").doesNotContain("再送を手配。");

        press("削除");
        _fireConfirm(_get(ConfirmDialog.class));
        assertThat(phrases.all(incident.id())).isEmpty();
        assertThat(Screen.text()).contains("定型文はまだありません。");
    }

    @Test
    void whatIsBeingTypedStaysWhileAnotherChangesThePhrase() {
        add("再送", "再送を手配。");
        signIn(Role.SUPERVISOR);
        Screen.open("desk/phrases");
        press("直す");
        _setValue(_find(TextArea.class).getLast(), "自分の文。");
        phrases.change(incident.id(), phrases.all(incident.id()).getFirst(), "再送", "ほかの人の文。");

        _click(_find(Button.class, spec -> spec.withText("保存")).getLast());

        assertThat(_find(TextArea.class).getLast().getValue()).isEqualTo("自分の文。");
        assertThat(phrases.all(incident.id()).getFirst().text()).isEqualTo("ほかの人の文。");
        press("やめる");
        assertThat(Screen.text()).contains("ほかの人の文。");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "AUDITOR"})
    void othersRead(Role role) {
        add("再送", "再送を手配。");
        signIn(role);
        Screen.open("desk/phrases");

        assertThat(Screen.text()).contains("::再送", "再送を手配。");
        _assertNone(TextArea.class);
        _assertNone(Button.class, spec -> spec.withText("直す"));
        _assertNone(Button.class, spec -> spec.withText("削除"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACTOR", "OFFICIAL", "APPROVER", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        add("再送", "再送を手配。");
        signIn(role);
        Screen.open("desk/phrases");

        _assertNone(PhrasesView.class);
        assertThat(Screen.text()).doesNotContain("再送を手配。");
    }

    private static void press(String text) {
        _click(_find(Button.class, spec -> spec.withText(text)).getFirst());
    }

    private void add(String name, String text) {
        SystemUser.run(SystemUser.named("supervisor", Role.SUPERVISOR), () -> {
            phrases.add(incident.id(), name, text);
            return true;
        });
    }
}
