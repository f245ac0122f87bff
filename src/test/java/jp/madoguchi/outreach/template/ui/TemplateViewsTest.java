package jp.madoguchi.outreach.template.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
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

class TemplateViewsTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    TemplateService templates;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        new OutreachPersons(jdbc, incident).add("U000001", "tarou@example.jp", "09004151234", 2);
    }

    @Test
    void aMistakeIsToldAtItsPartAndTheTemplateIsKeptWithoutIt() {
        signIn(Role.OFFICIAL);
        Screen.open("city/templates/new");
        _setValue(_get(TextField.class, spec -> spec.withLabel("テンプレート名")), "ギフト");
        _setValue(_get(TextField.class, spec -> spec.withLabel("件名（日本語）")), "お届け");
        TextArea text = _get(TextArea.class, spec -> spec.withLabel("本文（日本語）"));
        _setValue(text, "{{なまえ}} 様\n{{ギフトURL一覧}}");
        _click(_get(Button.class, spec -> spec.withText("テンプレートを保存する")));
        assertThat(text.getErrorMessage()).isEqualTo("本文（日本語） の 1 行目 1 文字目：「なまえ」という項目はありません。使える項目の一覧から選んでください。");
        assertThat(all()).isEmpty();

        _setValue(text, "{{氏名}} 様\n{{ギフトURL一覧}}");
        assertThat(Screen.text()).contains("山＊ ＊＊ 様\n●●●●\n●●●●", "t***@example.jp");
        _click(_get(Button.class, spec -> spec.withText("テンプレートを保存する")));
        assertThat(all()).hasSize(1);
        assertThat(Screen.text()).contains("ギフトの送付　メール　第1版");
    }

    @Test
    void aShortMessageShowsItsLengthAndHasNoSubject() {
        signIn(Role.OFFICIAL);
        Screen.open("city/templates/new");
        @SuppressWarnings("unchecked")
        Select<MessageChannel> channel = _get(Select.class, spec -> spec.withLabel("送信方法"));
        _setValue(channel, MessageChannel.SMS);
        _assertNone(TextField.class, spec -> spec.withLabel("件名（日本語）"));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("本文（日本語）")), "あ".repeat(50) + "{{gifts}}");
        assertThat(Screen.text()).contains("カード 1 枚：最長 110 文字（2 通分）", "カード 2 枚：最長 171 文字（3 通分）", "テスト送信はメールだけです。");
    }

    @Test
    void withoutAMailServerThereIsNoButtonThatPretends() {
        signIn(Role.OFFICIAL);
        Screen.open("city/templates/new");
        assertThat(Screen.text()).contains("メールサーバーが設定されていないため、送れません。");
        _assertNone(Button.class, spec -> spec.withText("テストを送る"));
    }

    @Test
    void theHotlineIsSetOnTheList() {
        signIn(Role.OFFICIAL);
        Screen.open("city/templates");
        TextField number = _get(TextField.class, spec -> spec.withLabel("電話番号"));
        _setValue(number, "0120");
        _click(_get(Button.class, spec -> spec.withText("番号を保存する")));
        assertThat(number.getErrorMessage()).isEqualTo("電話番号を 0120-000-000 のように、ハイフンで区切って入力してください。");
        _setValue(number, "0120-123-456");
        _click(_get(Button.class, spec -> spec.withText("番号を保存する")));
        assertThat(SystemUser.run(SystemUser.named("test", Role.AUDITOR), () -> templates.hotline(incident.id())))
                .contains("0120-123-456");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "AUDITOR"})
    void theOthersOfTheCityReadThem(Role role) {
        long id = add();
        signIn(role);
        Screen.open("city/templates");
        assertThat(Screen.text()).contains("ギフトの文面", "{{氏名}}");
        Screen.open("city/templates/" + id);
        assertThat(Screen.text()).contains("{{ギフトURL一覧}}", "●●●●");
        for (String verb : List.of("新しい版を保存する", "使用を終了する", "番号を保存する", "テストを送る")) {
            _assertNone(Button.class, spec -> spec.withText(verb));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseSeesThem(Role role) {
        long id = add();
        signIn(role);
        for (String path : List.of("city/templates", "city/templates/" + id)) {
            Screen.open(path);
            assertThat(Screen.text()).doesNotContain("ギフトの文面");
        }
    }

    private long add() {
        return SystemUser.run(
                SystemUser.named("official", Role.OFFICIAL),
                () -> templates.add(
                        incident.id(),
                        new NewTemplate(
                                "ギフトの文面",
                                WaveKind.GIFT_DELIVERY,
                                MessageChannel.EMAIL,
                                new TemplateTexts("件名", "{{ギフトURL一覧}}", null, null, null, null))));
    }

    private List<?> all() {
        return SystemUser.run(SystemUser.named("test", Role.AUDITOR), () -> templates.templates(incident.id()));
    }
}
