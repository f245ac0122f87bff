package jp.madoguchi.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;

/** What a journey shows however its people have signed in: a dashboard that is open changes while others work. */
public final class LiveDashboard {
    private static final double ONE_SECOND = 1_000;

    private LiveDashboard() {}

    /**
     * The operator logs a call that is waiting at the desk as one about gifts.
     *
     * @param official at the dashboard
     * @param operator at the desk
     */
    public static void changesWithinASecondOfAnInquiry(Page official, Page operator) {
        official.evaluate("window.stillTheSamePage = true");
        Locator gifts = official.locator(".m-tile")
                .filter(new Locator.FilterOptions().setHasText("QUOカードPay関連"))
                .locator(".m-tile__value")
                .filter(new Locator.FilterOptions().setVisible(true));
        String before = gifts.textContent();

        logCallAboutGift(operator);

        assertThat(gifts)
                .hasText(
                        String.valueOf(before.equals("-") ? 1 : Integer.parseInt(before) + 1),
                        new HasTextOptions().setTimeout(ONE_SECOND));
        assertThat(official.evaluate("window.stillTheSamePage")).isEqualTo(true);
    }

    private static void logCallAboutGift(Page operator) {
        operator.waitForSelector(".m-call:not(.m-call-logged)");
        operator.keyboard().press("F2");
        operator.waitForSelector(".m-call[aria-pressed=true]");
        operator.keyboard().press("Alt+Digit2");
        operator.keyboard().press("Alt+KeyZ");
        operator.locator(".m-inquiry-summary textarea").fill("ギフトの受け取り方法を案内した。");
        operator.keyboard().press("Control+Enter");
        operator.waitForSelector(".m-saved:not(:empty)");
    }
}
