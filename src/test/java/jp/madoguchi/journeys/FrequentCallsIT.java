package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jp.madoguchi.testing.CountedKeyboard;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TelephoneSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The most frequent calls of the incident, logged by keyboard alone, with every stroke counted. */
class FrequentCallsIT extends JourneyTest {
    /** Someone who is in the demo's file with one card. */
    private static final String KNOWN = "08008490800";

    private static final int MOST_STROKES = 8;

    private Page page;
    private CountedKeyboard keys;

    @BeforeEach
    void aCallIsOnTheLine() {
        new TelephoneSystem(RunningPortal.demo(), headers -> headers.setBasicAuth("supervisor", "demo"))
                .connects("F-" + System.nanoTime() % 1_000_000, KNOWN, DemoClock.now(), "operator");
        page = signIn("operator");
        open(page, "desk");
        assertThat(page.locator(".m-call").first()).containsText("自分の通話");
        keys = new CountedKeyboard(page.keyboard());
    }

    @Test
    void theGiftHasNotArrived() {
        takeTheCall();
        keys.holding("Alt", "Digit2", "KeyQ", "KeyZ");
        assertThat(text()).hasValue("QUOカードPayのメールが届いていない。");
        assertThat(page.locator(".m-answers")).containsText("迷惑メールのフォルダー");
        keys.holding("Control", "Enter");

        saved("QUOカードPay関連（メールが届かない）・解決");
        assertThat(keys.typed()).isZero();
    }

    /** Nobody waits for the screen who knows the keys. */
    @Test
    void theSameWithoutWaitingForTheScreen() {
        keys.press("F2");
        keys.holding("Alt", "Digit2", "KeyQ", "KeyZ");
        keys.holding("Control", "Enter");

        saved("QUOカードPay関連（メールが届かない）・解決");
    }

    @Test
    void anotherPhoneAndACallBackPromised() {
        takeTheCall();
        keys.holding("Alt", "Digit2", "KeyG", "KeyX");
        assertThat(page.locator(".m-promise")).isVisible();
        keys.type("新しいアドレスは後で聞く。");
        keys.holding("Control", "Enter");

        saved("QUOカードPay関連（機種変更）・折り返し");
        open(page, "desk/callbacks");
        assertThat(page.locator("main")).containsText("新しいアドレスは後で聞く。");
    }

    @Test
    void howToAskForAnotherCard() {
        takeTheCall();
        keys.holding("Alt", "Digit3", "KeyQ", "KeyZ");
        keys.type("裏面の窓口を案内した。");
        keys.holding("Control", "Enter");

        saved("カード再発行（手続きの方法）・解決");
    }

    /** The own call comes first; who it is comes by the number. */
    private void takeTheCall() {
        keys.press("F2");
        assertThat(page.locator(".m-inquiry-contact vaadin-text-field input")).hasValue(KNOWN);
        assertThat(page.locator(".m-story")).containsText("U009194");
    }

    private void saved(String what) {
        assertThat(page.locator(".m-saved")).containsText(what);
        assertThat(text()).hasValue("");
        assertThat(page.locator(".m-inquiry-summary textarea")).isFocused();
        assertThat(keys.strokes()).as("strokes besides the text").isLessThanOrEqualTo(MOST_STROKES);
    }

    private Locator text() {
        return page.locator(".m-inquiry-summary textarea");
    }
}
