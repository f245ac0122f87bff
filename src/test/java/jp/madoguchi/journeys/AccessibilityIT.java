package jp.madoguchi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen of every role, in light and dark, without an offence against axe's rules. */
class AccessibilityIT extends JourneyTest {
    private static final Map<String, List<String>> SCREENS = Map.of(
            "operator", List.of("desk", "desk/inquiries"),
            "supervisor", List.of("desk", "desk/inquiries", "desk/import"),
            "contractor", List.of("contractor"),
            "official",
                    List.of(
                            "city",
                            "city/daily",
                            "city/figures?from=2022-07-29&to=2022-07-29&measure=incoming",
                            "city/differences",
                            "city/reissue",
                            "city/import"),
            "approver", List.of("city", "city/daily", "city/reissue"),
            "auditor", List.of("city", "admin"),
            "admin", List.of("admin", "admin/incident"));

    @ParameterizedTest
    @CsvSource({
        "operator, light", "operator, dark",
        "supervisor, light", "supervisor, dark",
        "contractor, light", "contractor, dark",
        "official, light", "official, dark",
        "approver, light", "approver, dark",
        "auditor, light", "auditor, dark",
        "admin, light", "admin, dark"
    })
    void everyScreenKeepsTheRules(String user, String scheme) {
        Page page = signIn(user, scheme);
        Map<String, List<String>> offences = new LinkedHashMap<>();
        for (String screen : SCREENS.get(user)) {
            open(page, screen);
            List<String> found = offences(page);
            if (!found.isEmpty()) {
                offences.put(screen, found);
            }
        }
        assertThat(offences).isEmpty();
    }
}
