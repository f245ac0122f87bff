package jp.madoguchi.platform.i18n;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The portal's texts: every bundle {@code messages/<room>_<language>.properties} on the class path, read once at start.
 * A key that stands in two bundles of one language stops the start, so that no room can change another's words.
 */
@Component
public class Messages implements I18NProvider {
    /** Shown first, and to whoever asks for a language that the portal doesn't speak. */
    public static final Locale DEFAULT = Locale.JAPANESE;

    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    public Messages() {
        for (Locale language : LANGUAGES) {
            byLanguage.put(language.getLanguage(), read(language));
        }
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(@Nullable String key, @Nullable Locale locale, @Nullable Object... params) {
        return key == null ? "" : get(locale == null ? DEFAULT : locale, key, params);
    }

    /** The text of a key in the nearest language; a key that doesn't exist comes back as {@code !key!}. */
    public String get(Locale locale, String key, @Nullable Object... args) {
        String pattern =
                Objects.requireNonNull(byLanguage.get(language(locale))).get(key);
        if (pattern == null) {
            return "!" + key + "!";
        }
        Object[] words = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = switch (args[i]) {
                case MessageText text -> get(locale, text);
                case LocalizedText name -> name.in(locale);
                case null, default -> args[i];
            };
        }
        return new MessageFormat(pattern, locale).format(words);
    }

    public String get(Locale locale, MessageText text) {
        return get(locale, text.key(), text.args().toArray());
    }

    /** All keys of a language, for the test that compares the bundles. */
    public Map<String, String> all(Locale locale) {
        return Map.copyOf(Objects.requireNonNull(byLanguage.get(language(locale))));
    }

    private static String language(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? "en" : "ja";
    }

    private static Map<String, String> read(Locale language) {
        Map<String, String> texts = new HashMap<>();
        try {
            Resource[] bundles = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language.getLanguage() + ".properties");
            for (Resource bundle : bundles) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (String key : properties.stringPropertyNames()) {
                    if (texts.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException(
                                "The text " + key + " stands in two bundles, one of them " + bundle.getFilename());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
