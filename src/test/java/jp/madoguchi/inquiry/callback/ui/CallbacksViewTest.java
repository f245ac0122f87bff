package jp.madoguchi.inquiry.callback.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
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
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.platform.time.Tokyo;
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

class CallbacksViewTest extends ViewTest {
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
    void anEmptyQueueSaysHowItFills() {
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");

        assertThat(Screen.text()).contains("折り返し待ち 0 件", "折り返し待ちはありません。");
    }

    @Test
    void anOperatorSeesTheOwnAndAnybodysAndAllOnDemand() {
        promise("090-0000-0001", null);
        promise("090-0000-0002", "operator");
        promise("090-0000-0003", "operator2");
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");

        assertThat(Screen.text())
                .contains("折り返し待ち 3 件", "090-0000-0001", "090-0000-0002")
                .doesNotContain("090-0000-0003");
        _setValue(whose(), CallbacksView.Whose.ALL);
        assertThat(Screen.text()).contains("090-0000-0003");
    }

    @Test
    void whatIsOverdueStandsOut() {
        promise("090-0000-0001", null);
        jdbc.sql("update callback set due_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(600)))
                .update();
        signIn(Role.SUPERVISOR);
        Screen.open("desk/callbacks");

        assertThat(Screen.text()).contains("期限切れ 1 件", "期限切れ");
    }

    @Test
    @SuppressWarnings("unchecked")
    void anAttemptIsNotedAndTheReasonForGivingUpIsAskedFor() {
        promise("090-0000-0001", null);
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");
        _click(_get(Button.class, spec -> spec.withText("電話した")));
        RadioButtonGroup<AttemptDialog.Result> result = _get(RadioButtonGroup.class, spec -> spec.withLabel("結果"));
        TextArea note = _get(TextArea.class, spec -> spec.withLabel("メモ"));

        _setValue(result, AttemptDialog.Result.GIVEN_UP);
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(note.getErrorMessage()).isEqualTo("取りやめる理由をメモに入力してください。");

        _setValue(result, AttemptDialog.Result.NOT_REACHED);
        DateTimePicker again = _get(DateTimePicker.class, spec -> spec.withLabel("次に電話する期限"));
        _setValue(again, Tokyo.local(clock.instant()).minusDays(1));
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(again.getErrorMessage()).isEqualTo("折り返しの期限は、今より後にしてください。");

        _setValue(result, AttemptDialog.Result.REACHED);
        _setValue(note, "伝えた");
        _click(_get(Button.class, spec -> spec.withText("保存")));

        _assertNone(AttemptDialog.class);
        Screen.open("desk/callbacks");
        assertThat(Screen.text()).contains("折り返し待ち 0 件", "済んだ折り返し", "つながった", "伝えた");
    }

    @Test
    @SuppressWarnings("unchecked")
    void takingItOverAndGivingItToSomebody() {
        promise("090-0000-0001", null);
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");
        _click(_get(Button.class, spec -> spec.withText("引き受ける")));
        Screen.open("desk/callbacks");
        _assertNone(Button.class, spec -> spec.withText("引き受ける"));
        _assertNone(Select.class);

        signIn(Role.SUPERVISOR);
        Screen.open("desk/callbacks");
        Select<String> person = _get(Select.class);
        assertThat(person.getValue()).isEqualTo("operator");
        _setValue(person, "supervisor");
        Screen.open("desk/callbacks");
        assertThat(_get(Select.class).getValue()).isEqualTo("supervisor");
    }

    @Test
    void callingNowOpensTheEntryWithThePersonAndTheQuestionAndSavingKeepsThePromise() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "09000000001", 1);
        promise("090-0000-0001", null);
        jdbc.sql("update callback set case_id = ?").param(person).update();
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");
        _click(_get(Button.class, spec -> spec.withText("電話する")));

        assertThat(Screen.text()).contains("約束した折り返し", "折り返しを希望", "山田 花子");
        fireShortcut(Key.of("Digit2"), KeyModifier.ALT);
        fireShortcut(Key.of("KeyZ"), KeyModifier.ALT);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("内容")), "解決した");
        fireShortcut(Key.ENTER, KeyModifier.CONTROL);
        fireShortcut(Key.ENTER, KeyModifier.CONTROL);

        List<Long> ids =
                jdbc.sql("select id from inquiry order by id").query(Long.class).list();
        assertThat(ids).hasSize(2);
        String asked = InquiryNumber.of(ids.getFirst());
        String kept = InquiryNumber.of(ids.getLast());
        assertThat(Screen.text()).contains("電話の結果を「つながった」にしました。");
        _setValue(_get(TextField.class, spec -> spec.withLabel("電話番号")), "090-0000-0001");
        assertThat(Screen.text()).contains(asked + " への折り返し", "に折り返しました。", kept);
        Screen.open("desk/callbacks");
        assertThat(Screen.text()).contains("折り返し待ち 0 件", "つながった", kept);
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.of("inquiry", kept));
        assertThat(overThePage()).contains("こちらからの電話", "約束した折り返し", asked);
        Screen.open("desk/callbacks");
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.of("inquiry", asked));
        assertThat(overThePage()).contains("に折り返しました。", kept);
    }

    @Test
    void theAddressForgetsWhoWasNotReachedSoThatAReloadAsksNothing() {
        signIn(Role.OPERATOR);
        UI.getCurrent().navigate("desk/callbacks", QueryParameters.of("notReached", "4711"));

        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .map(pending -> pending.getInvocation().getParameters())
                .anySatisfy(parameters -> assertThat(parameters).contains("desk/callbacks"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void nobodyReachedFromTheEntryIsNotedHere() {
        promise("090-0000-0001", null);
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");
        _click(_get(Button.class, spec -> spec.withText("電話する")));
        _click(_get(Button.class, spec -> spec.withText("つながらなかった")));

        RadioButtonGroup<AttemptDialog.Result> result = _get(RadioButtonGroup.class, spec -> spec.withLabel("結果"));
        assertThat(result.getValue()).isEqualTo(AttemptDialog.Result.NOT_REACHED);
        assertThat(jdbc.sql("select count(*) from inquiry_draft")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverIsTooLateToCallIsTold() {
        promise("090-0000-0001", null);
        signIn(Role.OPERATOR);
        Screen.open("desk/callbacks");
        jdbc.sql("update callback set person = 'operator2'").update();
        _click(_get(Button.class, spec -> spec.withText("電話する")));

        assertThat(overThePage()).contains("ほかの人（operator2）が引き受けています。");
        assertThat(_get(CallbacksView.class).isAttached()).isTrue();
    }

    private static String overThePage() {
        return _find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void theAuditorReadsMaskedAndDoesNothing() {
        promise("090-1234-5678", null);
        signIn(Role.AUDITOR);
        Screen.open("desk/callbacks");

        assertThat(Screen.text()).contains("090-****-5678").doesNotContain("090-1234-5678");
        _assertNone(Button.class, spec -> spec.withText("電話した"));
        _assertNone(Button.class, spec -> spec.withText("電話する"));
        _assertNone(Button.class, spec -> spec.withText("引き受ける"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACTOR", "OFFICIAL", "APPROVER", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        promise("090-1234-5678", null);
        signIn(role);
        Screen.open("desk/callbacks");

        _assertNone(CallbacksView.class);
        assertThat(Screen.text()).doesNotContain("5678");
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<CallbacksView.Whose> whose() {
        return _get(RadioButtonGroup.class, spec -> spec.withLabel("表示"));
    }

    private void promise(String phone, @Nullable String person) {
        SystemUser.run(
                SystemUser.named("operator", Role.OPERATOR),
                () -> inquiries.log(new NewInquiry(
                        incident.id(),
                        UUID.randomUUID().toString(),
                        null,
                        null,
                        incident.category("GIFT").orElseThrow().id(),
                        Outcome.CALLBACK,
                        Channel.PHONE,
                        clock.instant(),
                        clock.instant(),
                        phone,
                        "折り返しを希望",
                        new Particulars(
                                null,
                                Relation.HOLDER,
                                false,
                                null,
                                null,
                                false,
                                List.of(),
                                null,
                                new CallbackPromise(null, person)))));
    }
}
