package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says the codes of details in words. {@code audit-values.properties} tells which details have codes, and where their words are. */
final class CodedValues {
    /** With what it is the code of behind a colon, where its words have a place for that. */
    private static final Pattern CODE = Pattern.compile("([A-Z][A-Z0-9_]*)(?::([A-Za-z0-9_-]+))?");

    private static final Map<String, String> PREFIXES = prefixes();

    private CodedValues() {}

    /** The value with each code that has words replaced by them; any other value as it is. @param detail the key of its name */
    static String words(Component on, String detail, String value) {
        String prefix = PREFIXES.get(detail);
        return prefix == null
                ? value
                : CODE.matcher(value)
                        .replaceAll(code -> Matcher.quoteReplacement(word(on, prefix, code.group(1), code.group(2))));
    }

    private static String word(Component on, String prefix, String code, @Nullable String of) {
        String text = of == null ? on.getTranslation(prefix + code) : on.getTranslation(prefix + code, of);
        // a code of a former version may have no words any more
        String word = text.startsWith("!") ? code : text;
        return of == null || word.contains(of) ? word : word + ":" + of;
    }

    /** With what the keys of the words begin, by the key of the detail's name. */
    static Map<String, String> prefixes() {
        Properties read = new Properties();
        try (InputStream file = CodedValues.class.getResourceAsStream("/audit-values.properties")) {
            read.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, read::getProperty));
    }
}
