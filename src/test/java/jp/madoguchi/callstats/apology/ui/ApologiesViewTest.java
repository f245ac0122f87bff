package jp.madoguchi.callstats.apology.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.ShortcutsKt.fireShortcut;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryListService;
import jp.madoguchi.inquiry.InquirySort;
import jp.madoguchi.inquiry.callback.ui.AttemptDialog;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ApologiesViewTest extends ViewTest {
    private static final LocalDate DAY = LocalDate.of(2022, 8, 2);
    private static final String HANAKO = "080-0519-2873";
    private static final String TARO = "090-0415-5955";

    @Autowired
    IncidentService incidents;

    @Autowired
    CallRecordService records;

    @Autowired
    ApologyService apologies;

    @Autowired
    InquiryListService inquiries;

    @Autowired
    Clock clock;

    Incident incident;
    int sent;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "AUDITOR"})
    void anEmptyListSaysHowItFills(Role role) {
        open(role);

        assertThat(Screen.text()).contains("これから電話する方 0 人", "電話する方はいません。", "ここに並びます");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR"})
    void whoeverCallsSeesTheNumberTheCallsAndWhoItMayBe(Role role) {
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "09004155955", 1);
        busy("10:00:00", TARO);
        busy("10:05:00", TARO);
        busy("10:06:00", HANAKO);
        busy("10:07:00", null);
        open(role);

        assertThat(Screen.text())
                .contains("これから電話する方 2 人", TARO, "2 回（8月2日 10:00 から 8月2日 10:05）", "山田 花子", "U000001")
                .contains(HANAKO, "1 回（8月2日 10:06）", "登録なし")
                .contains("ほかに非通知の話中が 1 件ありました");
        assertThat(_find(Button.class, spec -> spec.withText("電話する"))).hasSize(2);
        assertThat(_get(
                                Bell.class,
                                spec -> spec.withPredicate(
                                        bell -> bell.getHref().equals("desk/apologies")))
                        .getElement()
                        .getTextRecursively())
                .contains("お詫びの電話", "2");
    }

    @Test
    void whatIsOverdueStandsOut() {
        busy("10:00:00", TARO);
        jdbc.sql("update apology set due_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(600)))
                .update();
        open(Role.OPERATOR);

        assertThat(Screen.text()).contains("期限切れ 1 人", "期限切れ");
    }

    @Test
    void callingOpensTheEntryAndWhatIsSavedThereTakesTheCallerOffTheList() {
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "09004155955", 1);
        busy("10:00:00", TARO);
        open(Role.OPERATOR);
        _click(_get(Button.class, spec -> spec.withText("電話する")));

        assertThat(apologies.waiting(incident.id()).getFirst().person()).isEqualTo("operator");
        assertThat(Screen.text()).contains("話中だった方へのお詫びの電話", "お詫びして、ご用件を伺ってください。", "山田 花子");
        assertThat(_get(TextField.class, spec -> spec.withLabel("電話番号")).getValue())
                .isEqualTo(TARO);
        fireShortcut(Key.of("Digit2"), KeyModifier.ALT);
        fireShortcut(Key.of("KeyZ"), KeyModifier.ALT);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("内容")), "メールが届かないとのこと");
        fireShortcut(Key.ENTER, KeyModifier.CONTROL);

        InquiryLine logged = inquiries
                .page(InquiryFilter.all(incident.id()), InquirySort.LATEST_FIRST, 0, 10)
                .getFirst()
                .inquiry();
        assertThat(Screen.text()).contains("電話の結果を「つながった」にしました。");
        Screen.open("desk/apologies");
        assertThat(Screen.text()).contains("これから電話する方 0 人", "済んだ方", "つながった", logged.number());
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.of("inquiry", logged.number()));
        assertThat(dialogText()).contains("こちらからの電話", "話中だった方へのお詫びの電話");
    }

    @Test
    void whoWasAnsweredMeanwhileIsSaidSoAndNothingTypedIsLost() {
        busy("10:00:00", TARO);
        open(Role.OPERATOR);
        fireShortcut(Key.F2);
        Instant at = Calls.at(DAY, "15:00:00");
        SystemUser.run(
                SystemUser.named("test", Role.SUPERVISOR),
                () -> records.receive(
                        incident.id(),
                        List.of(new CallRecord(
                                "A1", at, at.plusSeconds(5), at.plusSeconds(90), "0120", TARO, "op05"))));
        fireShortcut(Key.of("Digit2"), KeyModifier.ALT);
        fireShortcut(Key.of("KeyZ"), KeyModifier.ALT);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("内容")), "すでに話したとのこと");
        fireShortcut(Key.ENTER, KeyModifier.CONTROL);

        assertThat(Screen.text()).contains("この方には、すでに別の電話で応答していました。問い合わせは保存しています。");
        assertThat(inquiries.count(InquiryFilter.all(incident.id()))).isOne();
    }

    @Test
    void oneKeyCallsTheNextOne() {
        busy("10:00:00", TARO);
        busy("10:01:00", HANAKO);
        signIn(Role.OPERATOR);
        apologies.notReached(
                incident.id(),
                apologies.waiting(incident.id()).getFirst().id(),
                Calls.at(Tokyo.today(clock).plusDays(1), "10:00:00"),
                "");
        Screen.open("desk/apologies");
        fireShortcut(Key.F2);

        assertThat(_get(TextField.class, spec -> spec.withLabel("電話番号")).getValue())
                .isEqualTo(HANAKO);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoIsNotReachedIsNotedFromTheEntryAndStays() {
        busy("10:00:00", TARO);
        open(Role.OPERATOR);
        fireShortcut(Key.F2);
        _click(_get(Button.class, spec -> spec.withText("つながらなかった")));

        RadioButtonGroup<AttemptDialog.Result> result = _get(RadioButtonGroup.class, spec -> spec.withLabel("結果"));
        assertThat(result.getValue()).isEqualTo(AttemptDialog.Result.NOT_REACHED);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("メモ")), "留守番電話");
        _click(_get(Button.class, spec -> spec.withText("保存")));

        _assertNone(AttemptDialog.class);
        assertThat(Screen.text()).contains("これから電話する方 1 人", "operator つながらなかった", "留守番電話");
        assertThat(jdbc.sql("select count(*) from inquiry_draft")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @SuppressWarnings("unchecked")
    void givingUpAsksWhy() {
        busy("10:00:00", TARO);
        open(Role.SUPERVISOR);
        _click(_get(Button.class, spec -> spec.withText("結果を記録")));
        _setValue(
                (RadioButtonGroup<AttemptDialog.Result>) _get(RadioButtonGroup.class, spec -> spec.withLabel("結果")),
                AttemptDialog.Result.GIVEN_UP);
        TextArea note = _get(TextArea.class, spec -> spec.withLabel("メモ"));
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(note.getErrorMessage()).isEqualTo("取りやめる理由をメモに入力してください。");

        _setValue(note, "使われていない番号");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("済んだ方", "取りやめ", "使われていない番号");
    }

    @Test
    void takingAndGivingBackAndTheSecondIsTold() {
        busy("10:00:00", TARO);
        open(Role.OPERATOR);
        long id = apologies.waiting(incident.id()).getFirst().id();
        Button take = _get(Button.class, spec -> spec.withText("引き受ける"));
        SystemUser.run(SystemUser.named("operator2", Role.OPERATOR), () -> {
            apologies.take(incident.id(), id);
            return true;
        });
        _click(take);
        assertThat(dialogText()).contains("ほかの人（operator2）が引き受けています。");
        assertThat(Screen.text()).contains("これから電話する方 1 人").doesNotContain(TARO);

        SignedIn.as(SystemUser.named("operator2", Role.OPERATOR));
        signIn(SystemUser.named("operator2", Role.OPERATOR));
        Screen.open("desk/apologies");
        _click(_get(Button.class, spec -> spec.withText("戻す")));
        _assertOne(Button.class, spec -> spec.withText("引き受ける"));
    }

    @Test
    void theAuditorReadsMaskedAndDoesNothing() {
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "09004155955", 1);
        busy("10:00:00", TARO);
        open(Role.AUDITOR);

        assertThat(Screen.text()).contains("090-****-5955", "山＊ ＊＊").doesNotContain("0415", "花子");
        _assertNone(Button.class, spec -> spec.withText("電話する"));
        _assertNone(Button.class, spec -> spec.withText("次の方に電話する"));
        fireShortcut(Key.F2);
        assertThat(Screen.text()).contains("話中だった方へのお詫びの電話");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACTOR", "OFFICIAL", "APPROVER", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        busy("10:00:00", TARO);
        open(role);

        _assertNone(ApologiesView.class);
        assertThat(Screen.text()).doesNotContain("5955");
    }

    private void open(Role role) {
        signIn(role);
        Screen.open("desk/apologies");
    }

    /** What stands over the page: dialogs and notices. */
    private static String dialogText() {
        return _find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .collect(Collectors.joining(" "));
    }

    private void busy(String time, @Nullable String caller) {
        Instant at = Calls.at(DAY, time);
        CallRecord record = new CallRecord("C" + sent++, at, null, at.plusSeconds(8), "0120", caller, null);
        SystemUser.run(
                SystemUser.named("test", Role.SUPERVISOR), () -> records.receive(incident.id(), List.of(record)));
    }
}
