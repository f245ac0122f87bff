package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * June's counts on their way from the contractor's file to the city's dashboard, with a mistake that the portal finds and one that the
 * official finds, and on to the decision that the contract ends, which another person signs. Everybody's page stays open; the portal is one of its own that knows nothing of June yet.
 */
class ReissueReviewIT {
    private static final double PATIENCE_MILLIS = 60_000;
    private static final double ONE_SECOND = 1_000;
    private static final String JUNE = """
            基準日,カード会社,再発行件数
            2022-06-30,A社,13760
            2022-06-30,B社,9239
            2022-06-30,C社,7568
            2022-06-30,D社,4796
            2022-06-30,E社,%s
            """;

    private static RunningPortal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = new Chromium();
        portal = RunningPortal.start(
                "demo",
                RunningPortal.freePort(),
                Map.of(),
                "madoguchi.demo.telephone=false",
                "madoguchi.demo.reissue-until=2022-05-31");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        if (portal != null) {
            portal.close();
        }
    }

    @Test
    void juneComesFromTheContractorsFileToTheDashboardAndIntoTheSignedDecision() {
        Page dashboard = signIn("official2", "city");
        Locator rate = dashboard.locator(".m-dashboard__total .m-tile__value");
        assertThat(rate).hasText("45.8%");
        dashboard.evaluate("window.stillTheSamePage = true");

        // more cards than there are: the portal says so, and nothing is sent
        Page contractor = signIn("contractor", "contractor");
        upload(contractor, "26880");
        assertThat(contractor.getByText("対象カード数 5,377 を超えています").first()).isVisible();
        assertThat(contractor.getByText("送信した報告")).isVisible();
        assertThat(button(contractor, "送信する")).hasCount(0);

        // what the portal can't know: the figure of E is that of another list
        press(contractor, "別のファイルを選ぶ");
        upload(contractor, "2700");
        press(contractor, "送信する");
        Locator june = report(contractor);
        assertThat(june).containsText("確認待ち");
        contractor.evaluate("window.stillTheSamePage = true");
        assertThat(dashboard.locator(".m-dashboard__would-be"))
                .containsText("確認後は 60.1%", new ContainsTextOptions().setTimeout(ONE_SECOND * 3));

        Page official = signIn("official", "city/reissue/review");
        official.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2022-06-30 時点（第1版）"))
                .click();
        assertThat(official.locator("main")).containsText("38,063");
        assertKeepsTheRules(official);
        press(official, "差し戻す");
        assertThat(official.getByText("差し戻す理由と、直してほしい点を書いてください。")).isVisible();
        official.locator(".m-decision__comment textarea").fill("E社の件数は 2,688 ではありませんか。");
        press(official, "差し戻す");
        assertThat(official.locator(".m-decision")).containsText("に差し戻しました。");

        // the sender sees it on the page that is open
        assertThat(contractor.getByText("E社の件数は 2,688 ではありませんか。"))
                .isVisible(new IsVisibleOptions().setTimeout(ONE_SECOND * 3));
        assertThat(report(contractor)).containsText("差し戻し");
        assertThat(contractor.evaluate("window.stillTheSamePage")).isEqualTo(true);
        assertThat(rate).hasText("45.8%");

        upload(contractor, "2688");
        Locator reason = contractor.locator(".m-submission-words textarea");
        button(contractor, "送信する").waitFor();
        for (int i = 0; i < reason.count(); i++) {
            reason.nth(i).fill("E社の集計表を取り違えていました。");
        }
        press(contractor, "送信する");
        assertThat(report(contractor)).containsText("確認待ち");

        open(official, "city/reissue/review");
        official.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2022-06-30 時点（第2版）"))
                .click();
        press(official, "確認済みにする");
        assertThat(official.locator(".m-decision")).containsText("に確認済みにしました。");

        assertThat(rate).hasText("60.1%", new HasTextOptions().setTimeout(ONE_SECOND * 3));
        assertThat(dashboard.locator(".m-dashboard__reissue")).containsText("38,051枚 / 63,337枚");
        assertThat(dashboard.evaluate("window.stillTheSamePage")).isEqualTo(true);
        assertThat(report(contractor)).containsText("確認済み");

        report(contractor).locator("vaadin-details-summary").click();
        contractor
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受領・確認書を開く"))
                .first()
                .click();
        assertThat(contractor.locator(".m-receipt")).containsText("38,051");
        assertThat(contractor.locator(".m-receipt")).containsText("渡辺 誠（city）");
        assertKeepsTheRules(contractor);

        theDecisionIsPreparedByTheOfficialAndSignedByTheApprover(official);
    }

    private static void theDecisionIsPreparedByTheOfficialAndSignedByTheApprover(Page official) {
        open(official, "city/completion/handover");
        press(official, "標準の項目を入れる");
        assertThat(official.getByText("専用電話番号の転送先を切り替える")).isVisible();
        open(official, "city/completion/decision");
        press(official, "下書きを作る");
        official.getByText("契約のとおり終了する", new Page.GetByTextOptions().setExact(true))
                .click();
        Locator conclusion = official.getByLabel("判断の要旨");
        conclusion.fill("再発行率は六月末で六割を超えた。");
        conclusion.blur();
        press(official, "保存");
        assertThat(official.getByText("保存しました。")).isVisible();
        press(official, "起案する");
        inDialog(official, "起案する");
        assertThat(official.locator(".m-state-line").getByText("決裁待ち")).isVisible();
        // who prepared it is offered no way to sign
        assertThat(official.locator("main")).containsText("60.1 %");
        assertThat(button(official, "決裁する")).hasCount(0);

        Page approver = signIn("approver", "city/completion/decision");
        assertThat(approver.locator("main")).containsText("再発行率は六月末で六割を超えた。");
        press(approver, "決裁する");
        inDialog(approver, "決裁する");
        assertThat(approver.locator(".m-state-line").getByText("決裁済み")).isVisible();
        assertThat(official.locator(".m-state-line").getByText("決裁済み")).isVisible();
    }

    private static void inDialog(Page page, String name) {
        page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** The latest one sent, which stands on top. */
    private static Locator report(Page contractor) {
        return contractor
                .locator(".m-upload")
                .filter(new Locator.FilterOptions().setHasText("基準日 2022-06-30"))
                .first();
    }

    private static void upload(Page page, String reissuedByE) {
        // hidden while a file is looked at; what is dropped before it is back would be cleared with what was there
        page.locator("vaadin-upload").waitFor();
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "再発行-6月.csv", "text/csv", JUNE.formatted(reissuedByE).getBytes(StandardCharsets.UTF_8)));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static Page signIn(String user, String path) {
        BrowserContext person = chromium.person();
        person.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = person.newPage();
        page.navigate(portal.url() + "/sign-in");
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("vaadin-app-layout main");
        open(page, path);
        return page;
    }

    private static void open(Page page, String path) {
        page.navigate(portal.url() + "/" + path);
        page.waitForSelector("main h1");
    }

    private static void assertKeepsTheRules(Page page) {
        for (Look look : List.of(Look.NARROW_DARK, Look.WIDE_LIGHT)) {
            look.at(page);
            assertThat(Offences.of(page)).as(look.toString()).isEmpty();
        }
    }
}
