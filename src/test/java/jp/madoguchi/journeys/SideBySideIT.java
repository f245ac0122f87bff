package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Several inquiries at once: a caller on hold, a callback in between, a second window. */
class SideBySideIT extends JourneyTest {
    private static final String ON_HOLD = "保留中のお客様の件。折り返し先は確認中。";
    private static final String IN_BETWEEN = "間に入った件";

    @Test
    void puttingOneAsideInTheMiddleOfAWordLosesNoKeyStroke() {
        Page page = signIn("operator");
        open(page, "desk");
        text(page).pressSequentially(ON_HOLD);
        page.keyboard().press("Alt+KeyN");
        assertThat(text(page)).hasValue("");
        text(page).pressSequentially(IN_BETWEEN);
        page.keyboard().press("Alt+PageDown");
        assertThat(text(page)).hasValue(ON_HOLD);
        page.keyboard().press("Alt+PageDown");
        assertThat(text(page)).hasValue(IN_BETWEEN);
        // the server has all of it, so that nothing of a caller stays on this machine
        page.waitForFunction("() => !Object.keys(localStorage).some(name => name.startsWith('madoguchi-draft:'))");

        discard(page);
        page.keyboard().press("Alt+PageDown");
        assertThat(text(page)).hasValue(ON_HOLD);
        discard(page);
    }

    @Test
    void whatOneWindowHasIsShownInTheOtherAndNotWrittenBy() {
        Page first = signIn("operator2");
        open(first, "desk");
        text(first).pressSequentially(ON_HOLD);
        Page second = first.context().newPage();
        open(second, "desk");

        assertThat(second.locator(".m-draft")).containsText("別の画面で入力中");
        assertThat(text(second)).hasValue("");
        assertThat(second.locator(".m-recovered").textContent()).isEmpty();
        text(second).pressSequentially(IN_BETWEEN);
        second.reload();
        assertThat(text(second)).hasValue(IN_BETWEEN);
        assertThat(text(first)).hasValue(ON_HOLD);

        discard(second);
        discard(first);
    }

    private static Locator text(Page page) {
        return page.locator(".m-inquiry-summary textarea");
    }

    private static void discard(Page page) {
        text(page).press("Escape");
        page.locator("vaadin-confirm-dialog").getByText("破棄する").first().click();
        assertThat(text(page)).hasValue("");
    }
}
