package jp.madoguchi.platform.ui.palette;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.ShortcutsKt;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CommandPaletteTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @BeforeEach
    void setUp() {
        KokoIncident.setUp(incidents);
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATOR, desk/callbacks, の記録, desk",
        "OFFICIAL, city, 日別, city/daily",
        "CONTRACTOR, contractor, '', contractor",
        "ADMIN, admin, 事案, admin/incident"
    })
    void goesWhereTheUserMayGo(Role role, String from, String typed, String to) {
        signIn(role);
        Screen.open(from);
        open();
        type(typed);

        press(Key.ENTER);

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo(to);
        _assertNone(CommandPalette.class);
    }

    @Test
    void saysNothingOfWhatTheUserMayNotOpen() {
        signIn(Role.CONTRACTOR);
        Screen.open("contractor");
        open();

        assertThat(titles()).containsExactly("再発行件数の報告", "報告の予定", "委託契約の履行", "業務完了届");
        type("監査");
        assertThat(titles()).isEmpty();
        assertThat(_get(_get(CommandPalette.class), Paragraph.class).getText()).startsWith("見つかりません。");
        press(Key.ENTER);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("contractor");
    }

    @Test
    void theArrowsGoAround() {
        signIn(Role.OPERATOR);
        Screen.open("desk");
        open();
        type("問い合わせ");
        List<String> all = titles();
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(chosen()).isEqualTo(all.getFirst());

        press(Key.ARROW_UP);
        assertThat(chosen()).isEqualTo(all.getLast());
        press(Key.ARROW_DOWN);
        press(Key.ARROW_DOWN);
        assertThat(chosen()).isEqualTo(all.get(1));
    }

    private static void open() {
        _click(_get(PaletteButton.class));
    }

    private static void type(String text) {
        _setValue(_get(_get(CommandPalette.class), TextField.class), text);
    }

    private static void press(Key key) {
        ShortcutsKt._fireShortcut(_get(CommandPalette.class), key);
    }

    private static List<Div> options() {
        return _find(
                _get(CommandPalette.class),
                Div.class,
                spec -> spec.withPredicate(
                        div -> "option".equals(div.getElement().getAttribute("role"))));
    }

    private static List<String> titles() {
        return options().stream().map(CommandPaletteTest::title).toList();
    }

    private static String title(Div option) {
        return option.getComponentAt(0).getElement().getText();
    }

    private static String chosen() {
        return options().stream()
                .filter(option -> "true".equals(option.getElement().getAttribute("aria-selected")))
                .map(CommandPaletteTest::title)
                .findFirst()
                .orElseThrow();
    }
}
