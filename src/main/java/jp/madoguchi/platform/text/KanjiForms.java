package jp.madoguchi.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The form by which all forms of a kanji are searched; the table and its sources are in {@code text/kanji-forms.txt}. */
final class KanjiForms {
    private static final Map<Integer, Integer> FORMS = read();

    private KanjiForms() {}

    static int of(int character) {
        return FORMS.getOrDefault(character, character);
    }

    private static Map<Integer, Integer> read() {
        Map<Integer, Integer> forms = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(KanjiForms.class.getResourceAsStream("/text/kanji-forms.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> line.substring(line.indexOf(' ') + 1)
                            .codePoints()
                            .forEach(other -> forms.put(other, line.codePointAt(0))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(forms);
    }
}
