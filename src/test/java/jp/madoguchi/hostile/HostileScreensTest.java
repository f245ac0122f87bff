package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.demo.LoadedDemo;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.ui.FailurePage;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Every screen, opened with what doesn't belong into its address, and every field of it filled with what doesn't belong there. */
class HostileScreensTest extends ViewTest {
    /** What the page of a failure says and a refusal doesn't. */
    private static final String FAILURE = "参照番号";

    /** Every name that a screen looks for in its address. */
    private static final List<String> PARAMETERS = List.of(
            "after",
            "card",
            "contract",
            "inquiry",
            "issuer",
            "measure",
            "month",
            "obligation",
            "state",
            "action",
            "call",
            "case",
            "messages",
            "notReached",
            "not-reached",
            "show",
            "year",
            "day",
            "from",
            "to",
            "category",
            "text",
            "search",
            "wave",
            "report",
            "page",
            "sort",
            "phone",
            "kind",
            "user",
            "object");

    @Autowired
    IncidentService incidents;

    private final Map<String, String> broken = new TreeMap<>();
    private int fields;
    private int presses;

    @Test
    @Assures("B2")
    void noAddressBreaksAScreen() {
        KokoIncident.setUp(incidents);
        List<String> ids = Payloads.ids();
        int opened = 0;
        for (Role role : Role.values()) {
            signIn(role);
            int turn = role.ordinal();
            for (String route : routes(role)) {
                int tries = FullSize.of(route.contains(":") ? 12 : 1, ids.size());
                for (int i = 0; i < tries; i++) {
                    String id = ids.get((turn++) % ids.size());
                    opened++;
                    if (route.contains(":")) {
                        open(role, route, route.replaceAll(":[a-z]+", Matcher.quoteReplacement(id)), Map.of());
                    } else {
                        Map<String, String> all = new HashMap<>();
                        String value =
                                Payloads.texts().get(turn % Payloads.texts().size());
                        PARAMETERS.forEach(name -> all.put(name, value));
                        open(role, route, route, all);
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
        Measured.as("%,d addresses with something else than belongs there, in every role: 0 broken screens", opened);
    }

    private void open(Role role, String route, String address, Map<String, String> parameters) {
        try {
            UI.getCurrent().navigate(address, QueryParameters.simple(parameters));
        } catch (RuntimeException e) {
            // an address that Vaadin itself doesn't take never reaches a screen
            if (!(e instanceof IllegalArgumentException)) {
                broken.put(
                        role + " " + route,
                        address + " " + parameters.values().stream().findFirst() + ": " + e);
            }
            return;
        }
        judge(role + " " + route, address + " " + parameters.values().stream().findFirst());
    }

    /** The page of a failure is calm, but what led to it is a defect: somebody typed something, which is nobody's failure. */
    private void judge(String where, String how) {
        List<HasElement> chain = UI.getCurrent().getInternals().getActiveRouterTargetsChain();
        String text = Screen.text();
        if (!chain.isEmpty() && chain.getFirst() instanceof FailurePage && text.contains(FAILURE)) {
            broken.put(where, how + ": " + text);
        }
        if (Screen.roots().stream().anyMatch(HostileScreensTest::holdsMarkup)) {
            broken.put(where, how + ": markup in the page");
        }
    }

    private static boolean holdsMarkup(Element element) {
        String markup = element.isTextNode() ? null : element.getProperty("innerHTML");
        return (markup != null && markup.contains(Payloads.TRIPWIRE))
                || (!element.isTextNode() && element.getChildren().anyMatch(HostileScreensTest::holdsMarkup));
    }

    @Test
    @Assures("B2")
    void noFieldTakesWhatBreaksTheScreen() {
        if (FullSize.isAsked()) {
            LoadedDemo.withoutWaves(context.getAutowireCapableBeanFactory());
        } else {
            KokoIncident.setUp(incidents);
        }
        List<String> payloads = Payloads.withTheLongest();
        int turn = 0;
        Map<String, Role> seen = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            for (String route : routes(role)) {
                if (FullSize.isAsked() || !seen.containsKey(route)) {
                    seen.put(route, role);
                    signIn(role);
                    for (int i = 0; i < FullSize.of(1, 3); i++) {
                        work(role, route, payloads.get(turn++ % payloads.size()));
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(fields).isGreaterThan(40);
        Measured.as(
                "%,d fields filled, %,d buttons pressed: 0 screens broken, 0 texts taken for markup", fields, presses);
    }

    /** Fills what can be typed into and presses what can be pressed, then opens each dialog and does the same there. */
    private void work(Role role, String route, String payload) {
        open(role, route, route, Map.of());
        fill(role + " " + route, payload);
        int buttons = buttons().size();
        for (int i = 0; i < Math.min(buttons, FullSize.of(1, 60)); i++) {
            open(role, route, route, Map.of());
            List<Button> there = buttons();
            if (i >= there.size()) {
                return;
            }
            String where = role + " " + route + " after “" + there.get(i).getText() + "”";
            int before = texts().size();
            fill(where, payload);
            press(where, there.get(i), payload);
            if (texts().size() > before) {
                fill(where, payload);
                buttons().stream()
                        .filter(button -> button.getThemeNames().contains("primary"))
                        .reduce((first, last) -> last)
                        .ifPresent(last -> press(where + " and its last", last, payload));
            }
            judge(where, payload.substring(0, Math.min(40, payload.length())));
        }
    }

    private void fill(String where, String payload) {
        for (HasValue<?, String> field : texts()) {
            fields++;
            trying(where, payload, () -> LocatorJ._setValue(field, payload));
        }
    }

    private void press(String where, Button button, String payload) {
        presses++;
        trying(where, payload, () -> LocatorJ._click(button));
    }

    /** A refusal in words is an answer; whatever else is thrown would be shown as a failure. */
    private void trying(String where, String payload, Runnable work) {
        try {
            work.run();
        } catch (RejectedException | AccessDeniedException refused) {
            // said on the screen
        } catch (IllegalStateException notThere) {
            // karibu's word for a field that was closed by the one before
            if (!Objects.requireNonNullElse(notThere.getMessage(), "").contains("The ")) {
                broken.put(where, notThere.toString());
            }
        } catch (RuntimeException e) {
            broken.put(where, payload.substring(0, Math.min(40, payload.length())) + ": " + e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<HasValue<?, String>> texts() {
        List<HasValue<?, String>> texts = new ArrayList<>();
        for (Component component : LocatorJ._find(Component.class)) {
            if (component instanceof HasValue<?, ?> field
                    && field.getEmptyValue() instanceof String
                    && !field.isReadOnly()
                    && component.getElement().isEnabled()) {
                texts.add((HasValue<?, String>) field);
            }
        }
        return texts;
    }

    private static List<Button> buttons() {
        return LocatorJ._find(Button.class).stream()
                .filter(button ->
                        button.getElement().isEnabled() && !button.getText().equals("サインアウト"))
                .toList();
    }

    private static List<String> routes(Role role) {
        AccessTable table = AccessTable.of("route");
        return table.things().stream()
                .filter(route -> !route.isEmpty() && !route.equals("sign-in"))
                .filter(route -> table.allows(route, role.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
