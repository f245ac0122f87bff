package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What spares typing: ready phrases by {@code ::}, and whatever the portal can do by Ctrl+K. */
class QuickHandsIT extends JourneyTest {
    private Page page;
    private Keyboard keys;

    @BeforeEach
    void someoneIsAtTheDesk() {
        page = signIn("supervisor");
        open(page, "desk");
        keys = page.keyboard();
        assertThat(text()).isFocused();
        // what another journey has left is put aside
        keys.press("Alt+n");
        // the text is empty before, too: what is typed must not be put aside with it
        page.waitForFunction(
                "() => !Object.values(window.Vaadin.Flow.clients).some(client => client.isActive && client.isActive())");
        assertThat(text()).hasValue("");
    }

    @Test
    void aPhraseIsTakenOverAndItsGapFilled() {
        keys.type("本人から。::さい");
        assertThat(page.locator("m-phrase-picker")).isHidden();
        for (int i = 0; i < 2; i++) {
            keys.press("Backspace");
        }
        keys.type("再送");
        assertThat(page.locator("m-phrase-picker [role=option]").first()).containsText("再送");
        assertThat(Offences.of(page)).isEmpty();
        keys.press("Enter");
        keys.type("3");

        assertThat(text()).hasValue("本人から。同じQUOカードPayの再送を手配する。届くまで3日ほどと伝えた。");
        assertThat(page.locator("m-phrase-picker")).isHidden();
    }

    @Test
    void theArrowsChooseAndEscapeLeavesTheTextAlone() {
        keys.type("：：");
        Locator options = page.locator("m-phrase-picker [role=option]");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        keys.press("ArrowDown");
        assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
        assertThat(options.first()).hasAttribute("aria-selected", "false");
        keys.press("Escape");
        assertThat(page.locator("m-phrase-picker")).isHidden();
        assertThat(text()).hasValue("：：");
        assertThat(page.locator("vaadin-confirm-dialog")).hasCount(0);
    }

    @Test
    void thePaletteGoesToAScreenTypedInOneBreath() {
        keys.press("Control+k");
        assertThat(page.locator(".m-palette [role=option]").first()).isVisible();
        keys.type("定型文");
        keys.press("Enter");

        assertThat(page.locator("h1")).hasText("定型文");
        // the address follows the heading by a moment
        assertThat(page).hasURL(Pattern.compile(".*/desk/phrases$"));
    }

    @Test
    void thePaletteBeginsAnInquiryAboutAPerson() {
        keys.press("Control+k");
        assertThat(page.locator(".m-palette [role=option]").first()).isVisible();
        keys.type("U009194");
        Locator person = page.locator(".m-palette [role=option]").first();
        // until the last key has been heard, others are offered first
        assertThat(person).containsText("U009194");
        assertThat(person).containsText("受け付ける");
        assertThat(person).hasAttribute("aria-selected", "true");
        assertThat(Offences.of(page)).isEmpty();
        keys.press("Enter");

        assertThat(page.locator(".m-story")).containsText("U009194");
        assertThat(text()).isFocused();
    }

    @Test
    void thePaletteSavesWhatIsInTheForm() {
        keys.type("案内した。");
        keys.press("Control+k");
        assertThat(page.locator(".m-palette [role=option]").first()).isVisible();
        keys.type("保存");
        keys.press("Enter");

        assertThat(page.locator(".m-key-choice[invalid]").first()).isVisible();
        assertThat(text()).hasValue("案内した。");
    }

    private Locator text() {
        return page.locator(".m-inquiry-summary textarea");
    }
}
