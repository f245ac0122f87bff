package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TelephoneSystem;
import org.junit.jupiter.api.Test;

/** Screens as they stand while people work on them: what {@link AccessibilityIT} demands holds there as well. */
class ScreensAtWorkIT extends JourneyTest {
    @Test
    void aCallIsLoggedAndWhatIsMissingIsMarked() {
        new TelephoneSystem(RunningPortal.demo(), headers -> headers.setBasicAuth("supervisor", "demo"))
                .connects("WORK-1", "070-0471-9136", DemoClock.now());
        Page operator = signIn("operator");
        open(operator, "desk");
        operator.locator(".m-call", new Page.LocatorOptions().setHasText("070-0471-9136"))
                .click();
        assertThat(operator.getByText("井上 陽子").first()).isVisible();
        operator.keyboard().press("Control+Enter");
        assertThat(operator.locator("[invalid]").first()).isVisible();

        assertKeepsTheRules(operator);
    }

    @Test
    void anInquiryIsRead() {
        Page operator = signIn("operator");
        open(operator, "desk/inquiries");
        operator.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText("QUOカードPay関連").setVisible(true))
                .first()
                .click();
        assertThat(operator.locator("vaadin-dialog .m-facts")).isVisible();

        assertKeepsTheRules(operator);
    }

    @Test
    void aFileIsCheckedBeforeItIsTaken() {
        Page supervisor = signIn("supervisor");
        open(supervisor, "desk/import");
        upload(supervisor, "calls.csv", demoFile("acd-calls-2022.csv"));
        assertThat(supervisor.locator(".import-sample")).isVisible();

        assertKeepsTheRules(supervisor);
    }

    @Test
    void aFileWithErrorsIsExplained() {
        Page supervisor = signIn("supervisor");
        open(supervisor, "desk/import");
        upload(
                supervisor,
                "calls.csv",
                "call_id,received_at,answered_at,ended_at,trunk,caller,agent,result\nX-1,yesterday,,,0120,,,LOST\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(supervisor.locator(".import-problems")).isVisible();

        assertKeepsTheRules(supervisor);
    }

    @Test
    void theTotalsOfADayAreKeyedIn() {
        Page supervisor = signIn("supervisor");
        open(supervisor, "desk/import");
        supervisor
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("日計の手入力"))
                .click();
        supervisor.locator(".m-keyed vaadin-button[theme~=primary]").click();
        assertThat(supervisor.locator(".m-keyed [invalid]").first()).isVisible();

        assertKeepsTheRules(supervisor);
    }

    @Test
    void aDayIsConfirmedAndCorrected() {
        Page official = signIn("official");
        open(official, "city/figures?day=2022-07-01&measure=incoming");
        press(official, "この日を確定する");
        Locator dialog = official.locator("vaadin-dialog");
        assertThat(dialog.locator("textarea")).isVisible();
        assertKeepsTheRules(official);

        dialog.locator("textarea").fill("差異は確認済み");
        press(official, "確定する");
        // the button that opened the dialog is gone: the keyboard goes on with the one in its place
        assertThat(official.getByText("件数を訂正する")).isFocused();
        press(official, "件数を訂正する");
        assertThat(dialog.locator("vaadin-integer-field")).isVisible();
        assertKeepsTheRules(official);

        dialog.locator("vaadin-integer-field input").fill("99");
        dialog.locator("vaadin-text-area textarea").fill("回線事業者からの報告による訂正");
        press(official, "訂正する");
        assertThat(official.locator(".m-day__history")).isVisible();
        assertKeepsTheRules(official);
    }

    @Test
    void theIncidentIsChanged() {
        Page admin = signIn("admin");
        open(admin, "admin/incident");
        for (Locator folded : admin.locator("vaadin-details-summary").all()) {
            folded.click();
        }
        String changed = new String(demoFile("incident.json"), StandardCharsets.UTF_8).replace("21:00", "20:00");
        admin.locator("vaadin-upload")
                .filter(new Locator.FilterOptions().setHasText("設定ファイルを選ぶ"))
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("incident.json", "application/json", changed.getBytes(StandardCharsets.UTF_8)));
        assertThat(admin.locator(".m-definition-result table")).isVisible();

        assertKeepsTheRules(admin);
    }

    @Test
    void anActionOfTheStateIsFollowed() {
        Page official = signIn("official");
        open(official, "city/regulator");
        official.locator("main a[href^='city/regulator/']:not([href*=calendar])")
                .first()
                .click();
        official.waitForURL("**/city/regulator/*");
        official.waitForSelector("main h1");

        assertKeepsTheRules(official);
    }

    @Test
    void aReportIsWritten() {
        Page official = signIn("official");
        open(official, "city/reports");
        assertKeepsTheRules(official);

        official.locator("main a[href^='city/reports/']:not([href*=corrections])")
                .first()
                .click();
        official.waitForURL("**/city/reports/*");
        official.waitForSelector("main .m-document");

        assertKeepsTheRules(official);
    }

    @Test
    void whoIsSignedInLooksAtTheirCard() {
        Page official = signIn("official");
        open(official, "city");
        official.locator(".m-frame-user").click();
        assertThat(official.locator(".m-frame-card")).isVisible();

        assertKeepsTheRules(official);
    }

    private static void assertKeepsTheRules(Page page) {
        Map<Look, List<String>> offences = new LinkedHashMap<>();
        for (Look look : List.of(Look.WIDE_LIGHT, Look.NARROW_DARK)) {
            look.at(page);
            List<String> found = Offences.of(page);
            if (!found.isEmpty()) {
                offences.put(look, found);
            }
        }
        assertThat(offences).isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void upload(Page page, String name, byte[] content) {
        page.locator("vaadin-upload input[type=file]")
                .first()
                .setInputFiles(new FilePayload(name, "text/csv", content));
    }

    private static byte[] demoFile(String name) {
        try (InputStream file = ScreensAtWorkIT.class.getResourceAsStream("/demo/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
