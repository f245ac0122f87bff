package jp.madoguchi.security.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.regex.Pattern;
import jp.madoguchi.testing.LiveDashboard;
import jp.madoguchi.testing.TelephoneSystem;
import org.junit.jupiter.api.Test;

/** From an empty database to a dashboard that changes by itself, only through the doors that people and systems use. */
class LiveDashboardInProductionIT extends ProductionTest {
    @Test
    void anInquiryOnThePhoneChangesTheOfficialsOpenDashboardWithinASecond() throws IOException {
        adminSetsTheIncidentUp();
        new TelephoneSystem(portal, headers -> headers.setBearerAuth(apiToken()))
                .connects("IT-1", "090-0000-0001", Instant.now());
        Page official = signedIn("official", "city", "city");
        Page operator = signedIn("operator", "call-center", "desk");

        LiveDashboard.changesWithinASecondOfAnInquiry(official, operator);
    }

    private void adminSetsTheIncidentUp() throws IOException {
        KEYCLOAK.user("it-live-admin", "city", "admin");
        Page admin = newPerson();
        signIn(admin, "it-live-admin");
        enrolOneTimePassword(admin);
        assertThat(admin).hasURL(Pattern.compile(".*/admin(\\?.*)?$"));

        admin.navigate(portal.url() + "/admin/incident");
        admin.locator("vaadin-upload")
                .filter(new Locator.FilterOptions().setHasText("設定ファイルを選ぶ"))
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("incident.json", "application/json", definition()));
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("適用する"))
                .click();
        assertThat(admin.getByText("設定を適用しました。")).isVisible();
    }

    private static byte[] definition() throws IOException {
        try (InputStream file = LiveDashboardInProductionIT.class.getResourceAsStream("/demo/incident.json")) {
            return file.readAllBytes();
        }
    }

    private Page signedIn(String role, String organisation, String start) {
        String user = "it-live-" + role;
        registeredUser(user, organisation, role);
        Page page = newPerson();
        signIn(page, user);
        assertThat(page).hasURL(Pattern.compile(".*/" + start + "(\\?.*)?$"));
        assertThat(page.locator("main h1")).isVisible();
        return page;
    }
}
