package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.RoundTrips;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.RunningPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The browser, the line and the server are taken away in the middle of typing. What was typed two seconds before is there again;
 * where the browser itself goes on, every key stroke is.
 */
class NothingTypedIsLostIT {
    private static final String FIRST = "受取メールが届かない。";
    private static final String SECOND = "迷惑メールも確認済み。";
    /** The limit that the portal promises: what is older than this has to be there. */
    private static final double TWO_SECONDS = 2_000;

    private static final double FIRST_LOOK_MILLIS = 20_000;

    private static RunningPortal portal;
    private static Chromium chromium;
    private static ExecutorService threads;

    /** An incident with nothing in it yet, which is all that a desk needs. */
    @BeforeAll
    static void start() throws Exception {
        portal = RunningPortal.start(
                "demo",
                RunningPortal.freePort(),
                Map.of(),
                "madoguchi.demo.telephone=false",
                "madoguchi.demo.load=false",
                // one sign-in more ends the session before
                "madoguchi.session.per-user=1",
                "madoguchi.limits.most.sign-in-per-address=100000",
                "madoguchi.limits.most.sign-in-per-user=100000");
        threads = Executors.newCachedThreadPool();
        try (VaadinTab settings = tab()) {
            settings.signIn("admin", DemoUsers.PASSWORD);
            settings.open("admin/incident");
            settings.upload("設定ファイルを選ぶ", "incident.json", "application/json", definition());
            settings.click("apply", settings.appears("vaadin-button", "適用する"));
        }
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        threads.shutdownNow();
        portal.close();
    }

    private static VaadinTab tab() {
        return new VaadinTab(portal.url(), threads, new RoundTrips(), () -> {});
    }

    private static byte[] definition() throws IOException {
        try (InputStream file = NothingTypedIsLostIT.class.getResourceAsStream("/demo/incident.json")) {
            return file.readAllBytes();
        }
    }

    /** What takes the page away while somebody types. */
    private enum CutOff {
        /** The page is loaded anew. */
        RELOAD,
        /** The line is cut, more is typed, and the tab closed before the line is back. */
        LINE,
        /** The tab is gone, and with it the browser: all there is comes from the server. */
        TAB,
        /** The browser is killed, too, without a chance to say good-bye. */
        BROWSER,
        /** A sign-in elsewhere ends the session. */
        SESSION;

        boolean leavesTheBrowser() {
            return this != TAB && this != BROWSER;
        }
    }

    @Test
    @Assures("G3")
    void whateverTakesThePageAwayInTheMiddleOfAWordLosesNothingThatIsTwoSecondsOld() throws Exception {
        long seed = System.nanoTime();
        List<CutOff> kinds = new ArrayList<>(List.of(CutOff.values()));
        Collections.shuffle(kinds, new Random(seed));
        List<String> users = List.of("operator", "operator2", "supervisor");
        int rounds = FullSize.of(kinds.size(), 500);
        AtomicInteger round = new AtomicInteger();
        Map<CutOff, Long> oldestLost = new EnumMap<>(CutOff.class);
        AtomicInteger typed = new AtomicInteger();
        List<Future<?>> people = new ArrayList<>();
        // a person each, since one more sign-in of the same would end the session of the other
        for (String user : users.subList(0, FullSize.of(1, users.size()))) {
            Random random = new Random(seed + user.hashCode());
            people.add(threads.submit(() -> {
                try (Chromium own = new Chromium()) {
                    for (int n = round.getAndIncrement(); n < rounds; n = round.getAndIncrement()) {
                        CutOff kind = n < kinds.size() ? kinds.get(n) : kinds.get(random.nextInt(kinds.size()));
                        Typing typing = typedUntil(own, kind, user, random);
                        typed.addAndGet(typing.text.length());
                        judge(typing, "%s in round %d, seed %d".formatted(kind, n, seed), kind);
                        synchronized (oldestLost) {
                            oldestLost.merge(kind, typing.oldestLost(), Math::max);
                        }
                    }
                }
                return null;
            }));
        }
        for (Future<?> person : people) {
            person.get();
        }
        Measured.as(
                "%d cut-offs while %,d characters were typed; the oldest key stroke that was lost, in milliseconds: %s",
                rounds, typed.get(), oldestLost);
    }

    private static void judge(Typing typing, String where, CutOff kind) {
        assertThat(typing.oldestLost())
                .as("milliseconds of typing lost by %s", where)
                .isLessThanOrEqualTo((long) TWO_SECONDS);
        if (kind.leavesTheBrowser()) {
            assertThat(typing.recovered)
                    .as("in the same browser after %s", where)
                    .isEqualTo(typing.text.toString());
        }
    }

    /** What was typed, when, and how much of it is there again. */
    private static final class Typing {
        final StringBuilder text = new StringBuilder();
        final List<Long> at = new ArrayList<>();
        long cutAt;
        String recovered = "";

        /** In milliseconds before the end; 0 where nothing was lost. */
        long oldestLost() {
            assertThat(text.toString()).startsWith(recovered);
            return recovered.length() == text.length()
                    ? 0
                    : TimeUnit.NANOSECONDS.toMillis(cutAt - at.get(recovered.length()));
        }

        void type(Page page, Random random, long millis) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            do {
                char one = FIRST.charAt(random.nextInt(FIRST.length()));
                page.keyboard().insertText(String.valueOf(one));
                text.append(one);
                at.add(System.nanoTime());
                page.waitForTimeout(random.nextInt(120));
            } while (System.nanoTime() < end);
            cutAt = System.nanoTime();
        }
    }

    private static Typing typedUntil(Chromium chromium, CutOff kind, String user, Random random) throws Exception {
        Typing typing = new Typing();
        Path memory = Files.createTempDirectory("madoguchi-browser");
        try (BrowserContext person = kind == CutOff.BROWSER ? chromium.personAt(memory) : chromium.person();
                BrowserContext another = chromium.person()) {
            Page page = atTheDesk(person, user);
            // one that takes all with it may take two seconds, which would be all
            typing.type(page, random, (kind.leavesTheBrowser() ? 200 : 2_200) + random.nextLong(3_000));
            Page back = switch (kind) {
                case RELOAD -> {
                    page.reload();
                    yield page;
                }
                case LINE -> {
                    person.setOffline(true);
                    typing.type(page, random, random.nextLong(1_500));
                    // what is encrypted before it is kept is kept a moment later
                    page.waitForFunction(
                            "() => Object.keys(localStorage).some(name => name.startsWith('madoguchi-draft:'))");
                    assertUnreadable(page, user);
                    page.close();
                    person.setOffline(false);
                    Page again = person.newPage();
                    again.navigate(portal.url() + "/desk");
                    yield again;
                }
                case TAB -> {
                    page.close();
                    yield atTheDesk(another, user);
                }
                case BROWSER -> {
                    Chromium.kill(memory);
                    yield atTheDesk(another, user);
                }
                case SESSION -> {
                    try (VaadinTab elsewhere = tab()) {
                        elsewhere.signIn(user, DemoUsers.PASSWORD);
                    }
                    page.close();
                    yield atTheDesk(person, user);
                }
            };
            assertThat(back.locator(".m-recovered")).not().isEmpty();
            typing.recovered = text(back).inputValue();
            discard(back);
        } finally {
            FileSystemUtils.deleteRecursively(memory);
        }
        return typing;
    }

    private static void assertUnreadable(Page page, String user) {
        assertThat((String) page.evaluate("() => JSON.stringify(localStorage)"))
                .as("what is kept in the browser can't be read there")
                .doesNotContainPattern("[ぁ-んァ-ヶ一-龠]")
                .doesNotContain(user);
    }

    @Test
    @Assures("G3")
    void aKilledBrowserLosesNothingThatIsTwoSecondsOld(@TempDir Path folder) {
        BrowserContext killed = chromium.personAt(folder);
        Page page = atTheDesk(killed, "supervisor");
        text(page).pressSequentially(FIRST);
        page.keyboard().press("Alt+Digit2");
        page.waitForTimeout(TWO_SECONDS);
        text(page).press("End");
        text(page).pressSequentially(SECOND);
        Chromium.kill(folder);

        try (BrowserContext person = chromium.person()) {
            Page again = atTheDesk(person, "supervisor");
            assertThat(again.locator(".m-recovered")).not().isEmpty();
            assertThat(text(again).inputValue()).startsWith(FIRST);
            assertThat(again.locator(".m-key-choice-option[aria-pressed=true]").allInnerTexts())
                    .anyMatch(option -> option.contains("QUOカードPay関連"));
            discard(again);
        }
    }

    @Test
    @Assures("G3")
    void aKilledServerLosesNothingThatIsTwoSecondsOldAndTheBrowserNothingAtAll() {
        int kills = FullSize.of(1, 20);
        for (int kill = 0; kill < kills; kill++) {
            try (BrowserContext person = chromium.person()) {
                Page page = atTheDesk(person, "operator");
                text(page).pressSequentially(FIRST);
                page.waitForTimeout(TWO_SECONDS);
                portal.kill();
                text(page).press("End");
                text(page).pressSequentially(SECOND);
                portal.startAgain();

                // the same browser: its own memory has what the server never got
                Page same = person.newPage();
                signIn(same, "operator");
                recovered(same, FIRST + SECOND);
                discard(same);
            }
        }
        Measured.as("%d times kill -9 of the portal while somebody typed: nothing lost in the same browser", kills);
    }

    private static Page atTheDesk(BrowserContext person, String user) {
        person.setDefaultTimeout(JourneyTest.PATIENCE_MILLIS);
        Page page = person.newPage();
        signIn(page, user);
        return page;
    }

    private static void signIn(Page page, String user) {
        Locator as = page.locator("form:has(input[name=username][value=" + user + "]) button");
        page.navigate(portal.url() + "/sign-in");
        try {
            as.waitFor(new Locator.WaitForOptions().setTimeout(FIRST_LOOK_MILLIS));
        } catch (TimeoutError e) {
            // of two tabs that come to a server that has just started, one may get the other's session taken away, and
            // says so: people
            // open it again
            page.navigate(portal.url() + "/sign-in");
        }
        as.click();
        page.waitForSelector("vaadin-app-layout main");
        page.navigate(portal.url() + "/desk");
        text(page).focus();
    }

    private static Locator text(Page page) {
        return page.locator(".m-inquiry-summary textarea");
    }

    private static void recovered(Page page, String typed) {
        assertThat(page.locator(".m-recovered")).not().isEmpty();
        assertThat(text(page)).hasValue(typed);
    }

    private static void discard(Page page) {
        text(page).press("Escape");
        page.locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
                .getByText("破棄する")
                .first()
                .click();
        assertThat(text(page)).hasValue("");
    }
}
