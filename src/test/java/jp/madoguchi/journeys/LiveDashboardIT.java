package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.Test;

class LiveDashboardIT extends JourneyTest {
    private static final double ONE_SECOND = 1_000;

    @Test
    void anInquiryOnThePhoneChangesTheOfficialsOpenDashboardWithinASecond() {
        Page official = signIn("official");
        open(official, "city");
        official.evaluate("window.stillTheSamePage = true");
        Locator gifts = official.locator(".m-tile")
                .filter(new Locator.FilterOptions().setHasText("QUOカードPay関連"))
                .locator(".m-tile__value")
                .filter(new Locator.FilterOptions().setVisible(true));
        String before = gifts.textContent();

        Page operator = signIn("operator");
        open(operator, "desk");
        operator.waitForSelector(".m-call:not(.m-call-logged)");
        operator.keyboard().press("F2");
        operator.waitForSelector(".m-call[aria-pressed=true]");
        operator.keyboard().press("Alt+Digit2");
        operator.keyboard().press("Alt+KeyZ");
        operator.locator(".m-inquiry-summary textarea").fill("ギフトの受け取り方法を案内した。");
        operator.keyboard().press("Control+Enter");
        operator.waitForSelector(".m-saved:not(:empty)");

        assertThat(gifts)
                .hasText(
                        String.valueOf(before.equals("-") ? 1 : Integer.parseInt(before) + 1),
                        new HasTextOptions().setTimeout(ONE_SECOND));
        org.assertj.core.api.Assertions.assertThat(official.evaluate("window.stillTheSamePage"))
                .isEqualTo(true);
    }
}
