package jp.madoguchi.audit;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object of texts as RFC 8785 has it: members in the order of their names in UTF-16, no blanks, only what must be
 * escaped is. It knows texts, nulls and objects of texts, which is all that an event has; a test compares it with a library.
 * Members have to be given in their order.
 */
final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;
    private boolean empty = true;

    CanonicalJson(StringBuilder out) {
        this.out = out.append('{');
    }

    static String of(Map<String, String> values) {
        CanonicalJson json = new CanonicalJson(new StringBuilder(64));
        SortedMap<String, String> sorted =
                values instanceof SortedMap<String, String> already && already.comparator() == null
                        ? already
                        : new TreeMap<>(values);
        sorted.forEach(json::text);
        return json.end().toString();
    }

    CanonicalJson text(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            out.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    /** As RFC 3339 in UTC; a fraction, of three digits, only where there is one. */
    CanonicalJson instant(String name, LocalDateTime utc) {
        name(name);
        out.append('"');
        digits(utc.getYear(), 1_000);
        out.append('-');
        digits(utc.getMonthValue(), 10);
        out.append('-');
        digits(utc.getDayOfMonth(), 10);
        out.append('T');
        digits(utc.getHour(), 10);
        out.append(':');
        digits(utc.getMinute(), 10);
        out.append(':');
        digits(utc.getSecond(), 10);
        int milliseconds = utc.getNano() / 1_000_000;
        if (milliseconds > 0) {
            out.append('.');
            digits(milliseconds, 100);
        }
        out.append("Z\"");
        return this;
    }

    /** What is canonical JSON already. */
    CanonicalJson json(String name, @Nullable String canonical) {
        name(name);
        out.append(canonical == null ? "null" : canonical);
        return this;
    }

    StringBuilder end() {
        return out.append('}');
    }

    private void name(String name) {
        if (!empty) {
            out.append(',');
        }
        empty = false;
        quote(name);
        out.append(':');
    }

    private void digits(int number, int highest) {
        int rest = number;
        for (int place = highest; place > 0; place /= 10) {
            out.append((char) ('0' + rest / place % 10));
        }
    }

    private void quote(String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, plain, i);
            plain = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        out.append(text, plain, text.length()).append('"');
    }
}
