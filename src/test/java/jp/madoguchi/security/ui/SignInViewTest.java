package jp.madoguchi.security.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import jp.madoguchi.platform.ui.LanguageButton;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;

class SignInViewTest extends ViewTest {
    @Test
    void eachBuiltInUserIsShownWithNameOrganisationAndWork() {
        signIn(Role.OPERATOR);
        UI.getCurrent().navigate("sign-in");

        assertThat(Screen.text()).contains("田中 健", "south-office", "伊藤 直子", "north-office", "再発行件数の報告", "システム管理者");
    }

    @Test
    void theOtherLanguageIsOfferedBeforeAnybodyHasSignedIn() {
        signIn(Role.OPERATOR);
        UI.getCurrent().navigate("sign-in");

        _assertOne(LanguageButton.class);
        assertThat(_get(LanguageButton.class).getText()).isEqualTo("English");
        _click(_get(LanguageButton.class));
        assertThat(VaadinSession.getCurrent().getLocale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aFailedSignInIsSaidCalmly() {
        signIn(Role.OPERATOR);
        UI.getCurrent().navigate("sign-in", QueryParameters.of("error", ""));

        assertThat(Screen.text()).contains("ユーザー名またはパスワードが違います");
    }
}
