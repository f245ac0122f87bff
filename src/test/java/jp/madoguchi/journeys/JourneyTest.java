package jp.madoguchi.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A journey through the real portal in a real browser. One portal serves all journeys of a run. */
abstract class JourneyTest {
    /** The first page after a start has much to load, and test machines are busy. */
    static final double PATIENCE_MILLIS = 60_000;

    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        // what a test waits for comes late on a busy machine; a test of promptness names its time
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        RunningPortal.demo();
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @AfterEach
    void closePages() {
        people.forEach(BrowserContext::close);
    }

    /** A browser of its own, in Japanese and the colours of the system, which are light. */
    Page newPerson() {
        BrowserContext person = chromium.person();
        people.add(person);
        person.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = person.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return page;
    }

    /** A browser of its own, signed in as one of the demo's users. */
    Page signIn(String user) {
        Page page = newPerson();
        page.navigate(address("sign-in"));
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("vaadin-app-layout main");
        return page;
    }

    static void speak(Page page, String language) {
        page.context().addCookies(List.of(new Cookie("madoguchi-language", language).setUrl(address(""))));
    }

    static void open(Page page, String path) {
        page.navigate(address(path));
        page.waitForSelector("main h1");
    }

    static String address(String path) {
        return RunningPortal.demo().url() + "/" + path;
    }
}
