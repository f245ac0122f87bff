package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** From "can this contract end?" to a signed decision that the contractor reads. */
class CompletionIT extends JourneyTest {
    @Test
    void anOfficialPreparesAnotherSignsAndTheContractorReadsTheOutcome() throws Exception {
        Page official = signIn("official");
        open(official, "city/completion");
        assertThat(official.getByText("判断基準を満たしていません")).isVisible();
        assertThat(official.getByText("66.6 %").first()).isVisible();
        assertKeepsTheRules(official);
        open(official, "city/completion/rule");
        assertKeepsTheRules(official);
        open(official, "city/completion/handover");
        press(official, "標準の項目を入れる");
        assertThat(official.getByText("専用電話番号の転送先を切り替える")).isVisible();
        assertKeepsTheRules(official);

        open(official, "city/completion/decision");
        press(official, "下書きを作る");
        official.getByText("終了しない、または条件を付けて延長する").click();
        Locator conclusion = official.getByLabel("判断の要旨");
        assertThat(conclusion).hasValue(Pattern.compile("令和4年8月4日現在"));
        conclusion.fill("入電と応答率が基準に達していないため、９月に改めて判断する。担当 𠮷田・髙橋");
        conclusion.blur();
        press(official, "保存");
        assertThat(official.getByText("保存しました。")).isVisible();
        assertKeepsTheRules(official);
        press(official, "起案する");
        inDialog(official, "起案する");
        assertThat(official.locator(".m-state-line").getByText("決裁待ち")).isVisible();
        assertThat(button(official, "決裁する")).hasCount(0);

        Page approver = signIn("approver");
        open(approver, "city/completion/decision");
        assertThat(approver.getByText("担当 𠮷田・髙橋")).isVisible();
        press(approver, "決裁する");
        assertKeepsTheRules(approver);
        inDialog(approver, "決裁する");
        assertThat(approver.locator(".m-state-line").getByText("決裁済み")).isVisible();

        Download memo =
                approver.waitForDownload(() -> approver.getByText("判断書（PDF）").click());
        byte[] pdf = Files.readAllBytes(memo.path());
        assertThat(approver.getByText("SHA-256：" + sha256(pdf))).isVisible();
        assertThat(text(pdf)).contains("契約終了判断書", "担当 𠮷田・髙橋", "中村 隆", "渡辺 誠");
        // who has the page open sees it at once, and nobody can change it
        assertThat(official.locator(".m-state-line").getByText("決裁済み")).isVisible();
        assertThat(button(official, "保存")).hasCount(0);
        open(official, "city/completion/rule");
        assertThat(official.getByText("判断書が起案されているため、変更できません。")).isVisible();

        Page contractor = signIn("contractor");
        open(contractor, "contractor/completion");
        assertThat(contractor.getByText("終了しない、または条件を付けて延長する")).isVisible();
        assertThat(contractor.getByText("41.1")).hasCount(0);
        assertKeepsTheRules(contractor);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static void inDialog(Page page, String name) {
        page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
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
