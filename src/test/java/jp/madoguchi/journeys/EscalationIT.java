package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the desk can't answer goes to the city and comes back, while both sit at pages that stay open. */
class EscalationIT extends JourneyTest {
    private static final IsVisibleOptions WITHIN_A_SECOND = new IsVisibleOptions().setTimeout(1_000);

    @Test
    void aQuestionIsAskedAnsweredAndToldWithoutAReload() {
        Page official = signIn("official");
        open(official, "city/escalations");
        official.evaluate("window.stillTheSamePage = true");
        Page operator = signIn("operator");
        open(operator, "desk/inquiries");
        operator.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText("090-").setVisible(true))
                .first()
                .click();
        press(operator, "自治体に照会");
        assertThat(operator.locator(".m-escalation-text textarea")).isFocused();
        operator.keyboard().type("相続人が受け取れますか。");
        assertKeepsTheRules(operator);

        // leaving asks first, and the text is still there
        operator.keyboard().press("Escape");
        press(operator, "入力に戻る");
        assertThat(operator.locator(".m-escalation-text textarea")).hasValue("相続人が受け取れますか。");
        operator.keyboard().press("Control+Enter");

        Locator question =
                official.locator(".m-escalation").filter(new Locator.FilterOptions().setHasText("相続人が受け取れますか。"));
        assertThat(question).isVisible(WITHIN_A_SECOND);
        assertThat(official.getByText("コールセンターから照会がありました")).isVisible(WITHIN_A_SECOND);
        assertThat(question).containsText("-****-");
        // the asker goes on with the next call, on another screen
        open(operator, "desk");
        operator.evaluate("window.stillTheSamePage = true");

        question.getByText("個人情報を表示").click();
        assertThat(official.locator(".m-escalation-text textarea")).isFocused();
        official.keyboard().type("相続の確認のため");
        official.keyboard().press("Control+Enter");
        assertThat(question.locator(".m-revealed")).containsText("090-");
        assertKeepsTheRules(official);

        question.getByText("回答する").click();
        assertThat(official.locator(".m-escalation-text textarea")).isFocused();
        official.keyboard().type("戸籍の写しで確認できれば受け取れます。");
        assertKeepsTheRules(official);
        official.keyboard().press("Control+Enter");

        assertThat(operator.getByText("自治体から回答がありました")).isVisible(WITHIN_A_SECOND);
        assertThat(operator.evaluate("window.stillTheSamePage")).isEqualTo(true);
        operator.locator(".m-bell[href='desk/escalations']").click();
        assertThat(operator.getByText("戸籍の写しで確認できれば受け取れます。")).isVisible();
        assertKeepsTheRules(operator);

        press(operator, "利用者に案内した");
        assertThat(operator.locator(".m-escalation-text textarea")).isFocused();
        assertKeepsTheRules(operator);
        operator.keyboard().type("了解された");
        operator.keyboard().press("Control+Enter");
        assertThat(operator.locator(".m-escalation:visible")).hasCount(0);
        assertThat(question).isHidden(new IsHiddenOptions().setTimeout(1_000));
        assertThat(official.evaluate("window.stillTheSamePage")).isEqualTo(true);

        Page auditor = signIn("auditor");
        open(auditor, "admin/reveals");
        assertThat(auditor.getByText("相続の確認のため").first()).isVisible();
        assertKeepsTheRules(auditor);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void assertKeepsTheRules(Page page) {
        Map<Look, List<String>> offences = new LinkedHashMap<>();
        for (Look look : List.of(Look.NARROW_DARK, Look.WIDE_LIGHT)) {
            look.at(page);
            List<String> found = Offences.of(page);
            if (!found.isEmpty()) {
                offences.put(look, found);
            }
        }
        assertThat(offences).isEmpty();
    }
}
