package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The browser, the line and the server are taken away in the middle of typing. What was typed two seconds before is there again;
 * where the browser itself goes on, every key stroke is.
 */
class NothingTypedIsLostIT {
    private static final String FIRST = "受取メールが届かない。";
    private static final String SECOND = "迷惑メールも確認済み。";
    /** The limit that the portal promises: what is older than this has to be there. */
    private static final double TWO_SECONDS = 2_000;

    private static RunningPortal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start("demo", RunningPortal.freePort(), Map.of(), "madoguchi.demo.telephone=false");
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        portal.close();
    }

    @Test
    @Assures("G3")
    void aReloadInTheMiddleOfAWordLosesNoKeyStroke() {
        try (BrowserContext person = chromium.person()) {
            Page page = atTheDesk(person, "operator");
            text(page).pressSequentially(FIRST);
            page.reload();

            recovered(page, FIRST);
            discard(page);
        }
    }

    @Test
    @Assures("G3")
    void aLineThatIsCutLosesNoKeyStroke() {
        try (BrowserContext person = chromium.person()) {
            Page page = atTheDesk(person, "operator2");
            text(page).pressSequentially(FIRST);
            page.waitForTimeout(TWO_SECONDS);
            person.setOffline(true);
            text(page).press("End");
            text(page).pressSequentially(SECOND);
            page.waitForFunction("() => Object.keys(localStorage).some(name => name.startsWith('madoguchi-draft:'))");
            assertThat((String) page.evaluate("() => JSON.stringify(localStorage)"))
                    .as("what is kept in the browser can't be read there")
                    .doesNotContain(SECOND, FIRST, "メール", "operator2");
            page.close();
            person.setOffline(false);

            Page again = person.newPage();
            again.navigate(portal.url() + "/desk");
            recovered(again, FIRST + SECOND);
            discard(again);
        }
    }

    @Test
    @Assures("G3")
    void aKilledBrowserLosesNothingThatIsTwoSecondsOld(@TempDir Path folder) {
        BrowserContext killed = chromium.personAt(folder);
        Page page = atTheDesk(killed, "supervisor");
        text(page).pressSequentially(FIRST);
        page.keyboard().press("Alt+Digit2");
        page.waitForTimeout(TWO_SECONDS);
        text(page).press("End");
        text(page).pressSequentially(SECOND);
        Chromium.kill(folder);

        try (BrowserContext person = chromium.person()) {
            Page again = atTheDesk(person, "supervisor");
            assertThat(again.locator(".m-recovered")).not().isEmpty();
            assertThat(text(again).inputValue()).startsWith(FIRST);
            assertThat(again.locator(".m-key-choice-option[aria-pressed=true]").allInnerTexts())
                    .anyMatch(option -> option.contains("QUOカードPay関連"));
            discard(again);
        }
    }

    @Test
    @Assures("G3")
    void aKilledServerLosesNothingThatIsTwoSecondsOldAndTheBrowserNothingAtAll() {
        try (BrowserContext person = chromium.person()) {
            Page page = atTheDesk(person, "operator");
            text(page).pressSequentially(FIRST);
            page.waitForTimeout(TWO_SECONDS);
            portal.kill();
            text(page).press("End");
            text(page).pressSequentially(SECOND);
            portal.startAgain();

            // the same browser: its own memory has what the server never got
            Page same = person.newPage();
            signIn(same, "operator");
            recovered(same, FIRST + SECOND);
            discard(same);
        }
    }

    private static Page atTheDesk(BrowserContext person, String user) {
        person.setDefaultTimeout(JourneyTest.PATIENCE_MILLIS);
        Page page = person.newPage();
        signIn(page, user);
        return page;
    }

    private static void signIn(Page page, String user) {
        page.navigate(portal.url() + "/sign-in");
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("vaadin-app-layout main");
        page.navigate(portal.url() + "/desk");
        text(page).focus();
    }

    private static Locator text(Page page) {
        return page.locator(".m-inquiry-summary textarea");
    }

    private static void recovered(Page page, String typed) {
        assertThat(page.locator(".m-recovered")).not().isEmpty();
        assertThat(text(page)).hasValue(typed);
    }

    private static void discard(Page page) {
        text(page).press("Escape");
        page.locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
                .getByText("破棄する")
                .first()
                .click();
        assertThat(text(page)).hasValue("");
    }
}
