package jp.madoguchi.inquiry.script.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.inquiry.script.ScriptText;
import jp.madoguchi.platform.time.Tokyo;
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

class ScriptsViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    ScriptService scripts;

    @Autowired
    Clock clock;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        write("メールが届かない");
        write("使い方");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "APPROVER", "AUDITOR"})
    void whoDoesntWriteReadsAndSearches(Role role) {
        signIn(role);
        Screen.open("desk/scripts");

        assertThat(Screen.text()).contains("メールが届かない", "使い方", "使用中", "第 1 版");
        _assertNone(Button.class, spec -> spec.withText("新しく書く"));
        _assertNone(Button.class, spec -> spec.withText("書き直す"));

        _setValue(_get(TextField.class, spec -> spec.withLabel("質問・回答を検索")), "ﾒｰﾙ");
        assertThat(Screen.text()).contains("メールが届かない").doesNotContain("使い方");
        _setValue(_get(TextField.class, spec -> spec.withLabel("質問・回答を検索")), "ない言葉");
        assertThat(Screen.text()).contains("見つかりません。");
    }

    @Test
    void theOfficialRewritesAndTheEarlierVersionStays() {
        signIn(Role.OFFICIAL);
        Screen.open("desk/scripts");
        _click(_find(Button.class, spec -> spec.withText("書き直す")).getFirst());
        _setValue(_get(TextArea.class, spec -> spec.withLabel("回答")), "");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("回答")).getErrorMessage())
                .isEqualTo("回答を入力してください。");

        _setValue(_get(TextArea.class, spec -> spec.withLabel("回答")), "新しい答え");
        _click(_get(Button.class, spec -> spec.withText("保存")));

        assertThat(Screen.text()).contains("新しい答え", "第 2 版", "以前の版（1）", "はじめの答え");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theOfficialWritesANewOneAndASlipLosesNothing() {
        signIn(Role.OFFICIAL);
        Screen.open("desk/scripts");
        _click(_get(Button.class, spec -> spec.withText("新しく書く")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("質問")), "補償は");
        _click(_get(Button.class, spec -> spec.withText("やめる")));
        _get(ConfirmDialog.class).close();
        assertThat(_get(TextField.class, spec -> spec.withLabel("質問")).getValue())
                .isEqualTo("補償は");

        _click(_get(Button.class, spec -> spec.withText("保存")));
        Select<Category> category = _get(Select.class, spec -> spec.withLabel("区分"));
        assertThat(category.getErrorMessage()).isEqualTo("区分を選んでください。");
        _setValue(category, incident.category("COMPENSATION").orElseThrow());
        _setValue(_get(TextArea.class, spec -> spec.withLabel("回答")), "カード会社の規定によります。");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("補償は", "カード会社の規定によります。");

        _click(_get(Button.class, spec -> spec.withText("新しく書く")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("質問")), "捨てる");
        _click(_get(Button.class, spec -> spec.withText("やめる")));
        _fireConfirm(_get(ConfirmDialog.class));
        _assertNone(ScriptForm.class);
        assertThat(Screen.text()).doesNotContain("捨てる");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACTOR", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        signIn(role);
        Screen.open("desk/scripts");

        _assertNone(ScriptsView.class);
        assertThat(Screen.text()).doesNotContain("メールが届かない");
    }

    private void write(String question) {
        SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> {
            scripts.add(
                    incident.id(),
                    new ScriptText(
                            incident.category("GIFT").orElseThrow().id(),
                            null,
                            question,
                            "はじめの答え",
                            "",
                            Tokyo.today(clock),
                            null));
            return true;
        });
    }
}
