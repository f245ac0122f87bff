package jp.madoguchi.audit;

import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellGuard;
import org.springframework.stereotype.Component;

/**
 * What a text must be before it stands in the trail: one line, so that nobody forges a second one in what is made of it; without
 * characters that hide or turn around others; without an e-mail address or a telephone number, of which nothing stays, since the trail
 * can't be erased and says whom it is about; and never with a card number, which is refused together with the change that brought it.
 */
@Component
class AuditText {
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*"
            + " ?(?:@|[(\\[]at[)\\]]) ?" + "[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    /**
     * What stands for a dash in a number that is told in Japanese (の, ・), and as often between two numbers or behind one. So it holds a number
     * together like a dash, and what stands beside it makes no id of it.
     */
    private static final char SPOKEN = '\u30FB';

    /** What people put between the groups of a number. */
    private static final String GAP = "[-() .\u200B" + SPOKEN + "]{0,3}";
    /** Not in the middle of an id, a hash or a date; close behind a word for it. */
    private static final String BEGIN =
            "(?:(?<![0-9A-Za-z+])(?<![0-9A-Za-z]-)(?!0\\.)" + "|(?<=(?i:tel|phone|fax|mobile|cell|denwa|keitai)[.-]?))";

    private static final String ABROAD = "(?:(?:\\+|00|010" + GAP + ")81" + GAP + "(?:\\(?0\\)?" + GAP + ")?"
            // without a plus it may be some other number
            + "|81[-() .\u200B" + SPOKEN + "]{1,3}|81(?=[6-9]0[0-9]{8}(?![0-9])))";
    /** Of 10 or 11 digits, as they are dialled in Japan, or as they are from abroad. */
    private static final Pattern PHONE = Pattern.compile(BEGIN + "(?:" + ABROAD + "[1-9]" + GAP + "(?:[0-9]" + GAP
            + "){7,8}[0-9]|0" + GAP + "(?:[0-9]" + GAP + "){8,9}[0-9])(?!-?[0-9])");

    /**
     * Five numbers of two digits, such as a list of counts: no area code is as long as the first of them. Where it may be one (03, 04, 06), or
     * the first two are a service's code that is read in pairs, it may be somebody's number and is masked.
     */
    private static final Pattern PAIRS = Pattern.compile("0[125789](?:[-() .]{1,3}[0-9]{2}){4}");

    private static final Pattern SERVICE_IN_PAIRS =
            Pattern.compile("0(?:1[-() .]{1,3}[28]0|5[-() .]{1,3}70|8[-() .]{1,3}00|9[-() .]{1,3}90).*");

    /** Behind a point. A number behind the number of a line (1.090…) has gaps, or is one of a mobile telephone. */
    private static final Pattern DECIMALS = Pattern.compile("(?!0[5-9]0[0-9]{8}$)[0-9]+");

    private static final Pattern DATE = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9])");
    private static final int SHORTEST_PHONE = 10;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final CellGuard guard;

    AuditText(CellGuard guard) {
        this.guard = guard;
    }

    /**
     * @param longest characters that the column takes; what is longer is cut, with an ellipsis at its end
     * @param masked whether addresses and numbers of people are masked; not in the name that a user signs in with
     * @throws RejectedException where it holds a card number
     */
    String line(String text, int longest, boolean masked) {
        // a hash has digits in a row by chance
        if (SHA_256.matcher(text).matches()) {
            return text;
        }
        if (guard.mustNotBeStored(text)) {
            throw new RejectedException(MessageText.of("audit.cardNumber"));
        }
        // before characters that hide are written in letters, which would hide the number beside them
        String line = oneLine(masked ? masked(text) : text);
        return line.length() <= longest ? line : line.substring(0, cut(line, longest - 1)) + "…";
    }

    Map<String, String> lines(Map<String, String> values) {
        Map<String, String> lines = new TreeMap<>();
        values.forEach((key, value) -> lines.put(key, line(value, 2_000, true)));
        return lines;
    }

    /** Not between the two halves of a character. */
    private static int cut(String line, int at) {
        return Character.isHighSurrogate(line.charAt(at - 1)) ? at - 1 : at;
    }

    private static String oneLine(String text) {
        if (text.codePoints().noneMatch(AuditText::mustBeWritten)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\n') {
                line.append('⏎');
            } else if (mustBeWritten(c)) {
                line.append("\\u").append("%04x".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static boolean mustBeWritten(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** In whatever spelling people type them: full-width, with blanks, dashes of all kinds or brackets, or as dialled from abroad. */
    private static String masked(String text) {
        String folded = folded(text);
        String masked = folded.indexOf('@') < 0 && !folded.contains("at)") && !folded.contains("at]")
                ? text
                : replaced(text, folded, EMAIL, "***@***", (found, all) -> true);
        if (masked.chars().filter(Character::isDigit).count() < SHORTEST_PHONE) {
            return masked;
        }
        return replaced(masked, folded(masked), PHONE, "0**-****-****", AuditText::isPhone);
    }

    private static boolean isPhone(MatchResult found, String folded) {
        String number = found.group();
        boolean letterBehind = found.end() < folded.length() && isLatin(folded.charAt(found.end()));
        // an id goes on in letters, and has no gaps
        return !(letterBehind && number.chars().allMatch(Character::isDigit))
                && !DATE.matcher(number).find()
                && !(isBehindAPoint(found.start(), folded)
                        && DECIMALS.matcher(number).matches())
                && !isListOfPairs(number);
    }

    private static boolean isBehindAPoint(int at, String folded) {
        return at > 1 && folded.charAt(at - 1) == '.' && Character.isDigit(folded.charAt(at - 2));
    }

    /** What is parted by nothing that one sees is no list. */
    private static boolean isListOfPairs(String number) {
        String seen = number.replace("\u200B", "");
        return PAIRS.matcher(seen).matches() && !SERVICE_IN_PAIRS.matcher(seen).matches();
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** What is found in the folded text, replaced at the same places of the text as it is. */
    private static String replaced(
            String text, String folded, Pattern pattern, String by, BiPredicate<MatchResult, String> which) {
        StringBuilder line = new StringBuilder(text.length());
        int from = 0;
        Matcher found = pattern.matcher(folded);
        boolean more = found.find();
        while (more) {
            boolean chosen = which.test(found, folded);
            if (chosen) {
                line.append(text, from, found.start()).append(by);
                from = found.end();
            }
            // what is none may end with the beginning of one
            int next = chosen ? found.end() : found.start() + 1;
            more = next <= folded.length() && found.find(next);
        }
        return from == 0 ? text : line.append(text, from, text.length()).toString();
    }

    /** In the one spelling that the patterns know, each character in the place of the one that was typed. */
    private static String folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded(folded[i]);
        }
        return new String(folded);
    }

    private static char folded(char c) {
        if (c < 0x80) {
            return c == '\t' ? ' ' : c;
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION -> c == '〜' ? SPOKEN : '-';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT -> '\u200B';
            default ->
                switch (c) {
                    case 'ー', 'ｰ', '−', '‐', '─', '━' -> '-';
                    case '・', '･', 'の' -> SPOKEN;
                    default -> half(c);
                };
        };
    }

    /** Full-width letters and signs. */
    private static char half(char c) {
        if (c < 0xFE50) {
            return c;
        }
        String half = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return half.length() == 1 ? half.charAt(0) : c;
    }
}
