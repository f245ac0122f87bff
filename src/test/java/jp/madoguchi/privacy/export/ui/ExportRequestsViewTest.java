package jp.madoguchi.privacy.export.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Set;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.BulkExportService.Standing;
import jp.madoguchi.privacy.export.ExportScope;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExportRequestsViewTest extends ViewTest {
    private static final ExportScope LIST = ExportScope.of("audit.export.inquiries", "everything");
    private static final long MANY = 1_405;

    @Autowired
    BulkExportService exports;

    private void asked() {
        signIn(new PortalUser("lead", "班長", "call-center", Set.of(Role.SUPERVISOR)));
        exports.request(LIST, MANY, new LocalizedText("検索：山田\n列：内容", "Search: 山田"), "議会への報告のため");
    }

    private static void open() {
        UI.getCurrent().navigate("desk/exports");
    }

    private static Button last(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    @Test
    void whoAskedSeesItAndCannotDecide() {
        asked();
        open();
        assertThat(Screen.text()).contains("1,405 件", "議会への報告のため", "承認待ち", "班長", "自治体の承認者が判断します");
        _assertNone(Button.class, spec -> spec.withText("承認する"));
        _assertNone(Button.class, spec -> spec.withText("却下する"));
    }

    @Test
    void somebodyElseAllowsIt() {
        asked();
        signIn(Role.APPROVER);
        open();
        assertThat(Screen.text()).contains("検索：山田", "列：内容");
        _click(last("承認する"));
        assertThat(Screen.text()).contains("承認済み");
        _assertNone(Button.class, spec -> spec.withText("承認する"));
    }

    @Test
    void aColleagueOfTheDeskIsToldWhoDecides() {
        asked();
        signIn(Role.SUPERVISOR);
        open();
        assertThat(Screen.text()).contains("自治体の承認者が判断します");
        _assertNone(Button.class, spec -> spec.withText("承認する"));
    }

    @Test
    void refusingNeedsAReasonAndWhoAskedMayAskAgain() {
        asked();
        signIn(Role.APPROVER);
        open();
        _click(last("却下する"));
        _click(last("却下する"));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _setValue(_get(TextArea.class), "集計で足りる");
        _click(last("却下する"));
        assertThat(Screen.text()).contains("却下", "集計で足りる");

        signIn(new PortalUser("lead", "班長", "call-center", Set.of(Role.SUPERVISOR)));
        assertThat(exports.standing(LIST, MANY)).isEqualTo(Standing.MUST_ASK);
    }

    @Test
    void theAuditorOnlyReads() {
        asked();
        signIn(Role.AUDITOR);
        open();
        assertThat(Screen.text()).contains("議会への報告のため");
        _assertNone(Button.class, spec -> spec.withText("承認する"));
    }

    /** Of two houses: what somebody of one wants, the lead of the other decides. */
    @Test
    void aSupervisorIsToldInTheBarOfWhatOthersWantThatSupervisorsMayDecide() {
        PortalUser lead = new PortalUser("lead", "班長", "call-center", Set.of(Role.SUPERVISOR));
        SystemUser.run(new PortalUser("auditor", "監査", "city", Set.of(Role.AUDITOR)), () -> {
            exports.request(LIST, MANY, new LocalizedText("検索：山田", "Search: 山田"), "監査のため");
            return true;
        });
        signIn(lead);
        open();
        assertThat(bells()).containsExactly("desk/exports 大量出力の承認1");

        asked();
        assertThat(bells()).as("a colleague's wish is the city's").containsExactly("desk/exports 大量出力の承認1");
        signIn(new PortalUser("near", "市の班長", "city", Set.of(Role.SUPERVISOR)));
        open();
        assertThat(bells()).as("of one's own house").isEmpty();
        for (Role role : List.of(Role.OPERATOR, Role.OFFICIAL, Role.APPROVER, Role.AUDITOR)) {
            signIn(role);
            UI.getCurrent().navigate(role == Role.OPERATOR ? "desk" : "city");
            assertThat(bells()).as(role.name()).isEmpty();
        }
    }

    private static List<String> bells() {
        return _find(Bell.class).stream()
                .filter(bell -> bell.isVisible() && bell.getHref().equals("desk/exports"))
                .map(bell -> bell.getHref() + " " + bell.getElement().getTextRecursively())
                .toList();
    }

    @Test
    void withoutRequestsTheScreenSaysSo() {
        signIn(Role.SUPERVISOR);
        open();
        assertThat(Screen.text()).contains("依頼はありません");
    }
}
