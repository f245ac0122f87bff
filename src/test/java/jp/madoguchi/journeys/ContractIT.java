package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A month of an obligation goes from the contractor to the city and back, while both sit at pages that stay open. */
class ContractIT extends JourneyTest {
    private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(2_000);
    private static final byte[] INVOICE = "%PDF-1.4\n% 7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void anInvoiceIsHandedInReviewedMendedAndAnsweredWithoutAReload() {
        Page contractor = signIn("contractor");
        openMonth(contractor, "contractor/contract");
        Page official = signIn("official");
        openMonth(official, "city/contract");
        official.evaluate("window.stillTheSamePage = true");
        contractor.evaluate("window.stillTheSamePage = true");

        contractor
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("請求書-7月.pdf", "application/pdf", INVOICE));
        assertThat(contractor.locator(".m-file-drop .m-files li")).containsText("請求書-7月.pdf");
        contractor.getByLabel("提出物の説明").fill("7月分の請求書");
        assertKeepsTheRules(contractor);
        press(contractor, "提出する");
        assertThat(official.getByText("7月分の請求書")).isVisible(SOON);

        official.getByLabel("履行（指摘あり）").check();
        official.getByLabel("所見").fill("内訳がない");
        press(official, "是正を求める");
        official.getByLabel("是正の内容").fill("内訳を提出すること");
        assertKeepsTheRules(official);
        press(official, "確認結果を登録");

        assertThat(contractor.getByText("内訳がない")).isVisible(SOON);
        assertThat(contractor.getByText("内訳を提出すること")).isVisible(SOON);
        contractor.getByLabel("回答", new Page.GetByLabelOptions().setExact(true)).fill("来週提出します。");
        press(contractor, "回答する");
        assertThat(official.getByText("来週提出します。")).isVisible(SOON);
        // drawn anew with the answer: a click on what is being replaced is lost
        assertThat(contractor.getByText("来週提出します。")).isVisible(SOON);

        press(contractor, "対応を報告する");
        Locator dialog = contractor
                .locator("vaadin-dialog-overlay, vaadin-dialog[opened]")
                .first();
        contractor.getByLabel("対応の内容").fill("内訳を添えて提出しました。");
        assertKeepsTheRules(contractor);
        contractor
                .locator("vaadin-button[theme~=primary]:visible")
                .filter(new Locator.FilterOptions().setHasText("対応を報告する"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(official.getByText("内訳を添えて提出しました。")).isVisible(SOON);
        press(official, "完了を認める");
        assertThat(contractor.getByText("完了", new Page.GetByTextOptions().setExact(true)))
                .isVisible(SOON);
        assertThat(contractor.evaluate("window.stillTheSamePage")).isEqualTo(true);
        assertThat(official.evaluate("window.stillTheSamePage")).isEqualTo(true);

        for (String page : List.of("city/contract", "city/contract/details", "city/contract/costs")) {
            open(official, page);
            assertKeepsTheRules(official);
        }
        for (String page : List.of("contractor/contract", "contractor/contract/costs")) {
            open(contractor, page);
            assertKeepsTheRules(contractor);
        }
        Page other = signIn("contractor2");
        open(other, "contractor/contract");
        assertThat(other.getByText("委託契約が登録されていません")).isVisible();
        assertKeepsTheRules(other);
    }

    /** July of the costs, from the matrix. */
    private static void openMonth(Page page, String matrix) {
        open(page, matrix);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("履行義務 2、2022年7月"))
                .click();
        assertThat(page.locator("main h1")).containsText("2022年7月");
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
