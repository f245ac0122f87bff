package jp.madoguchi.security.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.OneNode;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SessionService;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class SessionsViewTest extends ViewTest {
    @Autowired
    LiveSessions live;

    @Autowired
    SessionService service;

    private final List<MockHttpSession> open = new ArrayList<>();

    @AfterEach
    void endAll() {
        open.forEach(session -> live.sessionDestroyed(new HttpSessionEvent(session)));
    }

    @Test
    void theAdministratorEndsAllSessionsOfAUserWithAReasonThatIsRecorded() {
        MockHttpSession one = session("official", "渡辺 誠");
        MockHttpSession two = session("official", "渡辺 誠");
        MockHttpSession own = session("admin", "加藤 修");
        open(Role.ADMIN);
        assertThat(Screen.text()).contains("渡辺 誠（official）", "担当職員", "ご自身");

        _click(buttons("すべて終了する").getFirst());
        _click(buttons("すべて終了する").getLast());
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("理由を入力してください。");
        assertThat(one.isInvalid()).isFalse();

        _setValue(_get(TextArea.class), "退職のため");
        _click(buttons("すべて終了する").getLast());

        _assertNone(Dialog.class);
        assertThat(one.isInvalid()).isTrue();
        assertThat(two.isInvalid()).isTrue();
        assertThat(own.isInvalid()).isFalse();
        assertThat(Screen.text()).doesNotContain("渡辺 誠（official）");
        assertThat(jdbc.sql("select concat(action, ' ', object, ' ', reason) from audit_event")
                        .query(String.class)
                        .list())
                .containsExactly("security.audit.sessionsEnded official 退職のため");
    }

    @Test
    void sessionsOfOtherNodesStandThereToo() {
        session("official", "渡辺 誠");
        open(Role.ADMIN);
        assertThat(Screen.text()).doesNotContain("サーバー");

        OneNode other = OneNode.of(context, "machine-2");
        MockHttpSession there = other.signIn("approver");
        open(Role.ADMIN);
        assertThat(Screen.text()).contains("渡辺 誠（official）", "approver（approver）", "サーバー", "machine-2");

        service.endAllOf("approver", "退職のため");
        other.look();
        assertThat(there.isInvalid()).isTrue();
        other.sessions().destroy();
    }

    @Test
    void whatIsRefusedEndsNothingAndLeavesNoEntry() {
        MockHttpSession official = session("official", "渡辺 誠");
        session("admin", "加藤 修");
        signIn(Role.ADMIN);

        refused("official", " ", "security.sessions.reasonMissing");
        refused("official", "x".repeat(501), "security.sessions.reasonTooLong");
        refused("official", "4111-1111-1111-1111", "security.sessions.cardNumber");
        refused("admin", "x", "security.sessions.own");
        refused("approver", "x", "security.sessions.gone");

        assertThat(official.isInvalid()).isFalse();
        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theAuditorSeesThemAndEndsNone() {
        session("official", "渡辺 誠");
        open(Role.AUDITOR);

        assertThat(Screen.text()).contains("渡辺 誠（official）");
        assertThat(buttons("すべて終了する")).isEmpty();
    }

    @Test
    void nobodySignedInIsSaidSo() {
        open(Role.ADMIN);

        assertThat(Screen.text()).contains("サインイン中の利用者はいません");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "OFFICIAL", "APPROVER"})
    void nobodyElseEnters(Role role) {
        session("official", "渡辺 誠");
        open(role);

        assertThat(_get(H1.class).getText()).isEqualTo("ページを表示できません");
        assertThat(Screen.text()).doesNotContain("（official）");
    }

    private void refused(String user, String reason, String key) {
        assertThatThrownBy(() -> service.endAllOf(user, reason))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.text().key()).isEqualTo(key));
    }

    private void open(Role role) {
        signIn(role);
        UI.getCurrent().navigate("admin/sessions");
    }

    private static List<Button> buttons(String text) {
        return _find(Button.class, spec -> spec.withText(text));
    }

    private MockHttpSession session(String name, String displayName) {
        Role role = name.equals("admin") ? Role.ADMIN : Role.OFFICIAL;
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(
                        SystemUser.authentication(new PortalUser(name, displayName, "city", Set.of(role)))));
        live.sessionCreated(new HttpSessionEvent(session));
        open.add(session);
        return session;
    }
}
