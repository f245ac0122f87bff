package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.outreach.template.MessagesOfTests;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.KeysOfPortal;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.ScreensInBrowser;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The delivered jar over a database whose every text is a script, looked at in a real browser: whatever a missing rule would let in, no
 * screen, dialog, tooltip, document or message runs it, loads anything from elsewhere or leads away.
 */
class NoScriptRunsIT {
    private static final List<String> PAYLOADS = Payloads.scripts(FullSize.of(12, 500));
    /** Of an issuer. */
    private static final int LONGEST_NAME = 100;

    private static final int BUTTONS = FullSize.of(1, 3);

    private static JdbcClient jdbc;
    private static RunningPortal portal;
    private static Chromium chromium;
    private static Set<String> filled;
    private static ScreensInBrowser screens;

    private final Set<String> ran = new TreeSet<>();
    private final Set<String> left = new TreeSet<>();
    private final Set<String> unreadable = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private String where = "";
    private int opened;
    private int dialogs;
    private int documents;

    @BeforeAll
    static void start() {
        Map<String, Object> database =
                TestDatabase.mariaDb("x" + UUID.randomUUID().toString().replace("-", ""));
        List<String> properties = new ArrayList<>(List.of(
                "madoguchi.demo.telephone=false",
                "madoguchi.survey.per-link=100000",
                "madoguchi.survey.per-address=100000"));
        database.forEach((name, value) -> properties.add(name + "=" + value));
        portal = RunningPortal.start("demo", RunningPortal.freePort(), Map.of(), properties.toArray(String[]::new));
        DriverManagerDataSource source = new DriverManagerDataSource(
                database.get("spring.datasource.url") + "?connectionTimeZone=UTC",
                (String) database.get("spring.datasource.username"),
                (String) database.get("spring.datasource.password"));
        jdbc = JdbcClient.create(source);
        MessagesOfTests.addTemplate(jdbc);
        ApplicationContext keys = KeysOfPortal.with(portal.data().resolve("demo"), source);
        filled = new PayloadsInTexts(jdbc, keys.getBean(FieldCipher.class), PAYLOADS).fill();
        screens = new ScreensInBrowser(portal.url(), jdbc);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        portal.close();
    }

    /** What finds nothing elsewhere has to find something here. */
    @Test
    void thePayloadsRunWhereAPageLetsThem() {
        int run = 0;
        try (BrowserContext person = watched()) {
            Page page = person.newPage();
            for (String payload : PAYLOADS) {
                ran.clear();
                left.clear();
                page.setContent("<!DOCTYPE html><body><p>" + payload + "</p></body>");
                page.waitForTimeout(20);
                run += ran.isEmpty() && left.isEmpty() ? 0 : 1;
            }
        }
        assertThat(run).isGreaterThan(PAYLOADS.size() / 2);
    }

    @Test
    @Assures("B2")
    void noScreenRunsWhatStandsInTheDatabase() {
        AccessTable routes = AccessTable.of("route");
        Set<String> looked = new HashSet<>();
        for (String role : AccessTable.WHO) {
            if (role.equals(AccessTable.NOBODY)) {
                continue;
            }
            try (BrowserContext person = watched()) {
                Page page = screens.signIn(person, role);
                for (String route : routes.things()) {
                    if (routes.allows(route, role) && (FullSize.isAsked() || looked.add(route))) {
                        look(page, role + " at " + route, route);
                    }
                }
            }
        }

        assertThat(ran).as("ran").isEmpty();
        assertThat(left).as("went elsewhere").isEmpty();
        assertThat(unreadable).as("not shown at all").isEmpty();
        assertThat(filled.size()).isGreaterThan(100);
        assertThat(seen).hasSizeGreaterThan(PAYLOADS.size() / 2);
        Measured.as(
                "%d payloads in %d columns, %d of them read on %d screens, in %d dialogs and %d documents: 0 ran, 0 requests to elsewhere",
                PAYLOADS.size(), filled.size(), seen.size(), opened, dialogs, documents);
    }

    @Test
    @Assures("B2")
    void noMessageRunsWhatAPersonIsCalled() {
        try (BrowserContext person = watched()) {
            Page page = person.newPage();
            for (String payload : PAYLOADS) {
                where = "message to " + payload;
                page.setContent(MessagesOfTests.htmlTo(payload));
                assertThat(page.locator("body").textContent()).contains(payload);
            }
            page.waitForTimeout(100);
        }

        assertThat(ran).isEmpty();
        assertThat(left).isEmpty();
        Measured.as("the HTML of a message with %d payloads in each of its fields: 0 ran", PAYLOADS.size());
    }

    /** It shows the names of issuers; all else that comes to it comes with the request, by whoever sends somebody there. */
    @Test
    @Assures("B2")
    void theHoldersPageRunsNeitherWhatItShowsNorWhatItIsSent() {
        String path = HoldersLink.add(jdbc);
        int shown = 0;
        try (BrowserContext holder = watched()) {
            Page page = holder.newPage();
            for (String payload : PAYLOADS) {
                where = "holder's page with " + payload;
                if (payload.length() <= LONGEST_NAME) {
                    jdbc.sql("update issuer set name_ja = ?, name_en = ?")
                            .params(payload, payload)
                            .update();
                    shown++;
                    for (String language : List.of("", "?lang=en")) {
                        page.navigate(portal.url() + path + language);
                        assertThat(page.locator("form").textContent()).contains(payload);
                    }
                }
                String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
                for (String address : List.of("/s/" + encoded, path + "?lang=" + encoded + "&done=" + encoded)) {
                    page.navigate(portal.url() + address);
                    assertThat(page.locator("h1").count()).as(address).isOne();
                }
                // sent back by the page itself, its answers and its check twisted
                page.evaluate("""
                        text => document.querySelectorAll('form input').forEach(field => {
                          field.value = text;
                          field.checked = field.type === 'radio';
                        })""", payload);
                page.locator("form button").click();
                assertThat(page.locator("main").count()).isOne();
            }
            page.waitForTimeout(100);
        }

        assertThat(ran).isEmpty();
        assertThat(left).isEmpty();
        assertThat(shown).isGreaterThan(PAYLOADS.size() / 2);
        Measured.as(
                "the holder's page in both languages with %d payloads as names, and %d in its address and its form: 0 ran",
                shown, PAYLOADS.size());
    }

    private void look(Page page, String what, String route) {
        where = what;
        screens.open(page, route);
        opened++;
        if (page.locator(".m-calm-page").count() > 0) {
            unreadable.add(what);
            return;
        }
        read(page);
        for (Locator titled : page.locator("main [title]:visible").all().stream()
                .limit(BUTTONS)
                .toList()) {
            ScreensInBrowser.trying(() -> titled.hover(new Locator.HoverOptions().setTimeout(1_000)));
        }
        frames(page);
        documents(page);
        screens.press(page, BUTTONS, by -> {
            where = what + ", " + by;
            dialogs += ScreensInBrowser.isDialogOpen(page) ? 1 : 0;
            read(page);
        });
    }

    /** What is written into a frame that may run nothing is written into one that may. */
    private void frames(Page page) {
        for (Locator frame : page.locator("iframe[srcdoc]").all()) {
            document(page, String.valueOf(frame.getAttribute("srcdoc")));
        }
    }

    private void documents(Page page) {
        for (Locator link : page.locator("main a.m-download:text-is('HTML')").all()) {
            document(page, String.valueOf(link.evaluate("link => fetch(link.href).then(answer => answer.text())")));
        }
    }

    private void document(Page beside, String html) {
        documents++;
        Page page = beside.context().newPage();
        page.setContent(html);
        page.waitForTimeout(100);
        read(page);
        page.close();
    }

    private void read(Page page) {
        String text = String.valueOf(page.evaluate("""
                () => {
                  const texts = [];
                  const walk = node => {
                    if (node.nodeType === 3) {
                      texts.push(node.data);
                    } else if (node.nodeType !== 1 || !['SCRIPT', 'STYLE'].includes(node.tagName)) {
                      if (node.value) texts.push(String(node.value));
                      if (node.title) texts.push(node.title);
                      node.shadowRoot && walk(node.shadowRoot);
                      node.childNodes.forEach(walk);
                    }
                  };
                  walk(document.body);
                  return texts.join('\\n');
                }"""));
        PAYLOADS.stream().filter(text::contains).forEach(seen::add);
    }

    private BrowserContext watched() {
        BrowserContext person = chromium.person();
        person.setDefaultTimeout(60_000);
        person.addInitScript("Object.defineProperty(window, '" + Payloads.TRIPWIRE + "', {" + " set() { console.error('"
                + Payloads.TRIPWIRE + "') }, get() { return 0 } });");
        person.onConsoleMessage(message -> {
            if (message.text().equals(Payloads.TRIPWIRE)) {
                ran.add(where);
            }
        });
        person.onDialog(dialog -> {
            if (!dialog.type().equals("beforeunload")) {
                ran.add(where + " asks " + dialog.message());
            }
            dialog.accept();
        });
        person.onRequest(request -> {
            if (!request.url().startsWith(portal.url()) && request.url().startsWith("http")) {
                left.add(where + " to " + request.url());
            }
        });
        return person;
    }
}
