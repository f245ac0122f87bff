package jp.madoguchi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import jp.madoguchi.assurance.Assures;
import org.junit.jupiter.api.Test;

/** Nobody learns from an address whether there is something behind it. */
class ForeignAddressIT extends JourneyTest {
    @Test
    @Assures("A2")
    void anAddressThatMayNotBeOpenedLooksLikeOneThatDoesNotExist() {
        Page official = signIn("official");

        assertThat(shown(official, "desk")).isEqualTo(shown(official, "city/no-such-page"));
        assertThat(official.locator("main h1").textContent()).isEqualTo("ページを表示できません");
    }

    private static String shown(Page page, String path) {
        Response response = page.navigate(address(path));
        page.waitForSelector("main h1");
        return response.status() + " " + page.locator("main").innerText();
    }
}
