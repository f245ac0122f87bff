package jp.madoguchi.inquiry.escalation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.inquiry.escalation.LoggedInquiry.MIDORI;
import static jp.madoguchi.inquiry.escalation.LoggedInquiry.SHO;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.EscalationCounts;
import jp.madoguchi.inquiry.escalation.EscalationState;
import jp.madoguchi.inquiry.escalation.LoggedInquiry;
import jp.madoguchi.inquiry.escalation.Urgency;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class DeskEscalationsViewTest extends ViewTest {
    @Autowired
    DeskEscalationService desk;

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
            names = {"OPERATOR", "SUPERVISOR"})
    void theDeskSeesWhatWasAskedWithStateAndTime(Role role) {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        signIn(role);
        UI.getCurrent().navigate("desk/escalations");

        assertThat(Screen.text())
                .contains("再送してよいですか", "回答待ち", "期限", "井上 陽子", "090-0471-9136", "midori")
                .contains("対応中 1 件（うち回答待ち 1 件）")
                .doesNotContain("期限超過");
        // only who asked takes it back, and there is no answer to pass on yet
        assertThat(buttons()).contains("照会を補足").doesNotContain("照会を取り下げる", "利用者に案内した");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseGetsThere(Role role) {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        signIn(role);

        Screen.open("desk/escalations");

        _assertNone(DeskEscalationsView.class);
        assertThat(Screen.text()).doesNotContain("再送してよいですか", "井上");
    }

    @Test
    void whereNothingIsAskedItSaysHowToAsk() {
        open(MIDORI);

        assertThat(Screen.text()).contains("対応中の照会はありません", "「自治体に照会」を押すと照会できます");
    }

    @Test
    void anOverdueOneStandsOut() {
        logged.overdue(logged.asked(MIDORI, inquiry, "再送してよいですか"));
        open(MIDORI);

        assertThat(_get(EscalationCard.class).getClassNames()).contains("m-escalation--overdue");
        assertThat(Screen.text()).contains("期限超過 1 件");
    }

    @Test
    void theCallerIsToldAndTheQuestionIsDone() {
        logged.answered(logged.asked(MIDORI, inquiry, "再送してよいですか"), "再送してください");
        open(MIDORI);

        press("利用者に案内した");
        assertThat(text(_get(ReplyDialog.class))).contains("再送してください");
        _setValue(_get(TextArea.class), "了解された");
        press("案内済みにする");

        assertThat(Screen.text()).contains("対応中の照会はありません");
        _get(Tabs.class).setSelectedIndex(1);
        assertThat(Screen.text()).contains("案内済み", "案内した日時", "了解された");
        assertThat(buttons()).doesNotContain("利用者に案内した", "さらに照会", "照会を取り下げる");
    }

    @Test
    void aRefusedTimeStandsAtItsFieldAndNothingTypedIsLost() {
        long id = logged.asked(MIDORI, inquiry, "再送してよいですか");
        logged.answered(id, "再送してください");
        open(MIDORI);
        press("利用者に案内した");
        _setValue(_get(TextArea.class), "了解された");
        DateTimePicker when = _get(DateTimePicker.class);
        when.setValue(when.getValue().minusDays(1));

        press("案内済みにする");

        assertThat(when.isInvalid()).isTrue();
        assertThat(when.getErrorMessage()).isEqualTo("案内した日時は、照会より後、今までの間にしてください。");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("了解された");
        assertThat(state(id)).isEqualTo(EscalationState.ANSWERED);
    }

    @Test
    void whatTheCityAddedMeanwhileIsShownBeforeTheCallerIsTold() {
        long id = logged.asked(MIDORI, inquiry, "再送してよいですか");
        logged.answered(id, "再送してください");
        open(MIDORI);
        press("利用者に案内した");
        SystemUser.run(LoggedInquiry.NAOKO, () -> {
            context.getBean(jp.madoguchi.inquiry.escalation.CityEscalationService.class)
                    .answer(id, 2, "理由は後日");
            return null;
        });
        press("案内済みにする");

        assertThat(text(_get(ReplyDialog.class))).contains("ほかの人が先に書き込みました", "理由は後日");
        press("案内済みにする");
        assertThat(state(id)).isEqualTo(EscalationState.TOLD);
    }

    @Test
    void whoAskedTakesItBackWithAReason() {
        long id = logged.asked(MIDORI, inquiry, "再送してよいですか");
        open(MIDORI);

        press("照会を取り下げる");
        press("取り下げる");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("取り下げの理由を入力してください。");
        _setValue(_get(TextArea.class), "手引きにあった");
        press("取り下げる");

        assertThat(state(id)).isEqualTo(EscalationState.WITHDRAWN);
    }

    @Test
    void anAnswerAppearsByItselfAndIsAnnouncedToWhoAskedOnly() {
        long id = logged.asked(MIDORI, inquiry, "再送してよいですか");
        open(MIDORI);
        logged.answered(id, "再送してください");

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return Screen.text().contains("再送してください") && notices().contains("自治体から回答がありました");
        });
        assertThat(text(_get(EscalationBell.class))).contains("自治体から", "1");

        open(SHO);
        assertThat(Screen.text()).contains("再送してください");
        _assertNone(EscalationBell.class);
    }

    @Test
    void theCityIsAskedFromTheInquiryItself() {
        signIn(MIDORI);
        UI.getCurrent()
                .navigate("desk/inquiries", QueryParameters.simple(Map.of("inquiry", InquiryNumber.of(inquiry))));
        press("自治体に照会");
        press("照会する");
        TextArea question = _get(TextArea.class, spec -> spec.withLabel("照会の内容"));
        assertThat(question.getErrorMessage()).isEqualTo("照会の内容を入力してください。");
        assertThat(question.getHelperText()).contains("個人情報は書かないでください");
        _setValue(question, "番号は 4111111111111111 です");
        press("照会する");
        assertThat(question.getErrorMessage()).contains("カード番号");
        assertThat(desk.counts(logged.incident().id())).isEqualTo(new EscalationCounts(0, 0, 0));

        _setValue(question, "再送してよいですか");
        press("照会する");

        _assertNone(AskTheCity.class);
        assertThat(text(_get(Dialog.class))).contains("自治体への照会", "回答待ち", "再送してよいですか");
        assertThat(desk.byInquiry(inquiry)).hasSize(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTimeIsAskedForOnlyWhereItIsToBeNamed() {
        signIn(MIDORI);
        new AskTheCity(desk, inquiry, () -> {}).open();
        _assertNone(DateTimePicker.class);

        _setValue(_get(RadioButtonGroup.class, spec -> spec.withLabel("回答の期限")), Urgency.BY_TIME);
        DateTimePicker by = _get(DateTimePicker.class);
        by.setValue(by.getValue().minusYears(1));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("照会の内容")), "再送してよいですか");
        press("照会する");

        assertThat(by.getErrorMessage()).isEqualTo("期限が過ぎています。今より後の日時にしてください。");
        assertThat(desk.byInquiry(inquiry)).isEmpty();
    }

    @Test
    void theAuditorReadsWhatWasAskedInTheInquiryAndCannotAsk() {
        logged.asked(MIDORI, inquiry, "再送してよいですか");
        signIn(Role.AUDITOR);
        UI.getCurrent()
                .navigate("desk/inquiries", QueryParameters.simple(Map.of("inquiry", InquiryNumber.of(inquiry))));

        assertThat(text(_get(Dialog.class))).contains("再送してよいですか");
        assertThat(buttons()).doesNotContain("自治体に照会");
    }

    @Test
    void leavingAsksFirstWhereSomethingWasTyped() {
        signIn(MIDORI);
        AskTheCity empty = new AskTheCity(desk, inquiry, () -> {});
        empty.open();
        escape(empty);
        assertThat(empty.isOpened()).isFalse();

        AskTheCity typed = new AskTheCity(desk, inquiry, () -> {});
        typed.open();
        _setValue(_get(TextArea.class, spec -> spec.withLabel("照会の内容")), "書きかけ");
        escape(typed);
        assertThat(typed.isOpened()).isTrue();
        _assertOne(ConfirmDialog.class);
        press("やめる");
        ConfirmDialog sure = _find(ConfirmDialog.class).getFirst();
        ComponentUtil.fireEvent(sure, new ConfirmDialog.ConfirmEvent(sure, true));
        assertThat(typed.isOpened()).isFalse();
    }

    private static void escape(Dialog dialog) {
        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));
    }

    private void open(PortalUser user) {
        signIn(user);
        UI.getCurrent().navigate("desk/escalations");
    }

    private EscalationState state(long id) {
        return EscalationState.valueOf(jdbc.sql("select state from escalation where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    static void press(String button) {
        _click(_get(Button.class, spec -> spec.withText(button)));
    }

    static List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
    }

    static String notices() {
        return String.join(
                " ",
                _find(Notification.class).stream()
                        .map(DeskEscalationsViewTest::text)
                        .toList());
    }

    static String text(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }
}
