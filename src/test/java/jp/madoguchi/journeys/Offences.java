package jp.madoguchi.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a screen as it stands in the browser: by axe's rules, and by being wider than its window. */
final class Offences {
    private static final int PLACES = 3;

    /** Tabs get their roles and grids their rows after the page's heading is there; colours change in steps. */
    private static final String SETTLED = """
            () => !document.querySelector('vaadin-tab:not([role])')
                && ![...document.querySelectorAll('vaadin-grid')].some(grid => grid.loading)
                && !document.getAnimations().some(animation => animation.effect?.getComputedTiming().endTime < Infinity)
            """;

    /** The screen itself or whatever holds it; what scrolls within the screen, as a wide table does, is none of these. */
    private static final String TOO_WIDE = """
            () => {
              let box = document.querySelector('main');
              while (box) {
                if (box.scrollWidth > box.clientWidth + 1) {
                  const edge = document.documentElement.clientWidth;
                  const sticksOut = [...document.querySelectorAll('main *')]
                      .filter(inner => inner.getBoundingClientRect().right > edge + 1)
                      .slice(0, 3).map(inner => inner.cloneNode(false).outerHTML.slice(0, 120));
                  return `${box.localName} is ${box.scrollWidth} px wide in ${box.clientWidth}: ${sticksOut}`;
                }
                box = box.assignedSlot ?? box.parentElement ?? box.getRootNode().host;
              }
              return null;
            }
            """;

    /** What the portal can't mend, since it is Vaadin's: this rule at this element for this reason, nothing else. */
    private static final List<Known> VAADINS = List.of(
            // in the list of tabs, inside its shadow root, lies the box in which they scroll; as it has a tabindex (of
            // -1),
            // axe takes it for a child of the list that is no tab
            new Known("aria-required-children", "<vaadin-tabs ", "children which are not allowed: div[tabindex]"),
            // hangs itself beside the page's landmarks; shows nothing as long as the connection holds
            new Known("region", "<vaadin-connection-indicator ", "not contained by landmarks"));

    private record Known(String rule, String element, String reason) {
        boolean is(Rule other, CheckedNode node) {
            return rule.equals(other.getId())
                    && node.getHtml().startsWith(element)
                    && node.getFailureSummary().endsWith(reason);
        }
    }

    private static final int A_MOMENT = 1_500;

    private Offences() {}

    /** What is gone a moment later was a page that wasn't drawn yet: a list's headers come after its place. */
    static List<String> of(Page page) {
        List<String> found = at(page);
        if (!found.isEmpty()) {
            page.waitForTimeout(A_MOMENT);
            found = at(page);
        }
        return found;
    }

    private static List<String> at(Page page) {
        page.waitForFunction(SETTLED);
        List<String> found = new ArrayList<>();
        Object tooWide = page.evaluate(TOO_WIDE);
        if (tooWide != null) {
            found.add("scrolls sideways: " + tooWide);
        }
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            List<String> places = rule.getNodes().stream()
                    .filter(node -> VAADINS.stream().noneMatch(known -> known.is(rule, node)))
                    .map(node -> node.getHtml() + " " + node.getFailureSummary())
                    .limit(PLACES)
                    .toList();
            if (!places.isEmpty()) {
                found.add(rule.getId() + ": " + places);
            }
        }
        return found;
    }
}
