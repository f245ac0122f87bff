package jp.madoguchi.outreach.wave.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.MessageTemplate;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.Audience.GiftStanding;
import jp.madoguchi.outreach.wave.PauseCause;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveControl;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveReleaseService;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.security.PortalUser;
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

class WaveViewsTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    WaveService waves;

    @Autowired
    WavePreparationService preparation;

    @Autowired
    WaveReleaseService release;

    @Autowired
    WaveControl control;

    @Autowired
    TemplateService templates;

    Incident incident;
    OutreachPersons persons;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        persons = new OutreachPersons(jdbc, incident);
        persons.add("U000001", "tarou@example.jp", "09004151234", 2);
        persons.add("U000002", null, "09004151235", 1);
        persons.gifts(5);
        official(() -> templates.add(
                incident.id(),
                new NewTemplate(
                        "ギフト",
                        WaveKind.GIFT_DELIVERY,
                        MessageChannel.EMAIL,
                        new TemplateTexts("件名", "{{氏名}} 様 {{ギフトURL一覧}}", "<p>{{ギフトURL一覧}}</p>", null, null, null))));
    }

    @Test
    void anOfficialPreparesAWaveAndSubmitsIt() {
        signIn(Role.OFFICIAL);
        Screen.open("city/waves");
        assertThat(Screen.text()).contains("配信はまだありません。", "あなたの対応を待っている配信はありません。");
        _click(_get(Button.class, spec -> spec.withText("配信を準備する")));
        _click(_get(Button.class, spec -> spec.withText("下書きを作る")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("題名（日本語）")).getErrorMessage())
                .isEqualTo("題名を 200 文字以内で入力してください。");
        _setValue(_get(TextField.class, spec -> spec.withLabel("題名（日本語）")), "ギフト送付");
        _setValue(_get(TextField.class, spec -> spec.withLabel("題名（英語）")), "Gifts");
        _click(_get(Button.class, spec -> spec.withText("下書きを作る")));

        assertThat(Screen.text())
                .contains("第1号　ギフト送付", "影響を受けたカードを持つ全員", "今の時点で 1 人・カード 2 枚。除外 1 件　宛先なし 1 件", "テンプレートを選んでください。");
        Select<MessageTemplate> template = select("テンプレート");
        _setValue(template, template.getListDataView().getItems().findFirst().orElseThrow());
        _click(_get(Button.class, spec -> spec.withText("承認を依頼する")));
        assertThat(Screen.text()).contains("承認待ち", "ギフト（第1版）", "山＊ ＊＊ 様 ●●●●");
        _assertNone(Button.class, spec -> spec.withText("公開する"));
        _assertOne(Button.class, spec -> spec.withText("依頼を取り下げる"));
        assertThat(wave(1).state()).isEqualTo(WaveState.SUBMITTED);
    }

    @Test
    void theRuleIsWrittenConditionByConditionAndItsMistakeStandsThere() {
        draft();
        signIn(Role.OFFICIAL);
        Screen.open("city/waves/1");
        _click(_get(Button.class, spec -> spec.withText("条件を加える")));
        assertThat(Screen.text()).contains("ギフトの状態を1つ以上選んでください。");
        @SuppressWarnings("unchecked")
        MultiSelectComboBox<GiftStanding> standings = _get(MultiSelectComboBox.class);
        _setValue(standings, Set.of(GiftStanding.NONE));
        assertThat(Screen.text()).contains("ギフト未割当", "今の時点で 1 人・カード 2 枚").doesNotContain("ギフトの状態を1つ以上選んでください。");

        _click(_get(Button.class, spec -> spec.withText("条件を加える")));
        Select<ConditionKind> second = this.<ConditionKind>selects("条件").getLast();
        _setValue(second, ConditionKind.WAVE);
        _click(_get(Button.class, spec -> spec.withText("下書きを保存する")));
        assertThat(Screen.text()).contains("配信を選んでください。");
        assertThat(wave(1).audience()).isEqualTo(Audience.everybody());
        _setValue(second, ConditionKind.EMAIL);
        _click(_get(Button.class, spec -> spec.withText("下書きを保存する")));
        assertThat(wave(1).audience())
                .isEqualTo(new Audience.AllOf(
                        List.of(new Audience.GiftIs(Set.of(GiftStanding.NONE)), new Audience.HasEmail())));
    }

    @Test
    void whatCantBeIsToldAtItsFieldAndWhoSavesSecondLosesNothing() {
        draft();
        signIn(Role.OFFICIAL);
        Screen.open("city/waves/1");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("1分あたりの通数の上限")), 0);
        _click(_get(Button.class, spec -> spec.withText("下書きを保存する")));
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("1分あたりの通数の上限"))
                        .getErrorMessage())
                .isEqualTo("1 から 6,000 までの整数を入力してください。");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("1分あたりの通数の上限")), 300);
        official(() -> {
            preparation.save(wave(1).id(), wave(1).revision(), wave(1).draft().with(new Audience.HasEmail()));
            return true;
        });
        _click(_get(Button.class, spec -> spec.withText("下書きを保存する")));
        assertThat(Screen.text()).contains("見ている間に、ほかの人がこの配信を変更しました。");
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("1分あたりの通数の上限"))
                        .getValue())
                .isEqualTo(300);
        assertThat(wave(1).perMinute()).isEqualTo(600);
    }

    @Test
    void anApproverReturnsAndReleases() {
        submitted("official");
        signIn(Role.APPROVER);
        Screen.open("city/waves");
        assertThat(Screen.text()).contains("第1号　ギフト送付", "承認待ち");
        Screen.open("city/waves/1");
        _assertNone(Button.class, spec -> spec.withText("下書きを保存する"));
        _click(_get(Button.class, spec -> spec.withText("差し戻す")));
        Dialog dialog = _get(Dialog.class);
        _click(_find(dialog, Button.class, spec -> spec.withText("差し戻す")).getFirst());
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("理由を 300 文字以内で入力してください。");
        dialog.close();

        _click(_get(Button.class, spec -> spec.withText("公開する")));
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(Screen.text()).contains("公開済み", "公開時に確定：1 通・カード 2 枚", "全通数", "U000001", "t***@example.jp", "山＊ ＊＊");
        assertThat(Screen.text()).doesNotContain("tarou@example.jp", "山田");
    }

    @Test
    void whoHasPreparedItReadsWhyItCantBeReleased() {
        submitted("both");
        signIn(new PortalUser("both", "B", "city", Set.of(Role.OFFICIAL, Role.APPROVER)));
        Screen.open("city/waves/1");
        assertThat(Screen.text()).contains("自分が準備や依頼に関わった配信は公開できません。別の承認者が公開してください。");
        _assertNone(Button.class, spec -> spec.withText("公開する"));
    }

    @Test
    void aWaveThatPausedByItselfSaysWhoDecides() {
        released();
        control.pause(wave(1).id(), PauseCause.BOUNCES, "12 件・15 %");
        signIn(Role.OFFICIAL);
        Screen.open("city/waves/1");
        assertThat(Screen.text()).contains("不達が上限を超えたため自動停止（12 件・15 %）", "担当職員または承認者が、理由を書いて再開か中止を決めてください。");
        _click(_get(Button.class, spec -> spec.withText("再開する")));
        _setValue(_get(TextArea.class), "宛先を確認した");
        _click(_find(_get(Dialog.class), Button.class, spec -> spec.withText("再開する"))
                .getFirst());
        assertThat(wave(1).state()).isEqualTo(WaveState.RELEASED);
        assertThat(Screen.text()).contains("再開", "宛先を確認した");
    }

    @Test
    void aFigureLeadsToItsMessages() {
        released();
        jdbc.sql("update delivery set state = 'BOUNCED', code = '5.1.1', cause = 'no such user', attempts = 1")
                .update();
        jdbc.sql("""
                        insert into delivery_attempt (delivery_id, number, happened_at, outcome, code, answer)
                        select id, 1, '2022-07-01 00:00:00', 'BOUNCED', '5.1.1', '550 no such user' from delivery""").update();
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "ARRIVED"));
        assertThat(Screen.text()).contains("当てはまるメッセージはありません。");
        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "BOUNCES"));
        assertThat(Screen.text()).contains("U000001", "5.1.1 no such user");
        _click(_get(Button.class, spec -> spec.withText("1 回の記録を見る")));
        _assertOne(Dialog.class);
        for (String verb : List.of("一時停止する", "中止する", "登録する")) {
            _assertNone(Button.class, spec -> spec.withText(verb));
        }
    }

    @Test
    void whatWasReceivedLeadsToAsManyCards() {
        released();
        jdbc.sql("update gift set state = 'RECEIVED' where state = 'ALLOCATED'").update();
        signIn(Role.AUDITOR);
        Screen.open("city/waves/1");
        assertThat(_find(com.vaadin.flow.component.html.Anchor.class).stream()
                        .map(com.vaadin.flow.component.html.Anchor::getHref))
                .contains("city/waves/1?messages=RECEIVED")
                .doesNotContain("city/waves/1?messages=ANSWERED");

        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "RECEIVED"));
        assertThat(Screen.text()).contains("該当 カード 2 枚", "U000001", "山＊ ＊＊").doesNotContain("山田");
        assertThat(_find(com.vaadin.flow.component.html.Anchor.class).stream()
                        .filter(link -> link.getHref().startsWith("city/reach/")))
                .hasSize(2);
        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "ANSWERED"));
        assertThat(Screen.text()).contains("該当 1 通");
    }

    @Test
    void whatWasAnsweredLeadsToAsManyMessages() {
        released();
        jdbc.sql("update wave set kind = 'SURVEY'").update();
        jdbc.sql("""
                        insert into survey_link (token_hash, delivery_id, case_id, expires_at, answered_at)
                        select 'h', id, case_id, '2099-01-01 00:00:00', '2022-08-01 00:00:00' from delivery""").update();
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "ANSWERED"));
        assertThat(Screen.text()).contains("該当 1 通", "U000001", "送信済み 0 通のうち");
        jdbc.sql("update survey_link set answered_at = null").update();
        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "ARRIVED"));
        UI.getCurrent().navigate("city/waves/1", QueryParameters.of("messages", "ANSWERED"));
        assertThat(Screen.text()).contains("該当 0 通", "当てはまるメッセージはありません。");
    }

    @Test
    void officialsNoteWhoDoesntWantToBeWrittenTo() {
        signIn(Role.OFFICIAL);
        Screen.open("city/waves");
        _setValue(_get(TextField.class, spec -> spec.withLabel("ケース番号")), "U9");
        _click(_get(Button.class, spec -> spec.withText("登録する")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("ケース番号")).getErrorMessage())
                .isEqualTo("ケース「U9」はありません。番号を確かめてください。");
        _setValue(_get(TextField.class, spec -> spec.withLabel("ケース番号")), "U000001");
        _setValue(this.<MessageChannel>select("送信方法"), MessageChannel.EMAIL);
        _setValue(_get(TextField.class, spec -> spec.withLabel("理由")), "本人の希望");
        _click(_get(Button.class, spec -> spec.withText("登録する")));
        assertThat(Screen.text()).contains("U000001", "山＊ ＊＊", "本人の希望");

        signIn(Role.APPROVER);
        Screen.open("city/waves");
        assertThat(Screen.text()).contains("本人の希望");
        _assertNone(Button.class, spec -> spec.withText("登録する"));
        _assertNone(Button.class, spec -> spec.withText("登録を取り消す"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseSeesThem(Role role) {
        draft();
        signIn(role);
        for (String path : List.of("city/waves", "city/waves/1")) {
            Screen.open(path);
            assertThat(Screen.text()).doesNotContain("ギフト送付");
        }
    }

    @Test
    void aNumberOfNoWaveSaysSo() {
        signIn(Role.AUDITOR);
        Screen.open("city/waves/77");
        assertThat(Screen.text()).contains("配信がありません", "この配信はありません。一覧から選び直してください。");
    }

    private void draft() {
        official(() -> preparation.prepare(
                incident.id(),
                WaveDraft.of(WaveKind.GIFT_DELIVERY, MessageChannel.EMAIL, "ギフト送付", "Gifts")
                        .withTemplate(
                                templates.templates(incident.id()).getFirst().versionId())));
    }

    private void submitted(String by) {
        SystemUser.run(SystemUser.named(by, Role.OFFICIAL), () -> {
            draft();
            preparation.submit(wave(1).id(), wave(1).revision());
            return true;
        });
    }

    private void released() {
        submitted("official");
        SystemUser.run(SystemUser.named("approver", Role.APPROVER), () -> {
            release.release(wave(1).id(), wave(1).revision());
            return true;
        });
    }

    private Wave wave(int number) {
        return SystemUser.run(
                SystemUser.named("test", Role.AUDITOR),
                () -> waves.wave(incident.id(), number).orElseThrow());
    }

    private void official(java.util.function.Supplier<?> work) {
        PortalUser now = new jp.madoguchi.security.CurrentUser().get().orElse(null);
        SystemUser.run(
                now == null || !now.has(Role.OFFICIAL) ? SystemUser.named("official", Role.OFFICIAL) : now, work);
    }

    private <T> Select<T> select(String label) {
        return this.<T>selects(label).getFirst();
    }

    @SuppressWarnings("unchecked")
    private <T> List<Select<T>> selects(String label) {
        return (List<Select<T>>) (List<?>) _find(Select.class, spec -> spec.withLabel(label));
    }
}
