package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
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
    private static final int BUTTONS = FullSize.of(1, 3);

    private static JdbcClient jdbc;
    private static RunningPortal portal;
    private static Chromium chromium;
    private static Set<String> filled;

    private final Set<String> ran = new TreeSet<>();
    private final Set<String> left = new TreeSet<>();
    private final Set<String> unreadable = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private String where = "";
    private int screens;
    private int dialogs;
    private int documents;

    @BeforeAll
    static void start() {
        Map<String, Object> database =
                TestDatabase.mariaDb("x" + UUID.randomUUID().toString().replace("-", ""));
        List<String> properties = new ArrayList<>(List.of("madoguchi.demo.telephone=false"));
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
        Set<String> opened = new HashSet<>();
        for (String role : AccessTable.WHO) {
            if (role.equals(AccessTable.NOBODY)) {
                continue;
            }
            try (BrowserContext person = watched()) {
                Page page = signIn(person, role);
                for (String route : routes.things()) {
                    if (routes.allows(route, role) && (FullSize.isAsked() || opened.add(route))) {
                        look(page, role + " at " + route, address(route));
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
                PAYLOADS.size(), filled.size(), seen.size(), screens, dialogs, documents);
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

    private void look(Page page, String what, String path) {
        where = what;
        page.navigate(portal.url() + "/" + path);
        page.waitForSelector("main h1");
        settle(page);
        screens++;
        if (page.locator(".m-calm-page").count() > 0) {
            unreadable.add(what + " " + path);
            return;
        }
        read(page);
        for (Locator titled : page.locator("main [title]:visible").all().stream()
                .limit(BUTTONS)
                .toList()) {
            trying(() -> titled.hover(new Locator.HoverOptions().setTimeout(1_000)));
        }
        frames(page);
        documents(page);
        // within the page: a row first, then what opens a dialog
        trying(() -> page.locator("main vaadin-grid-cell-content:visible")
                .nth(0)
                .click(new Locator.ClickOptions().setTimeout(500)));
        dialog(page);
        int buttons = page.locator("main vaadin-button:not([theme~=primary]):not([disabled]):visible")
                .count();
        for (int i = 0; i < Math.min(buttons, BUTTONS); i++) {
            Locator button = page.locator("main vaadin-button:not([theme~=primary]):not([disabled]):visible")
                    .nth(i);
            where = what + ", button " + i;
            trying(() -> button.evaluate("button => button.click()"));
            dialog(page);
        }
    }

    private void dialog(Page page) {
        settle(page);
        if (page.locator("vaadin-dialog[opened], vaadin-confirm-dialog[opened]").count() > 0) {
            dialogs++;
        }
        read(page);
        page.keyboard().press("Escape");
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

    private static void settle(Page page) {
        trying(() -> page.waitForFunction("""
                () => ![...document.querySelectorAll('vaadin-grid')].some(grid => grid.loading)
                    && !Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive && client.isActive())
                """, null, new Page.WaitForFunctionOptions().setTimeout(10_000)));
    }

    /** What isn't there to be touched, or is gone at the touch, is no matter of this test. */
    private static void trying(Runnable work) {
        try {
            work.run();
        } catch (PlaywrightException notThere) {
            // goes on with the next
        }
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

    private static Page signIn(BrowserContext person, String user) {
        Page page = person.newPage();
        page.navigate(portal.url() + "/sign-in");
        page.locator("form:has(input[name=username][value=" + user + "]) button")
                .click();
        page.waitForSelector("vaadin-app-layout main");
        return page;
    }

    /** With the number of something that is there, and with what fills the screen. */
    private static String address(String route) {
        String first = switch (route) {
            case "city/reissue/review/:report" -> id("select max(id) from reissue_report where revision > 0");
            case "city/reissue/receipt/:report", "contractor/receipt/:report" ->
                id("select max(report_id) from reissue_review where decision = 'ACCEPTED'");
            case "city/regulator/:action" -> id("select min(id) from regulator_action");
            case "city/waves/:wave" -> id("select max(id) from wave");
            case "city/templates/:template" -> id("select max(id) from message_template");
            case "city/reach/:card" -> id("select min(card_ref) from affected_card");
            case "city/reports/:report" -> id("select max(id) from report");
            case "city/contract/month", "contractor/contract/month" -> id("select min(id) from contract_obligation");
            default -> "";
        };
        String path = route.replaceAll(":[a-z]+", first);
        return switch (route) {
            case "city/figures" -> path + "?day=2022-07-01&measure=incoming";
            case "city/contract/month", "contractor/contract/month" -> path + "?month=2022-06&obligation=" + first;
            default -> path;
        };
    }

    private static String id(String sql) {
        return String.valueOf(jdbc.sql(sql).query(String.class).optional().orElse("0"));
    }
}
