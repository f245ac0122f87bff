package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberGuardTest {

    private static final String[] SEPARATORS = {
        "", " ", "-", ".", "/", "_", "\u3000", "\u00A0", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "－", "ー",
        "・", "、", ",", ":", "\t", " - ", "\u2009", "の"
    };
    private static final List<UnaryOperator<String>> SCRIPTS = List.of(
            UnaryOperator.identity(),
            digits -> digitsFrom(digits, '０'),
            CardNumberGuardTest::everyOtherFullWidth,
            CardNumberGuardTest::kanji,
            digits -> digitsFrom(digits, '\u0660'),
            CardNumberGuardTest::circled,
            digits -> String.join("\u200B", digits.split("")),
            digits -> String.join("\u00AD", digits.split("")));

    private final CardNumberGuard guard = new CardNumberGuard();
    private final Random random = new Random(20220623);

    @Test
    @Assures("C1")
    void cardNumbersAreFoundInEveryScriptWithEverySeparator() {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < FullSize.of(4_000, 100_000); i++) {
            String card = card();
            for (String separator : SEPARATORS) {
                // each with its turn, at full size each number in all of them
                for (int turn = 0; turn < FullSize.of(1, SCRIPTS.size()); turn++) {
                    UnaryOperator<String> script = SCRIPTS.get(tried++ % SCRIPTS.size());
                    String text = "番号は" + grouped(card, separator, script) + "です";
                    if (guard.isClean(text)) {
                        missed.add(text);
                    }
                }
            }
        }
        Measured.as("%,d written card numbers, %d missed", tried, missed.size());
        assertThat(missed).isEmpty();
    }

    @Test
    void theNumberIsFoundWhereItStands() {
        assertThat(guard.find("カード 4111-1111-1111-1111 です")).contains(new CardMatch(4, 23));
        assertThat(guard.find("電話 090-1234-5678、カード４１１１ １１１１ １１１１ １１１１")).contains(new CardMatch(20, 39));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3782-822463-10005",
                "3056 930902 5904",
                "4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣",
                "41 11 11 11 11 11 11 11",
                "4・1・1・1・1・1・1・1・1・1・1・1・1・1・1・1",
                "4111\n1111\n1111\n1111",
                "カード4111111111111111有効期限0526",
                "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏",
                "6205500000000000004"
            })
    void unusualWaysOfWritingAreFound(String text) {
        assertThat(guard.isClean(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111-1111-1111-1112",
                "1234567890123456",
                "K000001 C20220623-001 2022-06-23T09:30:27+09:00",
                "〒150-0001 090-1234-5678 午後6時30分",
                "9:00-21:00 0120-123-456",
                ""
            })
    void whatIsNoCardNumberPasses(String text) {
        assertThat(guard.isClean(text)).isTrue();
    }

    @Test
    @Assures("C2")
    void everydayNumbersDoNotAlarm() {
        List<Supplier<String>> kinds = List.of(
                () -> phone("-"),
                () -> phone(""),
                () -> "〒" + postal() + " " + phone("-"),
                () -> phone("-") + " " + postal(),
                () -> phone("") + postal().replace("-", ""),
                () -> postal() + "-" + phone("-"),
                () -> "+81 " + phone("-").substring(1),
                () -> date("-") + " " + time(":"),
                () -> date("") + time(""),
                () -> date("/") + "　" + time(":"),
                () -> date("-") + "T" + time(":") + "+09:00",
                this::jan,
                () -> "K" + digits(6),
                () -> "C" + date("") + "-" + digits(3),
                () -> phone("-") + "、" + phone("-"));
        List<String> alarms = new ArrayList<>();
        int tried = FullSize.of(300_000, 10_000_000);
        for (int i = 0; i < tried; i++) {
            String text = kinds.get(i % kinds.size()).get();
            if (!guard.isClean(text)) {
                alarms.add(text);
            }
        }
        Measured.as("%,d everyday numbers, %d false alarms", tried, alarms.size());
        assertThat(alarms).hasSizeLessThanOrEqualTo(tried / 10_000);
    }

    @Test
    @Assures("C2")
    void atMostThreeInAHundredBareCodesOf16DigitsAlarm() {
        int tried = FullSize.of(100_000, 2_000_000);
        long alarms = Stream.generate(() -> digits(16))
                .limit(tried)
                .filter(text -> !guard.isClean(text))
                .count();
        Measured.as("%.2f %% of %,d bare codes of 16 digits alarm", 100.0 * alarms / tried, tried);
        assertThat(alarms).isLessThanOrEqualTo(tried * 3L / 100);
    }

    private String card() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> complete("4", 16);
            case 2 -> complete(String.valueOf(51 + random.nextInt(5)), 16);
            case 3 -> complete(String.valueOf(2221 + random.nextInt(500)), 16);
            case 4 -> complete(String.valueOf(3528 + random.nextInt(62)), 16);
            case 5 -> complete(random.nextBoolean() ? "34" : "37", 15);
            case 6 -> complete(random.nextBoolean() ? "36" : "30" + random.nextInt(6), 14);
            default -> complete(random.nextBoolean() ? "62" : "6011", 16);
        };
    }

    private String complete(String prefix, int length) {
        String start = prefix + digits(length - prefix.length() - 1);
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            int digit = start.charAt(start.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return start + (10 - sum % 10) % 10;
    }

    private static String grouped(String card, String separator, UnaryOperator<String> script) {
        int[] sizes = switch (card.length()) {
            case 14 -> new int[] {4, 6, 4};
            case 15 -> new int[] {4, 6, 5};
            default -> new int[] {4, 4, 4, 4};
        };
        List<String> groups = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            groups.add(script.apply(card.substring(from, from + size)));
            from += size;
        }
        return String.join(separator, groups);
    }

    private static String digitsFrom(String digits, char zero) {
        return digits.chars()
                .map(c -> c - '0' + zero)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String everyOtherFullWidth(String digits) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            mixed.append((char) (i % 2 == 0 ? digits.charAt(i) : digits.charAt(i) - '0' + '０'));
        }
        return mixed.toString();
    }

    private static String kanji(String digits) {
        return digits.chars()
                .map(c -> "〇一二三四五六七八九".charAt(c - '0'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String circled(String digits) {
        return digits.chars()
                .map(c -> c == '0' ? '\u24EA' : c - '1' + '\u2460')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String phone(String separator) {
        return switch (random.nextInt(3)) {
            case 0 -> "0" + (7 + random.nextInt(3)) + "0" + separator + digits(4) + separator + digits(4);
            case 1 -> "03" + separator + digits(4) + separator + digits(4);
            default -> "0" + (110 + random.nextInt(890)) + separator + digits(2) + separator + digits(4);
        };
    }

    private String postal() {
        return digits(3) + "-" + digits(4);
    }

    private String date(String separator) {
        return String.format(
                Locale.ROOT,
                "%04d%s%02d%s%02d",
                2000 + random.nextInt(60),
                separator,
                1 + random.nextInt(12),
                separator,
                1 + random.nextInt(28));
    }

    private String time(String separator) {
        return String.format(
                Locale.ROOT,
                "%02d%s%02d%s%02d",
                random.nextInt(24),
                separator,
                random.nextInt(60),
                separator,
                random.nextInt(60));
    }

    private String jan() {
        String start = (random.nextBoolean() ? "45" : "49") + digits(10);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (start.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return start + (10 - sum % 10) % 10;
    }
}
