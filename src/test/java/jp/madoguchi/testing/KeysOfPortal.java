package jp.madoguchi.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import jp.madoguchi.privacy.BlindGrams;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What encrypts and decrypts as a portal in a process of its own does. */
public final class KeysOfPortal {
    private KeysOfPortal() {}

    /**
     * With the keys that the portal has made in a folder, and with those that it has in its database.
     *
     * @param further beans that need the cipher or the index
     */
    public static ApplicationContext with(Path keys, DataSource database, Class<?>... further) {
        return with(Map.of("madoguchi.keys.made-in", keys.toString()), database, further);
    }

    /**
     * With the keys that stand in the portal's settings, and with those that it has in its database.
     *
     * @param further beans that need the cipher or the index
     */
    public static ApplicationContext with(Map<String, Object> keys, DataSource database, Class<?>... further) {
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("keys", keys));
        beans.registerBean(DataSource.class, () -> database);
        beans.registerBean(Clock.class, Clock::systemUTC);
        try {
            beans.register(
                    // the room shows nobody its keys
                    Class.forName("jp.madoguchi.privacy.FieldKeys"),
                    Class.forName("jp.madoguchi.privacy.FieldKeyStore"),
                    Class.forName("jp.madoguchi.privacy.FieldKeyRing"),
                    FieldCipher.class,
                    BlindIndex.class,
                    BlindGrams.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        if (further.length > 0) {
            beans.register(further);
        }
        beans.refresh();
        return beans;
    }
}
