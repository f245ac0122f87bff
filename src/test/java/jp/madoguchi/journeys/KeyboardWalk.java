package jp.madoguchi.journeys;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a page by the tabulator key alone, as somebody without a mouse does. */
final class KeyboardWalk {
    private static final int MOST_STOPS = 400;
    private static final int STUCK = 3;

    /** What has the focus: its number on the page, what it is, and whether it can be seen, and seen to have the focus. */
    private static final String FOCUSED = """
            () => {
              let focused = document.activeElement;
              while (focused && focused.shadowRoot && focused.shadowRoot.activeElement) {
                focused = focused.shadowRoot.activeElement;
              }
              if (!focused || focused === document.body) return null;
              const up = node => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement;
              const style = getComputedStyle(focused);
              let marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              for (let node = focused, i = 0; node && i < 8 && !marked; node = up(node), i++) {
                // Vaadin's components draw their ring by this, and its grid that of a cell by the other
                marked = node.hasAttribute('focus-ring') || node.localName === 'vaadin-grid' && node.hasAttribute('navigating');
              }
              const box = focused.getBoundingClientRect();
              focused.walked ||= window.walked = (window.walked || 0) + 1;
              return {
                number: focused.walked,
                name: focused.localName + ' “'
                    + (focused.getAttribute('aria-label') || focused.innerText || focused.placeholder || '').trim().slice(0, 40) + '”',
                fault: box.width === 0 || box.height === 0 ? 'is invisible'
                    : box.bottom <= 0 || box.top >= innerHeight ? 'is out of sight'
                    : marked ? '' : 'doesn\\'t show that it has the focus'
              };
            }""";

    /** What can be operated and was never reached. Of a group of radio buttons one is, and in a grid it goes by arrows. */
    private static final String MISSED = """
            () => {
              const missed = [];
              const look = root => {
                for (const node of root.querySelectorAll('*')) {
                  const box = node.getBoundingClientRect();
                  if (!node.walked && node.type !== 'radio' && node.tabIndex >= 0 && !node.disabled && box.width > 1 && box.height > 1
                      && node.matches('a[href], button, input, textarea, select, summary, vaadin-button, [tabindex="0"]')
                      && getComputedStyle(node).visibility !== 'hidden' && !node.closest('[inert], [hidden]')) {
                    missed.push(node.localName + ' “' + (node.getAttribute('aria-label') || node.innerText || '').trim().slice(0, 40) + '”');
                  }
                  if (node.shadowRoot && node.localName !== 'vaadin-grid') look(node.shadowRoot);
                }
              };
              look(document);
              return missed;
            }""";

    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private int stops;

    private KeyboardWalk(Page page) {
        this.page = page;
    }

    /**
     * From the beginning of the page to its end.
     *
     * @return what can't be reached or left, and what doesn't show that it has the focus
     */
    static List<String> faultsOf(Page page) {
        KeyboardWalk walk = new KeyboardWalk(page);
        walk.go();
        return walk.faults;
    }

    private void go() {
        Object before = null;
        int same = 0;
        int ends = 0;
        while (stops++ < MOST_STOPS) {
            page.keyboard().press("Tab");
            Map<?, ?> focused = focused();
            if (focused == null) {
                // behind the last one; a page that has put the focus somewhere begins in its middle
                if (++ends == 2) {
                    break;
                }
                continue;
            }
            Object number = focused.get("number");
            same = number.equals(before) ? same + 1 : 0;
            if (same == STUCK) {
                faults.add(focused.get("name") + " keeps the focus");
                return;
            }
            before = number;
            if (same == 0 && !seen.add(number)) {
                // around once
                break;
            }
            if (same == 0 && !Objects.equals(focused.get("fault"), "")) {
                faults.add(focused.get("name") + " " + focused.get("fault"));
            }
        }
        ((List<?>) page.evaluate(MISSED)).forEach(missed -> faults.add(missed + " is never reached"));
    }

    private @Nullable Map<?, ?> focused() {
        return (Map<?, ?>) page.evaluate(FOCUSED);
    }
}
