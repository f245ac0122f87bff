package jp.madoguchi.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A journey through the real portal in a real browser. One portal serves all journeys of a run. */
abstract class JourneyTest {
    /** The first page after a start has much to load, and test machines are busy. */
    static final double PATIENCE_MILLIS = 60_000;

    /** Tabs get their roles after the page's heading is there. */
    private static final String SETTLED = "() => !document.querySelector('vaadin-tab:not([role])')";

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        RunningPortal.demo();
        playwright = Playwright.create();
        String chromium = System.getenv().getOrDefault("MADOGUCHI_TEST_CHROMIUM", "/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(java.nio.file.Path.of(chromium))
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @AfterEach
    void closePages() {
        browser.contexts().forEach(BrowserContext::close);
    }

    /** A browser of its own, signed in as one of the demo's users, in Japanese and light colours. */
    static Page signIn(String user) {
        return signIn(user, "light");
    }

    static Page signIn(String user, String scheme) {
        BrowserContext context = browser.newContext();
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addCookies(List.of(new Cookie("madoguchi-scheme", scheme).setUrl(address(""))));
        Page page = context.newPage();
        page.navigate(address("sign-in"));
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("main");
        return page;
    }

    static void open(Page page, String path) {
        page.navigate(address(path));
        page.waitForSelector("main h1");
        page.waitForFunction(SETTLED);
    }

    static String address(String path) {
        return RunningPortal.demo().url() + "/" + path;
    }

    /** What offends against axe's rules on the screen, each with the first places. */
    static List<String> offences(Page page) {
        return new AxeBuilder(page)
                        // Vaadin's own, outside of every page and empty as long as the connection holds
                        .exclude("vaadin-connection-indicator")
                        // Vaadin's list of tabs has its own scroller and buttons between itself and the tabs
                        .exclude("vaadin-tabs")
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }
}
