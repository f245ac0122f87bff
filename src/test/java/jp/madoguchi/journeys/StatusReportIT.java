package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The report to the assembly, from the draft to a released document that stays as it is whatever is corrected later. */
class StatusReportIT extends JourneyTest {
    private static final String SENTENCE = "窓口でも相談を受け付ける。担当 𠮷田・髙橋";

    @Test
    void anOfficialWritesTheApproverReleasesAndACorrectionLeavesTheDocument() throws IOException {
        Page official = signIn("official");
        open(official, "city/reports");
        assertKeepsTheRules(official);
        official.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("状況報告第1号").setExact(true))
                .click();
        Locator text = official.getByLabel("今後の対応").first();
        assertThat(text).isVisible();
        text.fill(text.inputValue() + "\n" + SENTENCE);
        // it saves itself, and the document beside it follows
        assertThat(official.locator(".m-document").getByText(SENTENCE)).isVisible();
        assertKeepsTheRules(official);

        Locator figure =
                official.locator(".m-document [data-key='calls.delivery.max']").first();
        figure.focus();
        assertThat(official.locator(".m-figure-tip")).containsText("対象：2022-06-30〜2022-07-08");
        official.getByLabel("数値を探す").fill("calls.last");
        Locator found = official.locator(".m-figure-list li").first();
        assertThat(found).containsText("{calls.last");
        found.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("修正 "))
                .click();
        Locator dialog = official.locator("vaadin-dialog");
        dialog.getByLabel("記載する値").fill("約20件");
        dialog.getByLabel("修正の理由").fill("概数で示す");
        inDialog(official, "修正する");
        assertThat(official.locator(".m-document .m-figure--overridden").first())
                .containsText("約20件");
        press(official, "決裁へ提出");
        inDialog(official, "決裁へ提出");
        assertThat(official.locator(".m-report-state").getByText("決裁待ち")).isVisible();
        String address = official.url();

        Page approver = signIn("approver");
        approver.navigate(address);
        assertThat(approver.locator(".m-report-state")).isVisible();
        assertKeepsTheRules(approver);
        press(approver, "決裁して公表");
        inDialog(approver, "決裁して公表");
        assertThat(approver.locator(".m-report-state").getByText("公表済み")).isVisible();
        byte[] pdf = pdf(approver);
        assertThat(words(pdf)).contains("121", "63,337", "約20件", SENTENCE).doesNotContain("（案）");

        open(official, "city/figures?day=2022-07-03&measure=incoming");
        press(official, "この日を確定する");
        dialog.locator("textarea").fill("差異は確認済み");
        press(official, "確定する");
        press(official, "件数を訂正する");
        dialog.locator("vaadin-integer-field input").fill("16");
        dialog.locator("vaadin-text-area textarea").fill("回線事業者からの報告による訂正");
        press(official, "訂正する");
        assertThat(official.locator(".m-day__history")).isVisible();

        official.navigate(address);
        official.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("比較"))
                .click();
        assertThat(official.locator("ins.m-redline").getByText("16").first()).isVisible();
        assertThat(official.getByText("回線事業者からの報告による訂正").first()).isVisible();
        assertKeepsTheRules(official);
        assertThat(pdf(approver)).isEqualTo(pdf);
        open(official, "city/reports/corrections");
        assertThat(official.getByText("正誤表が必要").first()).isVisible();
        assertKeepsTheRules(official);
    }

    private static byte[] pdf(Page page) throws IOException {
        return Files.readAllBytes(page.waitForDownload(() -> page.locator(".m-report-files")
                        .getByText("PDF", new Locator.GetByTextOptions().setExact(true))
                        .click())
                .path());
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void inDialog(Page page, String name) {
        page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Without line breaks, which fall where the page is full. */
    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\R", "");
        }
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
