package jp.madoguchi.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The screens of a portal with the demo's data, as a browser opens them: each with something in it, and with what its buttons open. */
public final class ScreensInBrowser {
    private static final String BUTTON = "main vaadin-button:not([theme~=primary]):not([disabled]):visible";

    private final String portal;
    private final JdbcClient jdbc;

    /** @param jdbc leads to the portal's database */
    public ScreensInBrowser(String portal, JdbcClient jdbc) {
        this.portal = portal;
        this.jdbc = jdbc;
    }

    /** @param user who is named as a role is */
    public Page signIn(BrowserContext person, String user) {
        Page page = person.newPage();
        page.navigate(portal + "/sign-in");
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("vaadin-app-layout main");
        return page;
    }

    /** @param route as the access table names it */
    public void open(Page page, String route) {
        page.navigate(portal + "/" + address(route));
        page.waitForSelector("main h1");
        settle(page);
    }

    /** Touches a row and presses the first buttons that store nothing, and closes whatever that opened again. */
    public void press(Page page, int buttons, Consumer<String> opened) {
        trying(() -> page.locator("main vaadin-grid-cell-content:visible")
                .nth(0)
                .click(new Locator.ClickOptions().setTimeout(500)));
        opened(page, "a row", opened);
        int there = page.locator(BUTTON).count();
        for (int i = 0; i < Math.min(there, buttons); i++) {
            Locator button = page.locator(BUTTON).nth(i);
            trying(() -> button.evaluate("button => button.click()"));
            opened(page, "button " + i, opened);
        }
    }

    private static void opened(Page page, String what, Consumer<String> opened) {
        settle(page);
        opened.accept(what);
        page.keyboard().press("Escape");
    }

    public static boolean isDialogOpen(Page page) {
        return page.locator("vaadin-dialog[opened], vaadin-confirm-dialog[opened]")
                        .count()
                > 0;
    }

    /** Waits until the portal has answered and the lists have their rows. */
    public static void settle(Page page) {
        trying(() -> page.waitForFunction("""
                () => ![...document.querySelectorAll('vaadin-grid')].some(grid => grid.loading)
                    && !Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive && client.isActive())
                """, null, new Page.WaitForFunctionOptions().setTimeout(10_000)));
    }

    /** What isn't there to be touched, or is gone at the touch, is no matter of such a test. */
    public static void trying(Runnable work) {
        try {
            work.run();
        } catch (PlaywrightException notThere) {
            // goes on with the next
        }
    }

    /** With the number of something that is there, and with what fills the screen. */
    private String address(String route) {
        String first = switch (route) {
            case "city/reissue/review/:report" -> id("select max(id) from reissue_report where revision > 0");
            case "city/reissue/receipt/:report", "contractor/receipt/:report" ->
                id("select max(report_id) from reissue_review where decision = 'ACCEPTED'");
            case "city/regulator/:action" -> id("select min(id) from regulator_action");
            case "city/waves/:wave" -> id("select max(id) from wave");
            case "city/templates/:template" -> id("select max(id) from message_template");
            case "city/reach/:card" -> id("select min(card_ref) from affected_card");
            case "city/reports/:report" -> id("select max(id) from report");
            case "city/contract/month", "contractor/contract/month" -> id("select min(id) from contract_obligation");
            default -> "";
        };
        String path = route.replaceAll(":[a-z]+", first);
        return switch (route) {
            case "city/figures" -> path + "?day=2022-07-01&measure=incoming";
            case "city/contract/month", "contractor/contract/month" -> path + "?month=2022-06&obligation=" + first;
            default -> path;
        };
    }

    private String id(String sql) {
        return String.valueOf(jdbc.sql(sql).query(String.class).optional().orElse("0"));
    }
}
