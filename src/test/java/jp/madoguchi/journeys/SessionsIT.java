package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.assurance.Assures;
import org.junit.jupiter.api.Test;

/** What becomes of sessions that nobody thinks of any more. */
class SessionsIT extends JourneyTest {
    private static final Pattern SIGN_IN = Pattern.compile(".*/sign-in.*");

    @Test
    @Assures("A6")
    void aSignInTooManyEndsTheOldestAndGivesANewSession() {
        Page first = newPerson();
        first.navigate(address("sign-in"));
        String before = session(first);
        first.locator("form:has(input[name=username][value=auditor]) button").click();
        first.waitForSelector("vaadin-app-layout main");
        assertThat(session(first)).isNotEqualTo(before);
        List<Page> others = List.of(signIn("auditor"), signIn("auditor"));

        Page last = signIn("auditor");

        first.navigate(address("admin/audit"));
        assertThat(first).hasURL(SIGN_IN);
        for (Page page : others) {
            open(page, "admin/audit");
        }
        open(last, "admin/audit");
    }

    @Test
    void theAdministratorEndsAllSessionsOfAUser() {
        Page contractor = signIn("contractor2");
        Page admin = signIn("admin");
        open(admin, "admin/sessions");
        admin.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("伊藤 直子 さんのセッションをすべて終了する")
                                .setExact(true))
                .first()
                .click();
        admin.getByLabel("理由（証跡に残ります）").fill("端末の紛失");
        admin.locator("vaadin-dialog").getByRole(AriaRole.BUTTON).last().click();
        admin.getByText("伊藤 直子 さんのセッションを終了しました。").waitFor();

        contractor.navigate(address("contractor"));
        assertThat(contractor).hasURL(SIGN_IN);
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.contains("SESSION"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
