package jp.madoguchi.privacy.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import jp.madoguchi.platform.ui.Refusals;
import jp.madoguchi.privacy.FieldKeyService;
import jp.madoguchi.privacy.FieldKeyState;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeysViewTest extends ViewTest {
    @Autowired
    private FieldKeyService keys;

    @Test
    void theAdministratorMakesAKeyAndHasOldValuesEncryptedAnew() {
        int before = all().size();
        open(Role.ADMIN);
        assertThat(Screen.text()).contains("個人情報の暗号鍵", "暗号化に使用中", "設定の鍵");

        _click(button("新しい鍵を作る"));
        _click(button("新しい鍵を作る"));

        assertThat(all()).hasSize(before + 1);
        assertThat(all().getFirst().madeBy()).isEqualTo("admin");
        assertThat(Screen.text()).contains(all().getFirst().name(), "読み取りのみ", "包んでいる設定の鍵");
        String first = SystemUser.run(SystemUser.named("admin", Role.ADMIN), keys::keys).stream()
                .filter(FieldKeyState::ofSettings)
                .findFirst()
                .orElseThrow()
                .name();
        assertThat(all()).allSatisfy(key -> assertThat(key.wrappedBy()).isEqualTo(first));

        _click(button("暗号化し直す"));
        Awaitility.await().pollInSameThread().until(() -> !running());
        Screen.open("admin");
        Screen.open("admin/keys");
        assertThat(Screen.text()).contains("件を暗号化し直しました", "実行者 admin", "0 件（");
    }

    @Test
    void aKeyOfLatelyIsNotDestroyedAndTheDialogSaysWhy() {
        SystemUser.run(SystemUser.named("admin", Role.ADMIN), () -> {
            keys.make();
            return true;
        });
        List<FieldKeyState> before = all();
        open(Role.ADMIN);

        _click(_find(Button.class, spec -> spec.withText("破棄する")).getFirst());
        _click(button("破棄する"));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("鍵を破棄する理由を入力してください。");
        _setValue(_get(TextArea.class), "担当者の異動");
        _click(button("破棄する"));

        assertThat(_get(Refusals.class).getText()).contains("最近まで使われていました", "60 分");
        assertThat(_get(TextArea.class).getValue()).as("what was typed").isEqualTo("担当者の異動");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void theAuditorLooksAndHasNoButtons() {
        open(Role.AUDITOR);

        assertThat(Screen.text()).contains("暗号化に使用中");
        _assertNone(Button.class, spec -> spec.withText("新しい鍵を作る"));
        _assertNone(Button.class, spec -> spec.withText("暗号化し直す"));
        _assertNone(Button.class, spec -> spec.withText("破棄する"));
        _assertNone(Dialog.class);
    }

    private boolean running() {
        return SystemUser.run(
                SystemUser.named("admin", Role.ADMIN),
                () -> keys.lastRun().orElseThrow().isRunning());
    }

    private List<FieldKeyState> all() {
        return SystemUser.run(SystemUser.named("admin", Role.ADMIN), keys::keys).stream()
                .filter(key -> !key.ofSettings())
                .toList();
    }

    /** The last one with these words: in a dialog, where one is open. */
    private static Button button(String words) {
        return _find(Button.class, spec -> spec.withText(words)).getLast();
    }

    private void open(Role role) {
        signIn(role);
        Screen.open("admin/keys");
    }
}
