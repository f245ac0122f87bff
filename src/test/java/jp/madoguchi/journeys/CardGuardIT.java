package jp.madoguchi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.privacy.CardNumberGuard;
import org.junit.jupiter.api.Test;

/** Card numbers stay in the field into which they were typed: no request, no message and no storage ever has them. */
class CardGuardIT extends JourneyTest {
    private static final String CARD = "4539148803436467";
    /** Fewer digits than this are no more than a telephone number's, and belong to nobody's card. */
    private static final String ITS_BEGINNING = CARD.substring(0, 7);

    private static final List<String> SEPARATORS =
            List.of("", " ", "-", "－", "ー", "・", "、", "の", "\n", " - ", "--", "と言", "\u200B", "\u3000", "~", "abcd");
    private static final List<String> SCRIPTS =
            List.of("0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "٠١٢٣٤٥٦٧٨٩", "⓪①②③④⑤⑥⑦⑧⑨", "零壱弐参肆伍陸漆捌玖");
    private static final int[][] GROUPINGS = {
        {4, 4, 4, 4},
        {4, 6, 5},
        {4, 6, 4},
        {4, 4, 4, 4, 3},
        {8, 8},
        {6, 13},
        {4, 4, 5},
        {3, 4, 4},
        {16},
        {13},
        {5, 5, 6}
    };

    private final List<String> sent = new ArrayList<>();

    @Test
    @Assures("C3")
    void aCardNumberThatIsTypedLeavesTheFieldForNowhere() {
        Page page = listenedTo("operator", "desk");
        Locator text = page.locator(".m-inquiry-summary textarea");
        text.pressSequentially("番号は");
        text.pressSequentially("4539-1488-0343-", slowly());
        // longer than the form and the draft wait before they tell the server
        page.waitForTimeout(1_500);
        text.pressSequentially("6467", slowly());

        assertThat(page.locator("m-card-guard")).isVisible();
        assertThat(text).hasValue("番号は");
        text.press("End");
        text.pressSequentially("言わないように案内", slowly());
        assertThat(page.locator("m-card-guard")).isHidden();
        assertThat(text).hasValue("番号は言わないように案内");
        page.waitForTimeout(1_500);
        assertThat(sent).anyMatch(message -> message.contains("言わないように案内"));
        assertNothingHasTheNumber(page);
        text.press("Escape");
        page.getByText("破棄する").first().click();
        assertThat(text).hasValue("");
    }

    @Test
    @Assures("C3")
    void aCardNumberThatIsPastedIntoASearchBoxIsTakenOut() {
        Page page = listenedTo("operator", "desk/inquiries");
        Locator search = page.locator("vaadin-text-field input").first();
        search.focus();
        page.keyboard().insertText("カード４５３９　１４８８　０３４３　６４６７");

        assertThat(page.locator("m-card-guard")).isVisible();
        assertThat(search).hasValue("カード");
        search.press("Enter");
        page.waitForTimeout(1_500);
        assertNothingHasTheNumber(page);
    }

    @Test
    void aTelephoneNumberIsToldAsUsual() {
        Page page = listenedTo("operator", "desk");
        Locator caller = page.locator("[data-draft=caller] input");
        caller.pressSequentially("090-1234-5678", slowly());
        page.waitForTimeout(1_500);
        assertThat(sent).anyMatch(message -> message.contains("090-1234-5678"));
        // nothing of it is left for another test's desk
        caller.fill("");
        page.waitForTimeout(1_500);
    }

    @Test
    void digitsThatTurnOutToBeNoCardAreToldOnLeavingTheField() {
        Page page = listenedTo("operator2", "desk");
        Locator text = page.locator(".m-inquiry-summary textarea");
        text.pressSequentially("4539148803436468", slowly());
        text.press("Tab");
        page.waitForTimeout(1_500);
        assertThat(sent).anyMatch(message -> message.contains("4539148803436468"));
        text.press("Escape");
        page.getByText("破棄する").first().click();
        assertThat(text).hasValue("");
    }

    @Test
    void browserAndServerJudgeAlike() {
        Page page = signIn("operator");
        List<String> texts = new ArrayList<>(everyDigit());
        Random random = new Random(20220804);
        for (int i = 0; i < 60_000; i++) {
            texts.add(randomText(random));
        }
        CardNumberGuard guard = new CardNumberGuard();
        List<String> server = texts.stream()
                .map(text -> guard.find(text)
                        .map(match -> match.start() + "-" + match.end())
                        .orElse(""))
                .toList();

        Object browser = page.evaluate(
                "texts => { const guard = document.querySelector('m-card-guard'); return texts.map(t => guard.find(t)) }",
                texts);

        List<?> answers = (List<?>) browser;
        assertThat(IntStream.range(0, texts.size())
                        .filter(i -> !server.get(i).equals(answers.get(i)))
                        .mapToObj(i -> texts.get(i) + " server " + server.get(i) + " browser " + answers.get(i))
                        .limit(20))
                .isEmpty();
        assertThat(server.stream().filter(answer -> !answer.isEmpty()).count()).isBetween(5_000L, 60_000L);
    }

    private Page listenedTo(String user, String path) {
        Page page = signIn(user);
        page.onRequest(request -> {
            sent.add(request.url());
            String body = request.postData();
            if (body != null) {
                sent.add(body);
            }
        });
        page.onWebSocket(socket -> socket.onFrameSent(frame -> sent.add(frame.text())));
        open(page, path);
        return page;
    }

    private static Locator.PressSequentiallyOptions slowly() {
        return new Locator.PressSequentiallyOptions().setDelay(60);
    }

    private void assertNothingHasTheNumber(Page page) {
        assertThat(sent)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(onlyDigits(message)).doesNotContain(ITS_BEGINNING));
        String stored = (String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");
        assertThat(onlyDigits(stored)).doesNotContain(ITS_BEGINNING);
    }

    private static String onlyDigits(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[^0-9]", "");
    }

    /** Every character that may count as a digit, as the last one of ten numbers with ten check digits. */
    private static List<String> everyDigit() {
        List<String> texts = new ArrayList<>();
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            int type = Character.getType(c);
            if (type == Character.DECIMAL_DIGIT_NUMBER
                    || type == Character.OTHER_NUMBER
                    || type == Character.LETTER_NUMBER
                    || Character.getNumericValue(c) >= 0) {
                for (int i = 0; i < 10; i++) {
                    texts.add("45391488034364" + i + Character.toString(c));
                }
            }
        }
        return texts;
    }

    private static String randomText(Random random) {
        int[] sizes = GROUPINGS[random.nextInt(GROUPINGS.length)];
        int length = IntStream.of(sizes).sum();
        String[] starts = {"4", "51", "2221", "35", "34", "37", "36", "62", "6011", "5018", "090", "49"};
        StringBuilder digits = new StringBuilder(starts[random.nextInt(starts.length)]);
        while (digits.length() < length - 1) {
            digits.append(random.nextInt(10));
        }
        digits.append(random.nextInt(4) == 0 ? String.valueOf(random.nextInt(10)) : checkDigit(digits));
        String script = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
        String separator = SEPARATORS.get(random.nextInt(SEPARATORS.size()));
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "番号" : "2022年8月 ");
        int at = 0;
        for (int size : sizes) {
            text.append(at == 0 ? "" : separator);
            for (int end = at + size; at < end; at++) {
                text.append(script.charAt(digits.charAt(at) - '0'));
            }
        }
        return text.append(random.nextBoolean() ? "です" : " 12").toString();
    }

    private static int checkDigit(CharSequence start) {
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            int digit = start.charAt(start.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
