package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who never got through is called back, by keyboard alone, and the screens on the way keep the rules. */
class ApologyIT extends JourneyTest {
    private static final Pattern WAITING = Pattern.compile("これから電話する方 (\\d+) 人");

    @Test
    void aCallerWhoNeverGotThroughIsCalledAndLeavesTheList() {
        Page operator = signIn("operator");
        open(operator, "desk");
        operator.keyboard().press("Control+k");
        assertThat(operator.locator(".m-palette input")).isFocused();
        operator.keyboard().type("お詫び");
        assertThat(operator.locator(".m-palette [role=option]").first()).containsText("お詫びの電話");
        operator.keyboard().press("Enter");
        Locator total = operator.locator(".m-apologies .m-total");
        assertThat(total).containsText("これから電話する方");
        int before = waiting(total);
        assertThat(before).isPositive();
        String number =
                operator.locator(".m-apologies .m-apology-phone").first().innerText();
        List<String> offences = new ArrayList<>(offences(operator));

        operator.keyboard().press("F2");
        assertThat(operator.locator(".m-outgoing")).containsText("話中だった方へのお詫びの電話");
        assertThat(operator.locator(".m-outgoing")).containsText(number);
        assertThat(operator.locator(".m-inquiry-contact vaadin-text-field input"))
                .hasValue(number);
        assertThat(operator.locator(".m-inquiry-summary textarea")).isFocused();
        offences.addAll(offences(operator));

        // a reload in the middle: what was begun, and that it is this call, is there again
        operator.keyboard().press("Alt+Digit2");
        operator.keyboard().type("お詫びして用件を伺った。");
        assertThat(operator.locator(".m-draft-box")).containsText(number);
        operator.waitForTimeout(1_500);
        operator.reload();
        assertThat(operator.locator(".m-inquiry-summary textarea")).hasValue("お詫びして用件を伺った。");
        assertThat(operator.locator(".m-outgoing")).containsText(number);
        operator.keyboard().press("Alt+KeyZ");
        operator.keyboard().press("Control+Enter");
        assertThat(operator.locator(".m-saved")).containsText("電話の結果を「つながった」にしました。");
        assertThat(operator.locator(".m-outgoing")).isHidden();

        operator.keyboard().press("Control+k");
        assertThat(operator.locator(".m-palette input")).isFocused();
        operator.keyboard().type("お詫び");
        assertThat(operator.locator(".m-palette [role=option]").first()).containsText("お詫びの電話");
        operator.keyboard().press("Enter");
        assertThat(total).containsText("これから電話する方 " + (before - 1) + " 人");
        Locator done = operator.locator(".m-apologies .m-card");
        assertThat(done).containsText(number);
        assertThat(done).containsText("つながった");
        offences.addAll(offences(operator));
        assertThat(offences).isEmpty();
    }

    private static int waiting(Locator total) {
        return WAITING.matcher(total.innerText())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> offences(Page page) {
        List<String> found = new ArrayList<>();
        for (Look look : List.of(Look.NARROW_DARK, Look.WIDE_LIGHT)) {
            look.at(page);
            Offences.of(page).forEach(offence -> found.add(look + ": " + offence));
        }
        return found;
    }
}
