package jp.madoguchi.inquiry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.ShortcutsKt.fireShortcut;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.CardStatement;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.FraudDetails;
import jp.madoguchi.inquiry.InquiryDetail;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.InquiryFilter;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryListService;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquirySort;
import jp.madoguchi.inquiry.ListedInquiry;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.inquiry.UnsentText;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.escalation.ui.AskTheCity;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.inquiry.script.ScriptText;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SealedRows;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DeskViewTest extends ViewTest {
    @Autowired
    private FieldCipher cipher;

    @Autowired
    DraftService drafts;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    InquiryListService list;

    @Autowired
    CallbackService callbacks;

    @Autowired
    ScriptService scripts;

    @Autowired
    DeskPresence presence;

    @Autowired
    Clock clock;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    /** The number of a colleague's call is seen by who takes it over. */
    @Test
    void numbersOfColleaguesCallsAreMasked() {
        callRuns("C-1", "090-0415-5955");
        callRuns("C-2", "080-1111-2222", "op02");
        callRuns("C-3", "070-3333-4444", null);
        open(Role.OPERATOR);

        assertThat(Screen.text())
                .contains("090-0415-5955", "080-****-2222", "070-3333-4444")
                .doesNotContain("080-1111-2222");
        Button colleagues = _find(Button.class, spec -> spec.withClasses("m-call")).stream()
                .filter(call -> call.getElement().getTextRecursively().contains("080-****-2222"))
                .findFirst()
                .orElseThrow();
        _click(colleagues);
        assertThat(Screen.text()).contains("080-1111-2222");
    }

    @Test
    void theMostFrequentCallIsLoggedInFourKeysBesidesTheText() {
        callRuns("C-1", "090-0415-5955");
        open(Role.OPERATOR);

        fireShortcut(Key.F2);
        fireShortcut(Key.of("Digit2"), Key.ALT);
        fireShortcut(Key.of("KeyZ"), Key.ALT);
        _setValue(summary(), "メールが届かない");
        fireShortcut(Key.ENTER, Key.CONTROL);

        InquiryLine saved = only();
        assertThat(saved.callId()).isEqualTo("C-1");
        assertThat(saved.caller()).isEqualTo("090-0415-5955");
        assertThat(incident.category(saved.categoryId()).map(Category::code)).contains("GIFT");
        assertThat(saved.outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(saved.channel()).isEqualTo(Channel.PHONE);
        assertThat(saved.operator()).isEqualTo("operator");
        assertThat(text(_get(Div.class, spec -> spec.withClasses("m-saved"))))
                .contains(saved.number())
                .contains("QUOカードPay関連・解決");
        blank();
    }

    @Test
    void aTopicIsChosenByTheLetterOfItsCategory() {
        open(Role.OPERATOR);
        press("q");
        assertThat(pressed()).containsExactly("電話");

        press("1");
        press("q");
        assertThat(pressed()).contains("不正利用", "身に覚えのない請求");
        press("3");
        assertThat(pressed()).contains("カード再発行").doesNotContain("身に覚えのない請求");
    }

    @Test
    void whoSavesAtOnceMeansTheTextThatTheTopicBeginsWith() {
        open(Role.OPERATOR);
        fireShortcut(Key.of("Digit2"), Key.ALT);
        fireShortcut(Key.of("KeyQ"), Key.ALT);
        fireShortcut(Key.of("KeyZ"), Key.ALT);
        fireShortcut(Key.ENTER, Key.CONTROL);

        assertThat(only().summary()).isEqualTo("QUOカードPayのメールが届いていない。");
        press("2");
        press("z");
        _click(save());
        assertThat(summary().getErrorMessage()).isEqualTo("内容を入力してください。");
    }

    @Test
    void fraudIsAskedForInItsOwnFieldsAndAnAmountAsPeopleWriteIt() {
        open(Role.OPERATOR);
        press("1");
        press("z");
        _setValue(summary(), "身に覚えのない請求");
        _setValue(_get(TextField.class, spec -> spec.withLabel("被害額")), "いくらか");
        _click(save());
        assertThat(logged()).isEmpty();
        assertThat(_get(TextField.class, spec -> spec.withLabel("被害額")).getErrorMessage())
                .isEqualTo("被害額は数字で入力してください。例：12000");

        _setValue(_get(TextField.class, spec -> spec.withLabel("被害額")), "１２，８００円");
        fireShortcut(Key.KEY_I, Key.ALT);
        _click(save());

        Particulars saved = inquiries.detail(only().id()).orElseThrow().particulars();
        assertThat(saved.fraud()).isEqualTo(new FraudDetails(12_800L, null, null, null));
        assertThat(saved.impersonation()).isTrue();
    }

    @Test
    void whatTheHolderSaysIsNotedForEachCard() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 2);
        open(Role.OPERATOR);
        press("3");
        assertThat(Screen.text()).contains("利用者ケースを選ぶと、カードごとに記録できます。");
        _setValue(caller(), "090-0415-5955");
        Select<ReissueStatement> second = _get(
                Select.class,
                spec -> spec.withPredicate(select -> ((Select<?>) select)
                        .getAriaLabel()
                        .filter("U0000011 の再発行"::equals)
                        .isPresent()));
        _setValue(second, ReissueStatement.ASKED);
        press("z");
        _setValue(summary(), "申込済み");
        _click(save());

        assertThat(inquiries.detail(only().id()).orElseThrow().particulars().cards())
                .extracting(CardStatement::statement)
                .containsExactly(ReissueStatement.ASKED);
    }

    @Test
    void anotherQuestionOfTheSameCallerGoesOnWithCallPersonAndRelation() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        callRuns("C-1", "090-0415-5955");
        open(Role.OPERATOR);
        fireShortcut(Key.F2);
        press("2");
        press("z");
        _setValue(summary(), "届かない");
        fireShortcut(Key.ENTER, Key.CONTROL, Key.SHIFT);

        assertThat(caller().getValue()).isEqualTo("090-0415-5955");
        assertThat(summary().getValue()).isEmpty();
        press("3");
        press("z");
        _setValue(summary(), "再発行は");
        _click(save());

        assertThat(logged()).extracting(InquiryLine::callId).containsOnly("C-1");
        List<InquiryDetail> both = logged().stream()
                .map(line -> inquiries.detail(line.id()).orElseThrow())
                .toList();
        assertThat(both).hasSize(2).doesNotContainNull();
        assertThat(both).extracting(InquiryDetail::caseId).doesNotContainNull();
        assertThat(both.stream().map(one -> one.particulars().contactKey()).distinct())
                .hasSize(1);
        blank();
    }

    @Test
    void theAnswerToTheQuestionStandsBesideItAndWhichOneWasUsedIsKept() {
        SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> {
            scripts.add(
                    incident.id(),
                    new ScriptText(
                            incident.category("FRAUD").orElseThrow().id(),
                            null,
                            "身に覚えがない",
                            "裏面の窓口へ",
                            "金額を聞く",
                            LocalDate.of(2022, 1, 1),
                            null));
            return true;
        });
        open(Role.OPERATOR);
        assertThat(Screen.text()).contains("区分と用件を選ぶと、回答が出ます。").doesNotContain("裏面の窓口へ");
        press("1");
        assertThat(Screen.text()).contains("身に覚えがない", "裏面の窓口へ", "金額を聞く");

        fireShortcut(Key.F9);
        press("z");
        _setValue(summary(), "請求");
        _click(save());

        Particulars saved = inquiries.detail(only().id()).orElseThrow().particulars();
        assertThat(saved.answerId()).isNotNull();
        assertThat(scripts.versions(
                        incident.id(),
                        scripts.search(incident.id(), "").getFirst().scriptId()))
                .extracting(AnswerScript::used)
                .containsExactly(1);
    }

    @Test
    void theOutcomeThatPromisesACallAsksUntilWhenAndKeepsIt() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        open(Role.OPERATOR);
        _assertNone(DateTimePicker.class);
        press("2");
        press("x");
        DateTimePicker due = _get(DateTimePicker.class, spec -> spec.withLabel("折り返しの期限"));
        assertThat(due.getValue()).isNotNull();
        _setValue(summary(), "折り返しを希望");
        _click(save());
        assertThat(caller().getErrorMessage()).isEqualTo("折り返す先が分かりません。電話番号を入れるか、利用者ケースを選んでください。");

        _setValue(caller(), "090-0415-5955");
        LocalDateTime night = Tokyo.today(clock).plusDays(1).atTime(23, 0);
        _setValue(due, night);
        _click(save());
        assertThat(due.getErrorMessage()).isEqualTo("この時刻は受付時間外です。受付時間の中の時刻にしてください。");
        _setValue(due, night.withHour(10));
        _click(save());

        assertThat(only().outcome()).isEqualTo(Outcome.CALLBACK);
        _assertNone(DateTimePicker.class);
        _setValue(caller(), "090-0415-5955");
        assertThat(text(_get(StoryPanel.class))).contains("折り返しを", "手の空いた人");
    }

    @Test
    void whoHasTheSamePersonOnTheDeskIsSeen() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        long id = jdbc.sql("select id from case_file").query(Long.class).single();
        Object otherWindow = new Object();
        presence.show(otherWindow, "operator2", id);
        open(Role.OPERATOR);
        assertThat(presence.atDesks()).contains("operator", "operator2");

        _setValue(caller(), "090-0415-5955");
        assertThat(text(_get(StoryPanel.class))).contains("operator2 さんも、この利用者ケースを開いています。");
        assertThat(presence.othersAt(id, "operator2")).containsExactly("operator");

        presence.leave(otherWindow);
        _get(InquiryEntry.class).showOthers();
        assertThat(text(_get(StoryPanel.class))).doesNotContain("operator2");
        Screen.open("desk/scripts");
        assertThat(presence.atDesks()).doesNotContain("operator", "operator2");
    }

    @Test
    void allKeysStandOnASheet() {
        open(Role.OPERATOR);
        press("?");
        assertThat(text(_get(ShortcutSheet.class))).contains("Ctrl + Enter", "保存して次へ", "用件を選ぶ");
        _get(ShortcutSheet.class).close();
        _assertNone(ShortcutSheet.class);
        fireShortcut(Key.F1);
        _assertOne(ShortcutSheet.class);
    }

    @Test
    void whatIsHandedOnToTheCityCanBeAskedRightAway() {
        open(Role.OPERATOR);
        press("9");
        press("c");
        _setValue(summary(), "県に聞く");
        _click(save());

        _click(_get(Button.class, spec -> spec.withText("県に照会")));
        _assertOne(AskTheCity.class);
    }

    @Test
    void whetherAMailIsOursAndWhereTheGiftStandsIsSaidWithoutItsCode() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        signIn(Role.OPERATOR);
        OutreachRows rows = new OutreachRows(jdbc, incidents.requireCurrent(), clock.instant());
        long person = jdbc.sql("select id from case_file where case_number = 'U000001'")
                .query(Long.class)
                .single();
        long wave = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long delivery = rows.delivery(wave, person, "EMAIL", "DELIVERED", rows.cards(person));
        rows.gift(rows.cards(person).getFirst(), "RECEIVED");
        jdbc.sql(
                        "insert into survey_answer (delivery_id, card_id, statement, answered_at) values (?, ?, 'REISSUED', ?)")
                .params(delivery, rows.cards(person).getFirst(), Tokyo.toColumn(clock.instant()))
                .update();
        open(Role.OPERATOR);
        _setValue(caller(), "090-0415-5955");

        assertThat(text(_get(StoryPanel.class)))
                .contains("この方への配信（1）", "メール", "到達", "差出人", "ギフト 500 円：受取済み", "利用者のページでの回答")
                .doesNotContain("!inquiry");
    }

    @Test
    void toWhomNothingWasWrittenTheDeskCanSaySo() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        open(Role.OPERATOR);
        _setValue(caller(), "090-0415-5955");
        assertThat(text(_get(StoryPanel.class))).contains("この方へはまだ何も配信していません");
    }

    @Test
    void whatHasHappenedWithThePersonStandsBesideTheInquiry() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        signIn(Role.OPERATOR);
        inquiries.log(earlier("090-0415-5955", "先週の電話"));
        open(Role.OPERATOR);
        assertThat(Screen.text()).contains("利用者ケースを選ぶと、これまでの経過が出ます。");

        _setValue(caller(), "090-0415-5955");

        assertThat(text(_get(StoryPanel.class))).contains("山田 花子", "U0000010", "問い合わせ（1 件）", "先週の電話");
    }

    @Test
    void theOfferedPersonsAreGoneThroughByAKey() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        affectedPerson("U000002", "山田 太郎", "090-0415-5955", 1);
        open(Role.OPERATOR);
        _setValue(caller(), "090-0415-5955");
        RadioButtonGroup<CaseFile> offered = _get(RadioButtonGroup.class, spec -> spec.withLabel("利用者ケース"));
        assertThat(offered.getValue()).isNull();

        fireShortcut(Key.F4);
        fireShortcut(Key.F4);
        assertThat(offered.getValue().caseNumber()).isEqualTo("U000002");
        fireShortcut(Key.F4);
        assertThat(offered.getValue().caseNumber()).isEqualTo("U000001");
    }

    @Test
    void aKeyAloneChoosesWhereNobodyIsTyping() {
        open(Role.SUPERVISOR);

        press("1");
        press("c");

        assertThat(pressed()).containsExactlyInAnyOrder("不正利用", "引き継ぎ", "電話");
    }

    @Test
    void whatIsMissingTurnsRedAtOnceAndWhatWasTypedStays() {
        open(Role.OPERATOR);
        _setValue(summary(), "メールが届かない");

        _click(save());

        assertThat(category().isInvalid()).isTrue();
        assertThat(category().getErrorMessage()).isEqualTo("区分を選んでください。");
        assertThat(outcome().getErrorMessage()).isEqualTo("結果を選んでください。");
        assertThat(summary().isInvalid()).isFalse();
        assertThat(summary().getValue()).isEqualTo("メールが届かない");
        assertThat(save().isEnabled()).isTrue();
        assertThat(logged()).isEmpty();

        press("2");
        assertThat(category().isInvalid()).isFalse();
        assertThat(outcome().isInvalid()).isTrue();
        _setValue(summary(), "");
        assertThat(summary().getErrorMessage()).isEqualTo("内容を入力してください。");
    }

    @Test
    void aCardNumberIsRefusedWhileItIsTypedAndNeverSaved() {
        open(Role.OPERATOR);
        press("2");
        press("z");

        _setValue(summary(), "カードは 4111-1111-1111-1111 です");
        assertThat(summary().isInvalid()).isTrue();
        assertThat(summary().getErrorMessage()).contains("カード番号と思われる数字").doesNotContain("4111");
        _click(save());
        assertThat(logged()).isEmpty();

        _setValue(summary(), "カードについて");
        assertThat(summary().isInvalid()).isFalse();
        _click(save());
        assertThat(logged()).hasSize(1);
    }

    @Test
    @Assures("G2")
    void aDoubleClickMakesOneRecord() {
        open(Role.OPERATOR);
        press("2");
        press("z");
        _setValue(summary(), "メールが届かない");

        fireShortcut(Key.ENTER, Key.CONTROL);
        fireShortcut(Key.ENTER, Key.CONTROL);

        assertThat(logged()).hasSize(1);
    }

    @Test
    void thePersonIsFoundByTheCallersNumber() {
        affectedPerson("U000001", "山田 太郎", "09004155955", 2);
        open(Role.OPERATOR);

        _setValue(caller(), "090-0415-5955");

        RadioButtonGroup<?> cases = _get(RadioButtonGroup.class, spec -> spec.withLabel("利用者ケース"));
        assertThat(cases.getValue()).isNotNull();
        press("2");
        press("z");
        _setValue(summary(), "内容");
        _click(save());
        Long caseId = jdbc.sql("select case_id from inquiry").query(Long.class).single();
        assertThat(caseId)
                .isEqualTo(
                        jdbc.sql("select id from case_file").query(Long.class).single());
    }

    @Test
    void amongSeveralPersonsTheOperatorChooses() {
        affectedPerson("U000001", "山田 太郎", "09004155955", 1);
        affectedPerson("U000002", "山田 花子", "09004155955", 1);
        open(Role.OPERATOR);

        _setValue(caller(), "090-0415-5955");

        assertThat(_get(RadioButtonGroup.class, spec -> spec.withLabel("利用者ケース"))
                        .getValue())
                .isNull();
        assertThat(text(_get(DeskView.class))).contains("複数あります。選んでください。");
    }

    @Test
    void aRepeatedCallerIsNoticed() {
        open(Role.OPERATOR);
        for (int i = 0; i < 4; i++) {
            inquiries.log(earlier("090-0415-5955", "前回の内容 " + i));
        }

        _setValue(caller(), "09004155955");

        assertThat(text(_get(Div.class, spec -> spec.withClasses("m-repeat")))).contains("4 回", "QUOカードPay関連・折り返し");
        assertThat(_find(_get(CallerPanel.class), ListItem.class)).hasSize(3);
    }

    @Test
    void escapeAsksBeforeItThrowsAwayWhatWasTyped() {
        open(Role.OPERATOR);
        press("Escape");
        _assertNone(ConfirmDialog.class);
        _setValue(summary(), "メールが届かない");

        press("Escape");
        assertThat(_get(ConfirmDialog.class).isOpened()).isTrue();
        assertThat(summary().getValue()).isEqualTo("メールが届かない");
        _fireConfirm(_get(ConfirmDialog.class));

        blank();
    }

    @Test
    void whatWasTypedIsThereAgainAfterLeaving() {
        callRuns("C-1", "090-0415-5955");
        open(Role.OPERATOR);
        fireShortcut(Key.F2);
        press("2");
        _setValue(summary(), "メールが届か");

        UI.getCurrent().navigate("desk/inquiries");
        UI.getCurrent().navigate("desk");
        assertThat(summary().getValue()).isEmpty();
        drafts().recover(List.of());

        assertThat(summary().getValue()).isEqualTo("メールが届か");
        assertThat(caller().getValue()).isEqualTo("090-0415-5955");
        assertThat(((Category) category().getValue()).code()).isEqualTo("GIFT");
        assertThat(text(drafts())).contains("入力していた内容を復元しました");
        press("z");
        _click(save());
        assertThat(only().callId()).isEqualTo("C-1");
        assertThat(draftsKept()).isZero();
        assertThat(text(drafts())).doesNotContain("復元");
    }

    @Test
    void whatOnlyTheBrowserHadIsThereAgain() {
        open(Role.OPERATOR);
        drafts().recover(List.of(new UnsentText(UUID.randomUUID().toString(), 7, "", "送られなかった内容")));

        assertThat(summary().getValue()).isEqualTo("送られなかった内容");
    }

    @Test
    void severalInquiriesStandSideBySideAndSwitchingLosesNothing() {
        open(Role.OPERATOR);
        _setValue(summary(), "保留中の件");
        _setValue(caller(), "090-0415-5955");
        press("1");

        fireShortcut(Key.KEY_N, Key.ALT);
        blank();
        _setValue(summary(), "間に入った件");
        press("2");
        fireShortcut(Key.PAGE_DOWN, Key.ALT);

        assertThat(summary().getValue()).isEqualTo("保留中の件");
        assertThat(caller().getValue()).isEqualTo("090-0415-5955");
        assertThat(pressed()).contains("不正利用");
        press("z");
        _click(save());
        fireShortcut(Key.PAGE_DOWN, Key.ALT);
        assertThat(summary().getValue()).isEqualTo("間に入った件");
        press("z");
        _click(save());

        assertThat(logged()).extracting(InquiryLine::summary).containsExactlyInAnyOrder("保留中の件", "間に入った件");
        assertThat(draftsKept()).isZero();
    }

    @Test
    void whatIsDiscardedOrEmptiedIsNotKept() {
        open(Role.OPERATOR);
        _setValue(summary(), "書きかけ");
        assertThat(draftsKept()).isOne();
        _setValue(summary(), "");
        assertThat(draftsKept()).isZero();
        _setValue(summary(), "書きかけ");
        press("Escape");
        _fireConfirm(_get(ConfirmDialog.class));
        assertThat(draftsKept()).isZero();
    }

    @Test
    void aCardNumberIsNotKeptAsADraftEither() {
        open(Role.OPERATOR);
        _setValue(summary(), "カードは");
        _setValue(summary(), "カードは 4111-1111-1111-1111 です");

        assertThat(drafts.mine(incident.id())).extracting(InquiryDraft::summary).containsExactly("カードは");
    }

    @Test
    void whatWasBegunOfACallThatTheDeskMakesIsGoneOnWith() {
        CallReason reason = promised("090-0415-5955");
        open(Role.OPERATOR);
        _setValue(summary(), "間に入った件");
        call(reason);
        assertThat(caller().getValue()).isEqualTo("090-0415-5955");
        assertThat(summary().getValue()).isEmpty();
        // the one put aside is the older one, however quick the machine is
        jdbc.sql("update inquiry_draft set kept_at = kept_at - interval '1' minute")
                .update();
        _setValue(summary(), "話した内容");

        call(reason);
        assertThat(summary().getValue()).isEqualTo("話した内容");
        UI.getCurrent().navigate("desk/inquiries");
        UI.getCurrent().navigate("desk");
        drafts().recover(List.of());
        assertThat(summary().getValue()).isEqualTo("話した内容");
        assertThat(text(_get(OutgoingStrip.class))).contains("約束した折り返し", "先週の電話");
        assertThat(draftsKept()).isEqualTo(2);
        press("2");
        press("z");
        _click(save());

        assertThat(callbacks.keptIn(logged().getFirst().id())).isPresent();
        assertThat(draftsKept()).isOne();
        _assertNone(OutgoingStrip.class);
    }

    @Test
    void whoIsRungAnewIsSpokenToFromThenOnAndNotSinceTheDraftWasBegun() {
        CallReason reason = promised("090-0415-5955");
        open(Role.OPERATOR);
        call(reason);
        press("2");
        press("z");
        _setValue(summary(), "つながる前に書いたこと");
        UI.getCurrent().navigate("desk/inquiries");
        jdbc.sql("update inquiry_draft set started_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(7_200)))
                .update();

        call(reason);
        _click(save());

        assertThat(logged().getFirst().startedAt()).isAfter(clock.instant().minusSeconds(600));
    }

    @Test
    void whatIsLeftBecauseNobodyWasReachedHasNoBeginningYet() {
        CallReason reason = promised("090-0415-5955");
        open(Role.OPERATOR);
        call(reason);
        _setValue(summary(), "留守番電話");
        assertThat(begun()).isNotNull();

        _click(_get(_get(OutgoingStrip.class), Button.class));

        assertThat(draftsKept()).isOne();
        assertThat(begun()).isNull();
    }

    private @Nullable LocalDateTime begun() {
        return jdbc.sql("select started_at from inquiry_draft")
                .query((row, number) -> Optional.ofNullable(row.getObject("started_at", LocalDateTime.class)))
                .single()
                .orElse(null);
    }

    @Test
    void whatTheBrowserHadLastIsPutIntoTheFormThatGoesOnWithIt() {
        CallReason reason = promised("090-0415-5955");
        open(Role.OPERATOR);
        call(reason);
        _setValue(summary(), "話した");
        String key = jdbc.sql("select submission_key from inquiry_draft")
                .query(String.class)
                .single();
        drafts().recover(List.of(new UnsentText(key, 99, "090-0415-5955", "話した内容の続き")));

        assertThat(summary().getValue()).isEqualTo("話した内容の続き");
    }

    @Test
    void anIncomingCallThatIsTakenMeanwhileIsAnotherInquiry() {
        CallReason reason = promised("090-0415-5955");
        callRuns("C-9", "080-0519-2873");
        open(Role.OPERATOR);
        call(reason);
        fireShortcut(Key.F2);
        assertThat(caller().getValue()).isEqualTo("080-0519-2873");
        press("2");
        press("z");
        _setValue(summary(), "入ってきた電話");
        _click(save());

        InquiryLine saved = logged().getFirst();
        assertThat(saved.callId()).isEqualTo("C-9");
        assertThat(callbacks.keptIn(saved.id())).isEmpty();
        assertThat(callbacks.waiting(incident.id())).hasSize(1);
        assertThat(draftsKept()).isOne();
    }

    @Test
    void bothQuestionsOfOneCallThatTheDeskMakesBelongToIt() {
        CallReason reason = promised("090-0415-5955");
        open(Role.OPERATOR);
        call(reason);
        press("2");
        press("z");
        _setValue(summary(), "一つ目");
        fireShortcut(Key.ENTER, Key.CONTROL, Key.SHIFT);
        press("1");
        press("z");
        _setValue(summary(), "二つ目");
        _click(save());

        assertThat(jdbc.sql("select count(*) from inquiry where outgoing = true")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(Screen.text()).doesNotContain("先に済んでいました");
    }

    @Test
    void aPersonOrACallInTheAddressIsThereAlsoWhenComingFromAnotherScreen() {
        affectedPerson("U000001", "山田 花子", "090-0415-5955", 1);
        signIn(Role.OPERATOR);
        UI.getCurrent().navigate("desk/scripts");
        UI.getCurrent().navigate("desk", QueryParameters.of("case", "U000001"));
        assertThat(text(_get(StoryPanel.class))).contains("山田 花子");

        for (String nonsense : List.of("callback-1", "gift-2", "")) {
            UI.getCurrent().navigate("desk/scripts");
            UI.getCurrent().navigate("desk", QueryParameters.of("call", nonsense));
            blank();
        }
    }

    private CallReason promised(String phone) {
        SignedIn.as(Role.OPERATOR);
        inquiries.log(earlier(phone, "先週の電話"));
        return new CallReason(
                CallReason.Kind.CALLBACK,
                callbacks.waiting(incident.id()).getFirst().id());
    }

    private static void call(CallReason reason) {
        UI.getCurrent().navigate("desk", QueryParameters.of("call", reason.text()));
    }

    private static DraftBox drafts() {
        return _get(DraftBox.class);
    }

    private int draftsKept() {
        return jdbc.sql("select count(*) from inquiry_draft")
                .query(Integer.class)
                .single();
    }

    @Test
    void withoutAnIncidentTheScreenSaysWhy() {
        CleanDatabase.clean(jdbc);
        open(Role.OPERATOR);

        assertThat(text(_get(DeskView.class))).contains("事案がまだ登録されていません");
        _assertNone(TextArea.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CONTRACTOR", "OFFICIAL", "APPROVER", "AUDITOR", "ADMIN"})
    void whoDoesNotWorkAtTheDeskDoesNotGetThere(Role role) {
        signIn(role);

        Screen.open("desk");

        _assertNone(DeskView.class);
        assertThat(Screen.text()).doesNotContain("問い合わせ");
    }

    private void open(Role role) {
        signIn(role);
        UI.getCurrent().navigate("desk");
    }

    private void blank() {
        assertThat(summary().getValue()).isEmpty();
        assertThat(caller().getValue()).isEmpty();
        assertThat(category().getValue()).isNull();
        assertThat(category().isInvalid()).isFalse();
        assertThat(outcome().getValue()).isNull();
    }

    private static TextArea summary() {
        return _get(TextArea.class, spec -> spec.withLabel("内容"));
    }

    private static TextField caller() {
        return _get(TextField.class, spec -> spec.withLabel("電話番号"));
    }

    private static KeyChoice<?> category() {
        return _get(KeyChoice.class, spec -> spec.withLabel("区分"));
    }

    private static KeyChoice<?> outcome() {
        return _get(KeyChoice.class, spec -> spec.withLabel("結果"));
    }

    private static Button save() {
        return _get(Button.class, spec -> spec.withText("保存して次へ"));
    }

    private static List<String> pressed() {
        return _find(Button.class).stream()
                .filter(button -> "true".equals(button.getElement().getAttribute("aria-pressed")))
                .filter(button -> !button.hasClassName("m-draft"))
                .map(DeskViewTest::text)
                .map(words -> words.replaceFirst("^[0-9A-Z]", "").replaceFirst("[0-9A-Z]$", ""))
                .toList();
    }

    /** A key that the browser lets through, outside of the fields. */
    private static void press(String key) {
        Element entry = _get(InquiryEntry.class).getElement();
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("event.key", key).put(EntryKeys.KEYS_ALONE, true);
        entry.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(entry, "keydown", data));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private InquiryLine only() {
        assertThat(logged()).hasSize(1);
        return logged().getFirst();
    }

    private List<InquiryLine> logged() {
        return list.page(InquiryFilter.all(incident.id()), InquirySort.LATEST_FIRST, 0, 10).stream()
                .map(ListedInquiry::inquiry)
                .toList();
    }

    private NewInquiry earlier(String caller, String summary) {
        Instant at = clock.instant().minusSeconds(86_400);
        return new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category("GIFT").orElseThrow().id(),
                Outcome.CALLBACK,
                Channel.PHONE,
                at,
                at,
                caller,
                summary);
    }

    private void callRuns(String callId, String caller) {
        callRuns(callId, caller, "operator");
    }

    private void callRuns(String callId, String caller, @Nullable String agent) {
        Instant now = clock.instant();
        long row = Ids.next();
        jdbc.sql("""
                        insert into call_record (id, incident_id, call_id, received_at, answered_at, caller_sealed, agent, result, call_date)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        row,
                        incident.id(),
                        callId,
                        Tokyo.toColumn(now.minusSeconds(30)),
                        Tokyo.toColumn(now.minusSeconds(20)),
                        SealedRows.seal(cipher, "call_record", "caller_sealed", row, caller),
                        agent,
                        "ANSWERED",
                        Tokyo.day(now)))
                .update();
    }

    private void affectedPerson(String number, String name, String phone, int cards) {
        AffectedPersons.add(jdbc, incident, number, name, phone, cards);
    }
}
