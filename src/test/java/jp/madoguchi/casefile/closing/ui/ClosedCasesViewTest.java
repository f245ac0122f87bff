package jp.madoguchi.casefile.closing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClosedCasesViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @BeforeEach
    void setUp() {
        new OutreachPersons(jdbc, KokoIncident.setUp(incidents)).add("U000001", "a@example.jp", "09004151234", 1);
    }

    @Test
    void theLeadClosesACaseAndOpensItAgainAndTheDeskSeesIt() {
        signIn(Role.SUPERVISOR);
        Screen.open("desk/closed-cases");
        assertThat(Screen.text()).contains("終了しているケースはありません。");
        _click(_get(Button.class, spec -> spec.withText("ケースを終了する")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("ケース番号")).getErrorMessage())
                .isEqualTo("ケース番号を入力してください（例：U000123）。");
        _setValue(_get(TextField.class, spec -> spec.withLabel("ケース番号")), "U000001");
        _click(_get(Button.class, spec -> spec.withText("ケースを終了する")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("理由")).isInvalid())
                .isTrue();
        _setValue(_get(TextArea.class, spec -> spec.withLabel("理由")), "本人が亡くなった");
        _click(_get(Button.class, spec -> spec.withText("ケースを終了する")));
        assertThat(Screen.text()).contains("U000001", "本人が亡くなった");

        UI.getCurrent().navigate("desk", QueryParameters.of("case", "U000001"));
        assertThat(Screen.text()).contains("対応終了（", "：本人が亡くなった");

        Screen.open("desk/closed-cases");
        _click(_get(Button.class, spec -> spec.withText("再開する")));
        _click(_find(Button.class, spec -> spec.withText("再開する")).getLast());
        assertThat(_find(TextArea.class).getLast().isInvalid()).isTrue();
        _setValue(_find(TextArea.class).getLast(), "取り違え");
        _click(_find(Button.class, spec -> spec.withText("再開する")).getLast());
        assertThat(Screen.text()).contains("終了しているケースはありません。");
    }

    @Test
    void anAuditorOnlyReads() {
        signIn(Role.AUDITOR);
        Screen.open("desk/closed-cases");
        assertThat(Screen.text()).contains("終了しているケースはありません。");
        _assertNone(Button.class, spec -> spec.withText("ケースを終了する"));
    }
}
