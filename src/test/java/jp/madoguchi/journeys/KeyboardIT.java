package jp.madoguchi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.security.AccessTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen is gone through by the tabulator key alone: whatever can be operated is reached, shows that it has the focus, and lets go
 * of it. Which screens there are is what {@code access-table.csv} says.
 */
class KeyboardIT extends JourneyTest {
    private static final AccessTable SCREENS = AccessTable.of("route");

    static Stream<String> everybody() {
        return AccessTable.WHO.stream();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void everyScreenIsOperatedWithoutAMouse(String who) {
        Page page = who.equals(AccessTable.NOBODY) ? newPerson() : signIn(who);
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (String screen : screensOf(who)) {
            open(page, screen);
            List<String> found = KeyboardWalk.faultsOf(page);
            if (!found.isEmpty()) {
                faults.put(screen, found);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The first who may open a screen goes through it. */
    private static List<String> screensOf(String who) {
        return SCREENS.things().stream()
                .filter(screen -> !screen.isEmpty())
                .filter(screen -> AccessTable.WHO.stream()
                        .filter(other -> SCREENS.allows(screen, other))
                        .findFirst()
                        .filter(who::equals)
                        .isPresent())
                .toList();
    }
}
