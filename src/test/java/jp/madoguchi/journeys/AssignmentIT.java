package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A supervisor gives inquiries to an operator by keyboard; the operator sees it at once and finishes one. */
class AssignmentIT extends JourneyTest {
    private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(2_000);

    @Test
    void whatIsSelectedByKeyboardIsGivenAwaySeenAtOnceAndFinished() {
        Page operator = signIn("operator");
        open(operator, "desk");
        // three of their own, so that they are known as somebody to whom inquiries can be given
        for (String note : List.of("一件目の相談", "二件目の相談", "三件目の相談")) {
            log(operator, note);
        }
        operator.evaluate("window.stillTheSamePage = true");

        Page supervisor = signIn("supervisor");
        open(supervisor, "desk/inquiries?span=today&q=件目の相談");
        assertThat(supervisor.locator(".m-total")).hasText("3 件");
        assertThat(supervisor
                        .locator(".m-inquiry-grid vaadin-grid-cell-content:visible")
                        .filter(new Locator.FilterOptions().setHasText("一件目の相談")))
                .isVisible();
        assertKeepsTheRules(supervisor);

        intoTheRows(supervisor);
        supervisor.keyboard().press("Space");
        assertThat(selected(supervisor)).hasText("1 件を選択中");
        supervisor.keyboard().press("ArrowDown");
        supervisor.keyboard().press("ArrowDown");
        supervisor.keyboard().press("Shift+Space");
        assertThat(selected(supervisor)).hasText("3 件を選択中");

        button(supervisor, "担当を決める").focus();
        supervisor.keyboard().press("Enter");
        assertThat(supervisor.locator(".m-assign-fields vaadin-combo-box input"))
                .isFocused();
        assertKeepsTheRules(supervisor);
        supervisor.keyboard().type("operator");
        supervisor.keyboard().press("Enter");
        supervisor.locator(".m-assign-fields vaadin-text-area textarea").focus();
        supervisor.keyboard().type("今日中に電話してください。");
        supervisor.keyboard().press("Control+Enter");
        assertThat(supervisor.getByText("3 件の担当を決めました。")).isVisible(SOON);
        assertThat(selected(supervisor)).hasText("0 件を選択中");

        Locator bell = operator.locator(".m-bell[href*='followup']");
        assertThat(bell).isVisible(SOON);
        assertThat(bell).containsText("3");
        assertThat(operator.getByText("担当する問い合わせがあります")).isVisible(SOON);
        assertThat(operator.evaluate("window.stillTheSamePage")).isEqualTo(true);
        bell.click();
        assertThat(operator.locator(".m-total")).hasText("3 件");
        assertKeepsTheRules(operator);

        // by keyboard alone: the first row is opened with Enter
        intoTheRows(operator);
        operator.keyboard().press("Enter");
        Locator section = operator.locator(".m-follow-up");
        assertThat(section).containsText("今日中に電話してください。");
        assertKeepsTheRules(operator);
        section.locator("textarea").focus();
        operator.keyboard().type("電話で案内した。");
        operator.keyboard().press("Tab");
        operator.keyboard().press("Enter");
        assertThat(section).containsText("完了");
        assertThat(section).containsText("電話で案内した。");
        operator.keyboard().press("Escape");
        assertThat(bell).containsText("2", new ContainsTextOptions().setTimeout(2_000));
        assertThat(operator.locator(".m-total")).hasText("2 件");

        // the next morning's question: who has what
        open(supervisor, "desk/inquiries?span=today&followup=done");
        assertThat(supervisor.locator(".m-total")).hasText("1 件");
    }

    @Test
    void theColumnsAreChosenByKeyboardAndFitANarrowScreen() {
        Page page = signIn("operator2");
        open(page, "desk/inquiries?span=all");
        button(page, "表示する列").focus();
        page.keyboard().press("Enter");
        Locator number = page.locator(".m-columns vaadin-checkbox")
                .filter(new Locator.FilterOptions().setHasText("受付番号"))
                .locator("input");
        number.focus();
        page.keyboard().press("Space");
        assertKeepsTheRules(page);
        button(page, "この列で表示").focus();
        page.keyboard().press("Enter");
        Locator heading = page.locator(".m-inquiry-grid vaadin-grid-cell-content:visible")
                .filter(new Locator.FilterOptions().setHasText("受付番号"));
        assertThat(heading).isVisible();

        page.reload();
        assertThat(heading).isVisible();
        assertKeepsTheRules(page);
        button(page, "表示する列").click();
        button(page, "標準に戻す").click();
        assertThat(heading).hasCount(0);
    }

    private static void log(Page page, String note) {
        page.locator(".m-inquiry-summary textarea").fill(note);
        page.keyboard().press("Alt+Digit2");
        page.keyboard().press("Alt+KeyZ");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".m-inquiry-summary textarea")).hasValue("");
    }

    /** Where Tab leads behind the headings. */
    private static void intoTheRows(Page page) {
        Locator grid = page.locator(".m-inquiry-grid");
        grid.evaluate("grid => grid.shadowRoot.querySelector('#header [tabindex=\"0\"]').focus()");
        page.keyboard().press("Tab");
    }

    private static Locator selected(Page page) {
        return page.locator(".m-assign-bar [role=status]");
    }

    private static Locator button(Page page, String text) {
        return page.locator("vaadin-button:visible")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
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
