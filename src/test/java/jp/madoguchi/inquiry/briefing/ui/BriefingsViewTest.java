package jp.madoguchi.inquiry.briefing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.inquiry.briefing.NewBriefing;
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

class BriefingsViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    BriefingService briefings;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPERVISOR", "OFFICIAL"})
    void whoLeadsWritesAndWithdraws(Role role) {
        signIn(role);
        Screen.open("desk/briefings");
        assertThat(Screen.text()).contains("連絡事項はまだありません。");

        _click(_get(Button.class, spec -> spec.withText("全員に知らせる")));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("内容を入力してください。");
        _setValue(_get(TextArea.class), "本日、再送を始めます。");
        _click(_get(Button.class, spec -> spec.withText("全員に知らせる")));
        assertThat(_get(TextArea.class).getValue()).isEmpty();
        assertThat(Screen.text()).contains("本日、再送を始めます。", "有効", "読んだ人：0 人");

        _click(_get(Button.class, spec -> spec.withText("取り消す")));
        assertThat(Screen.text()).contains("取り消し");
        _assertNone(Button.class, spec -> spec.withText("取り消す"));
    }

    @Test
    void anOperatorConfirmsAboveTheDeskAndItIsGone() {
        publish("本日、再送を始めます。");
        signIn(Role.OPERATOR);
        Screen.open("desk");
        assertThat(Screen.text()).contains("本日、再送を始めます。", "重要");

        _click(_get(Button.class, spec -> spec.withText("読んだ")));

        assertThat(Screen.text()).doesNotContain("本日、再送を始めます。");
        Screen.open("desk/briefings");
        assertThat(Screen.text()).contains("本日、再送を始めます。", "読んだ人：1 人");
        _assertNone(TextArea.class);
        _assertNone(Button.class, spec -> spec.withText("取り消す"));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVER", "AUDITOR"})
    void othersRead(Role role) {
        publish("本日、再送を始めます。");
        signIn(role);
        Screen.open("desk/briefings");

        assertThat(Screen.text()).contains("本日、再送を始めます。");
        _assertNone(TextArea.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACTOR", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        publish("本日、再送を始めます。");
        signIn(role);
        Screen.open("desk/briefings");

        _assertNone(BriefingsView.class);
        assertThat(Screen.text()).doesNotContain("再送を始めます");
    }

    private void publish(String text) {
        SystemUser.run(SystemUser.named("supervisor", Role.SUPERVISOR), () -> {
            briefings.publish(incident.id(), new NewBriefing(text, true, null, null));
            return true;
        });
    }
}
