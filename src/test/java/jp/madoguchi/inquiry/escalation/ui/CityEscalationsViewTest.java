package jp.madoguchi.inquiry.escalation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.inquiry.escalation.LoggedInquiry.MIDORI;
import static jp.madoguchi.inquiry.escalation.LoggedInquiry.NAOKO;
import static jp.madoguchi.inquiry.escalation.ui.DeskEscalationsViewTest.buttons;
import static jp.madoguchi.inquiry.escalation.ui.DeskEscalationsViewTest.notices;
import static jp.madoguchi.inquiry.escalation.ui.DeskEscalationsViewTest.press;
import static jp.madoguchi.inquiry.escalation.ui.DeskEscalationsViewTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.inquiry.escalation.LoggedInquiry;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CityEscalationsViewTest extends ViewTest {
    LoggedInquiry logged;
    long inquiry;

    @BeforeEach
    void setUp() {
        logged = new LoggedInquiry(context);
        inquiry = logged.ofTheCase();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCityReadsQuestionsAboutMaskedPersonsAndOnlyOfficialsAct(Role role) {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        open(role);

        assertThat(Screen.text())
                .contains("再送してよいですか", "QUOカードPay関連", "井＊ ＊＊", "090-****-9136")
                .contains(logged.incident().issuer("A").orElseThrow().name().ja())
                .doesNotContain("井上", "0471", "0415", "yoko_i", "U000001", "ギフトの再送を希望");
        if (role == Role.OFFICIAL) {
            assertThat(buttons()).contains("回答する", "個人情報を表示");
        } else {
            assertThat(buttons()).doesNotContain("回答する", "回答を補足", "個人情報を表示");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseGetsThere(Role role) {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        signIn(role);

        Screen.open("city/escalations");

        _assertNone(CityEscalationsView.class);
        assertThat(Screen.text()).doesNotContain("再送してよいですか");
    }

    @Test
    void anOfficialAnswers() {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        open(Role.OFFICIAL);

        press("回答する");
        press("回答を送る");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("回答を入力してください。");
        _setValue(_get(TextArea.class), "4111 1111 1111 1111 の件");
        press("回答を送る");
        assertThat(_get(TextArea.class).getErrorMessage()).contains("カード番号");
        _setValue(_get(TextArea.class), "再送してください");
        press("回答を送る");

        assertThat(Screen.text()).contains("回答あり", "再送してください");
        assertThat(buttons()).contains("回答を補足");
    }

    @Test
    void anOfficialAsksBack() {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        open(Role.OFFICIAL);

        press("回答する");
        press("確認を求める");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("確認したいことを入力してください。");
        _setValue(_get(TextArea.class), "本人確認は済みましたか");
        press("確認を求める");

        assertThat(Screen.text()).contains("自治体から確認あり", "本人確認は済みましたか");
    }

    @Test
    void whoWasSlowerSeesTheOtherAnswerAndKeepsTheOwnOne() {
        long id = logged.asked(MIDORI, inquiry, "再送してよいですか");
        open(Role.OFFICIAL);
        press("回答する");
        _setValue(_get(TextArea.class), "わたしの回答");
        logged.answered(id, "先の回答");

        press("回答を送る");
        assertThat(text(_get(ReplyDialog.class))).contains("先の回答", "ほかの人が先に書き込みました");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("わたしの回答");
        press("回答を送る");

        assertThat(Screen.text()).contains("先の回答", "わたしの回答");
    }

    @Test
    void personalDataIsShownWithAReasonAndOnlyOnThisPage() {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        signIn(NAOKO);
        UI.getCurrent().navigate("city/escalations");

        press("個人情報を表示");
        press("表示する");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("個人情報を表示する理由を入力してください。");
        assertThat(shown()).isZero();
        _setValue(_get(TextArea.class), "折り返しの確認");
        press("表示する");

        assertThat(Screen.text()).contains("井上 陽子", "090-0471-9136", "yoko_i@example.jp", "090-0415-5955");
        assertThat(shown()).isOne();
        press("回答する");
        assertThat(text(_get(ReplyDialog.class))).contains("yoko_i@example.jp");
        press("やめる");
        press("個人情報を隠す");
        assertThat(Screen.text()).doesNotContain("井上", "yoko_i").contains("井＊ ＊＊");

        press("個人情報を表示");
        _setValue(_get(TextArea.class), "もう一度");
        press("表示する");
        UI.getCurrent().navigate("city");
        UI.getCurrent().navigate("city/escalations");
        assertThat(Screen.text()).doesNotContain("井上", "yoko_i");
        assertThat(shown()).isEqualTo(2);
    }

    @Test
    void whereThereIsNobodyToShowNothingOffersIt() {
        logged.asked(MIDORI, logged.ofNobody(null), "一般的な質問");
        open(Role.OFFICIAL);

        assertThat(buttons()).contains("回答する").doesNotContain("個人情報を表示");
    }

    @Test
    void aQuestionAppearsByItselfAndIsAnnouncedOnWhateverScreen() {
        open(Role.OFFICIAL);
        assertThat(Screen.text()).contains("対応中の照会はありません");

        logged.asked(MIDORI, inquiry, "再送してよいですか");

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return Screen.text().contains("再送してよいですか") && notices().contains("コールセンターから照会がありました");
        });
        assertThat(text(_get(EscalationBell.class))).contains("照会", "1");
    }

    private void open(Role role) {
        signIn(role);
        UI.getCurrent().navigate("city/escalations");
    }

    private int shown() {
        return jdbc.sql("select count(*) from personal_data_reveal")
                .query(Integer.class)
                .single();
    }
}
