package jp.madoguchi.audit;

import java.util.Map;
import java.util.TreeMap;
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
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    /** Of 10 or 11 digits, as they are dialled in Japan. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9A-Za-z-])0[0-9]{1,4}-?[0-9]{1,4}-?[0-9]{4}(?![0-9A-Za-z-])");

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
        String line = masked ? masked(oneLine(text)) : oneLine(text);
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

    private static String masked(String line) {
        String masked = line.indexOf('@') < 0 ? line : EMAIL.matcher(line).replaceAll("***@***");
        if (masked.indexOf('0') < 0) {
            return masked;
        }
        return PHONE.matcher(masked).replaceAll(found -> {
            long digits = found.group().chars().filter(Character::isDigit).count();
            return Matcher.quoteReplacement(digits == 10 || digits == 11 ? "0**-****-****" : found.group());
        });
    }
}
