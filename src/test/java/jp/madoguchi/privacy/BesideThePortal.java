package jp.madoguchi.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The delivered jar with the demo's data, and the services of a test as a second node on the same database, with the same keys. */
class BesideThePortal implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static @Nullable RunningPortal portal;

    static RunningPortal portal() {
        return java.util.Objects.requireNonNull(portal);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> database =
                TestDatabase.mariaDb("b" + UUID.randomUUID().toString().replace("-", ""));
        List<String> properties = new ArrayList<>(List.of("madoguchi.demo.telephone=false"));
        database.forEach((name, value) -> properties.add(name + "=" + value));
        RunningPortal started =
                RunningPortal.start("demo", RunningPortal.freePort(), Map.of(), properties.toArray(String[]::new));
        portal = started;
        Map<String, Object> node = new HashMap<>(database);
        node.put(FieldKeys.FIELDS, "");
        node.put(FieldKeys.INDEX, "");
        node.put(FieldKeys.MADE_IN, started.data().resolve("demo").toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("beside the portal", node));
    }
}
