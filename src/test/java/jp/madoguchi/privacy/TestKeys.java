package jp.madoguchi.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What encrypts in tests, with the keys of {@code application-test.yml}: also for rows that a test writes by itself. */
public final class TestKeys {
    private static final FieldKeys KEYS = keys();

    private TestKeys() {}

    public static FieldCipher cipher() {
        return new FieldCipher(FieldKeyRing.ofSettings(KEYS));
    }

    public static BlindIndex index() {
        return new BlindIndex(KEYS);
    }

    private static FieldKeys keys() {
        StandardEnvironment settings = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("test", new ClassPathResource("application-test.yml"))
                    .forEach(settings.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FieldKeys(settings);
    }
}
