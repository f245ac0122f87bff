package jp.madoguchi.inquiry.request.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class RequestsViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    Clock clock;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    @Test
    void whereNothingWaitsItSaysSo() {
        signIn(Role.OFFICIAL);
        Screen.open("city/requests");

        assertThat(Screen.text()).contains("窓口からの知らせはありません。", "再送の依頼はありません。");
    }

    @Test
    void theOfficialSettlesWithANote() {
        ask();
        signIn(Role.OFFICIAL);
        Screen.open("city/requests");
        assertThat(Screen.text()).contains("090-****-5955", "U000001", "未対応").doesNotContain("山田", "0415");

        _click(_get(Button.class, spec -> spec.withText("見送る")));
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("見送る理由を入力してください。窓口の画面に出ます。");
        _setValue(_get(TextArea.class), "受け取り済み");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("見送り", "受け取り済み");

        _click(_get(Button.class, spec -> spec.withText("対応を記録")));
        _setValue(_get(TextArea.class), "警察に知らせた");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("対応済み", "警察に知らせた").doesNotContain("未対応");
    }

    @Test
    void theFrameTellsTheOfficialOnEveryScreen() {
        ask();
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue");
        assertThat(_get(Bell.class).getHref()).isEqualTo("city/requests");
        assertThat(_get(Bell.class).getElement().getTextRecursively()).contains("なりすましの疑い", "1");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVER", "AUDITOR"})
    void othersOfTheCityRead(Role role) {
        ask();
        signIn(role);
        Screen.open("city/requests");

        assertThat(Screen.text()).contains("U000001", "未対応");
        _assertNone(Button.class, spec -> spec.withText("再送する"));
        _assertNone(Button.class, spec -> spec.withText("見送る"));
        _assertNone(Button.class, spec -> spec.withText("対応を記録"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        ask();
        signIn(role);
        Screen.open("city/requests");

        _assertNone(RequestsView.class);
        assertThat(Screen.text()).doesNotContain("U000001");
    }

    private void ask() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        log("GIFT", person, false, true);
        log("OTHER", null, true, false);
    }

    private void log(String category, @Nullable Long caseId, boolean impersonation, boolean again) {
        SystemUser.run(
                SystemUser.named("operator", Role.OPERATOR),
                () -> inquiries.log(new NewInquiry(
                        incident.id(),
                        UUID.randomUUID().toString(),
                        null,
                        caseId,
                        incident.category(category).orElseThrow().id(),
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        clock.instant(),
                        clock.instant(),
                        "090-0415-5955",
                        "内容",
                        new Particulars(
                                null, Relation.HOLDER, impersonation, null, null, again, List.of(), null, null))));
    }
}
