package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TelephoneSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen as each role that may open it, and as nobody, on a wide and on a narrow window: no offence against axe's rules,
 * and nothing to scroll sideways for. Which screens there are is what {@code access-table.csv} says, so none is forgotten.
 */
class AccessibilityIT extends JourneyTest {
    private static final AccessTable SCREENS = AccessTable.of("route");

    /** Leads on to another screen. */
    private static final String START = "";

    private static final String NOWHERE = "no-such-address";

    /** What screens need in their address to be filled. */
    private static final Map<String, String> FILLED =
            Map.of("city/figures", "?from=2022-07-29&to=2022-07-29&measure=incoming");

    @BeforeAll
    static void callersOnTheLine() {
        TelephoneSystem telephone =
                new TelephoneSystem(RunningPortal.demo(), headers -> headers.setBasicAuth("supervisor", "demo"));
        telephone.connects("AXE-1", "090-0000-0001", DemoClock.now());
    }

    static Stream<String> everybody() {
        return AccessTable.WHO.stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void everyScreenKeepsTheRules(String who) {
        Page page = who.equals(AccessTable.NOBODY) ? newPerson() : signIn(who);
        Map<String, List<String>> offences = new LinkedHashMap<>();
        for (String screen : screensOf(who)) {
            for (String language : languages(screen, who)) {
                speak(page, language);
                open(page, screen + FILLED.getOrDefault(screen, ""));
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                // and its words are: the other language is offered
                assertThat(page.locator("vaadin-button[lang=" + (language.equals("ja") ? "en" : "ja") + "]")
                                .first())
                        .isVisible();
                assertThat(page.locator(".m-calm-page").count())
                        .as("whether %s is told that there is no %s", who, screen)
                        .isEqualTo(screen.equals(NOWHERE) ? 1 : 0);
                for (Look look : looks(language)) {
                    look.at(page);
                    List<String> found = Offences.of(page);
                    if (!found.isEmpty()) {
                        offences.put(screen + " " + language + " " + look, found);
                    }
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void theLogOfImportsIsReadOnANarrowWindowWithoutScrollingSideways() {
        Page admin = signIn("admin");
        admin.setViewportSize(360, 900);
        open(admin, "admin/imports");

        // the latest first: other journeys may have pushed calls since the demo was loaded
        assertThat(admin.getByText(Pattern.compile("読み取り [\\d,]+、新規 [\\d,]+")).first())
                .isVisible();
        Object scrolls = admin.locator("vaadin-grid")
                .evaluate("grid => grid.$.table.scrollWidth > grid.$.table.clientWidth + 1");
        assertThat(scrolls).isEqualTo(false);
    }

    private static List<String> screensOf(String who) {
        Stream<String> declared =
                SCREENS.things().stream().filter(screen -> !screen.equals(START) && looksAt(who, screen));
        // who isn't signed in is led to the sign-in page from everywhere
        return who.equals(AccessTable.NOBODY)
                ? declared.toList()
                : Stream.concat(declared, Stream.of(NOWHERE)).toList();
    }

    /** At full size everybody who may open it looks at a screen, otherwise the first and the last of them. */
    private static boolean looksAt(String who, String screen) {
        List<String> allowed = allowed(screen);
        return allowed.contains(who)
                && (FullSize.isAsked()
                        || allowed.getFirst().equals(who)
                        || allowed.getLast().equals(who));
    }

    /** The first who may open a screen sees it in Japanese, the next in English and so on; the only one sees both. */
    private static List<String> languages(String screen, String who) {
        List<String> allowed = allowed(screen);
        if (allowed.size() == 1) {
            return List.of("ja", "en");
        }
        if (!FullSize.isAsked()) {
            return List.of(allowed.getFirst().equals(who) ? "ja" : "en");
        }
        return List.of(allowed.indexOf(who) % 2 == 0 ? "ja" : "en");
    }

    /** In Japanese two of the ways, in English the other two. */
    private static List<Look> looks(String language) {
        return language.equals("ja")
                ? List.of(Look.WIDE_LIGHT, Look.NARROW_DARK)
                : List.of(Look.WIDE_DARK, Look.NARROW_LIGHT);
    }

    private static List<String> allowed(String screen) {
        return AccessTable.WHO.stream()
                .filter(other -> screen.equals(NOWHERE) || SCREENS.allows(screen, other))
                .toList();
    }
}
