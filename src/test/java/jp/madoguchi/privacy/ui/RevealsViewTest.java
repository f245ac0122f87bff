package jp.madoguchi.privacy.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.RevealedObject;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class RevealsViewTest extends ViewTest {
    @Autowired
    RevealLog reveals;

    @Test
    @SuppressWarnings("unchecked")
    void theAuditorReadsWhoLookedAtWhatAndWhyTheLatestFirst() {
        SignedIn.as(Role.OFFICIAL);
        reveals.record(new RevealedObject("inquiry", "0AAAAAAAAAAAA"), "最初の確認");
        jdbc.sql("update personal_data_reveal set revealed_at = revealed_at - interval '1' day")
                .update();
        reveals.record(new RevealedObject("inquiry", "0BBBBBBBBBBBB"), "次の確認");
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/reveals");

        Grid<RevealLog.Entry> grid = _get(Grid.class);
        assertThat(GridKt._size(grid)).isEqualTo(2);
        assertThat(GridKt._getFormattedRow(grid, 0)).contains("official（担当職員）", "問い合わせ 0BBBBBBBBBBBB", "次の確認");
        assertThat(GridKt._getFormattedRow(grid, 1)).contains("問い合わせ 0AAAAAAAAAAAA", "最初の確認");
    }

    @Test
    void withoutAnyItSaysSo() {
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/reveals");

        assertThat(Screen.text()).contains("表示の記録はまだありません");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseGetsThere(Role role) {
        signIn(role);

        Screen.open("admin/reveals");

        _assertNone(RevealsView.class);
    }
}
