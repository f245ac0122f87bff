package jp.madoguchi.audit.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditEvent;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Origin;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class AuditViewTest extends ViewTest {
    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    private void recorded() {
        SignedIn.as(Role.OFFICIAL);
        for (String object : new String[] {"R-1", "R-2"}) {
            transaction.executeWithoutResult(
                    t -> trail.record("audit.verify", object, "月次の確認", Map.of("audit.object", "六月分")));
        }
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/audit");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theAuditorReadsWhatWasDoneTheLatestFirst() {
        recorded();

        Grid<AuditEvent> grid = _get(Grid.class);
        assertThat(GridKt._size(grid)).isEqualTo(2);
        assertThat(GridKt._getFormattedRow(grid, 0)).contains("official（担当職員）", "証跡を検証する", "R-2", "月次の確認", "対象：六月分");
    }

    @Test
    void oneObjectsHistoryIsFoundByItsName() {
        recorded();

        _setValue(_get(TextField.class, spec -> spec.withLabel("対象（先頭から）")), "R-1");
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(1);
        assertThat(Screen.text()).contains("1 件");

        _setValue(_get(TextField.class, spec -> spec.withLabel("利用者名")), "nobody");
        _assertNone(Grid.class);
        assertThat(Screen.text()).contains("条件に合う記録はありません");
    }

    @Test
    void theTrailIsVerifiedAndTheFirstBrokenEventNamed() {
        recorded();
        Button verify = _get(Button.class, spec -> spec.withText("証跡を検証する"));

        _click(verify);
        assertThat(Screen.text()).contains("2 件すべてを検証しました");

        jdbc.sql("update audit_event set reason = null where number = 2").update();
        _click(verify);
        assertThat(Screen.text()).contains("最初に壊れている記録：2 番（内容が書き換えられている）");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRowOpensWithAllThatIsKnownAndLeadsToTheObjectsHistoryAndTheUsersDay() {
        SignedIn.as(Role.OFFICIAL);
        for (String name : new String[] {"旧名", "新名"}) {
            transaction.executeWithoutResult(t -> trail.record(AuditEntry.of("audit.verify", "CASE", 42, name)
                    .changed(Map.of("audit.object", "前の値"), Map.of("audit.object", "後の値"))));
        }
        transaction.executeWithoutResult(t -> trail.record("audit.verify", "R-1", null, Map.of()));
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/audit");

        Grid<AuditEvent> grid = _get(Grid.class);
        grid.select(GridKt._get(grid, 1));
        assertThat(Screen.text()).contains("記録 2 番", "対象：前の値", "対象：後の値", "CASE 42", "city");

        _click(_get(Button.class, spec -> spec.withText("この対象の履歴")));
        assertThat(Screen.text()).contains("2 件").contains("履歴：新名");
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(2);

        grid = _get(Grid.class);
        grid.select(GridKt._get(grid, 0));
        _click(_get(Button.class, spec -> spec.withText("この利用者のこの日の記録")));
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(3);
    }

    @Test
    @SuppressWarnings("unchecked")
    void pagesGoBackAndForth() {
        SignedIn.as(Role.OFFICIAL);
        transaction.executeWithoutResult(t -> {
            for (int i = 1; i <= AuditView.PAGE * 2 + 7; i++) {
                trail.record("audit.verify", "R-" + i, null, Map.of());
            }
        });
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/audit");
        Button newer = _get(Button.class, spec -> spec.withText("新しい記録へ"));
        assertThat(newer.isEnabled()).isFalse();

        _click(_get(Button.class, spec -> spec.withText("古い記録へ")));
        assertThat(GridKt._getFormattedRow((Grid<AuditEvent>) _get(Grid.class), 0))
                .contains("R-57");
        _click(_get(Button.class, spec -> spec.withText("古い記録へ")));
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(7);
        assertThat(_get(Button.class, spec -> spec.withText("古い記録へ")).isEnabled())
                .isFalse();
        _click(_get(Button.class, spec -> spec.withText("新しい記録へ")));
        _click(_get(Button.class, spec -> spec.withText("新しい記録へ")));
        assertThat(GridKt._getFormattedRow((Grid<AuditEvent>) _get(Grid.class), 0))
                .contains("R-107");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theAuditorFiltersByActionRoleAndWay() {
        recorded();

        ComboBox<Role> role = _get(ComboBox.class, spec -> spec.withLabel("役割"));
        _setValue(role, Role.OFFICIAL);
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(2);
        _setValue(role, Role.ADMIN);
        _assertNone(Grid.class);
        _setValue(role, null);
        ComboBox<String> action = _get(ComboBox.class, spec -> spec.withLabel("行ったこと"));
        _setValue(action, "audit.verify");
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(2);
        ComboBox<Origin> origin = _get(ComboBox.class, spec -> spec.withLabel("経路"));
        _setValue(origin, Origin.API);
        _assertNone(Grid.class);
    }

    /** An auditor doesn't read the programmer's language; a code of which nobody knows the words stays as it was recorded. */
    @Test
    void codesAreSaidInWords() {
        SignedIn.as(Role.OFFICIAL);
        transaction.executeWithoutResult(t -> trail.record(AuditEntry.of("audit.verify", "MEASURE", 1, "M-1")
                .with(Map.of("regulator.audit.state", "OPEN → IN_PROGRESS", "regulator.audit.kind", "OF_OLD"))
                .changed(Map.of(), Map.of("contract.completion.audit.required", "FRAUD,TREND,REISSUE_ISSUER:A"))));
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/audit");
        Grid<AuditEvent> grid = _get(Grid.class);
        grid.select(GridKt._get(grid, 0));

        assertThat(Screen.text())
                .contains("未着手 → 対応中", "OF_OLD", "不正利用", "傾向", "再発行率（A）")
                .doesNotContain("IN_PROGRESS", "FRAUD", "!regulator", "{0}");
    }

    @Test
    void allCodesHaveWords() {
        Map<String, String> texts = new Messages().all(Locale.JAPANESE);
        assertThat(CodedValues.prefixes()).isNotEmpty().allSatisfy((detail, prefix) -> {
            assertThat(texts).containsKey(detail);
            assertThat(texts.keySet())
                    .filteredOn(key -> key.matches(java.util.regex.Pattern.quote(prefix) + "[A-Z][A-Z0-9_]*"))
                    .as(prefix)
                    .hasSizeGreaterThan(1);
        });
    }

    @Test
    void withoutAFolderForCheckpointsItSaysSo() {
        recorded();

        assertThat(Screen.text()).contains("検証点の保管先と鍵が設定されていないため");
    }

    @Test
    void withoutAnyItSaysSo() {
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/audit");

        assertThat(Screen.text()).contains("記録はまだありません");
        _click(_get(Button.class, spec -> spec.withText("証跡を検証する")));
        assertThat(Screen.text()).contains("検証するものがありません");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseGetsThere(Role role) {
        signIn(role);

        Screen.open("admin/audit");

        _assertNone(AuditView.class);
    }
}
