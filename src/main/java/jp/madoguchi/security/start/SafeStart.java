package jp.madoguchi.security.start;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks at the settings before anything else starts. Production with demo users, with a secret that isn't one, or behind a
 * proxy that it can't see or can't tell from others doesn't start; nor does a demo that would touch a real database. All findings are told at once.
 *
 * <p>The profile {@code localhost} beside {@code production} lets production be tried out over plain http; it binds the
 * portal to the loopback address, so that it can't be used for anything else.
 */
public class SafeStart implements EnvironmentPostProcessor, Ordered {
    private static final int SHORTEST_SECRET = 20;
    private static final int SHORTEST_PASSWORD = 12;
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Set<String> NO_SECRETS =
            Set.of("change", "secret", "password", "example", "default", "madoguchi", "xxxx", "1234");

    @Override
    public int getOrder() {
        // after the configuration files have been read
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<MessageText> findings = findings(environment);
        if (!findings.isEmpty()) {
            throw new UnsafeStartException(findings);
        }
    }

    static List<MessageText> findings(Environment environment) {
        List<MessageText> findings = new ArrayList<>();
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        if (!production && !demo) {
            findings.add(MessageText.of("security.start.noProfile"));
        }
        if (production && demo) {
            findings.add(MessageText.of("security.start.demoUsers"));
        }
        if (demo) {
            addIf(findings, isSet(environment, "MADOGUCHI_DB_URL"), "security.start.demoVariable", "MADOGUCHI_DB_URL");
            addIf(
                    findings,
                    isSet(environment, "MADOGUCHI_OIDC_ISSUER"),
                    "security.start.demoVariable",
                    "MADOGUCHI_OIDC_ISSUER");
        }
        if (production) {
            checkProduction(environment, findings);
        }
        return findings;
    }

    private static void checkProduction(Environment environment, List<MessageText> findings) {
        boolean localhost = environment.acceptsProfiles(Profiles.of("localhost"));
        for (String variable : List.of(
                "MADOGUCHI_DB_URL",
                "MADOGUCHI_DB_USER",
                "MADOGUCHI_DB_PASSWORD",
                "MADOGUCHI_OIDC_ISSUER",
                "MADOGUCHI_OIDC_CLIENT_SECRET",
                "MADOGUCHI_FIELD_KEYS",
                "MADOGUCHI_INDEX_KEY",
                "MADOGUCHI_PUBLIC_URL")) {
            addIf(findings, !isSet(environment, variable), "security.start.missing", variable);
        }
        checkSecret(environment, "MADOGUCHI_DB_PASSWORD", SHORTEST_PASSWORD, findings);
        checkSecret(environment, "MADOGUCHI_OIDC_CLIENT_SECRET", SHORTEST_SECRET, findings);
        checkKeys(environment, "MADOGUCHI_FIELD_KEYS", findings);
        checkKeys(environment, "MADOGUCHI_INDEX_KEY", findings);
        checkNodes(environment, findings);
        if (localhost) {
            String address = environment.getProperty("server.address", "");
            addIf(
                    findings,
                    !Set.of("127.0.0.1", "::1", "localhost").contains(address),
                    "security.start.notLoopback",
                    address);
        } else {
            checkHttps(environment, "MADOGUCHI_PUBLIC_URL", findings);
            checkHttps(environment, "MADOGUCHI_OIDC_ISSUER", findings);
            String headers = environment.getProperty("server.forward-headers-strategy", "none");
            addIf(findings, !headers.equalsIgnoreCase("native"), "security.start.proxyHeaders", headers);
            String proxies = environment.getProperty("server.tomcat.remoteip.internal-proxies", "");
            addIf(findings, !TrustedProxies.areNamed(proxies), "security.start.trustedProxies", proxies);
            addIf(
                    findings,
                    !environment.getProperty("server.servlet.session.cookie.secure", Boolean.class, false),
                    "security.start.cookie",
                    "server.servlet.session.cookie.secure");
        }
        addIf(
                findings,
                !environment.getProperty("madoguchi.demo.today", "real").equals("real"),
                "security.start.clock",
                "madoguchi.demo.today");
    }

    /** Nodes that know each other by nothing would let anybody in. */
    private static void checkNodes(Environment environment, List<MessageText> findings) {
        if (isSet(environment, "MADOGUCHI_NODES")) {
            for (String variable :
                    List.of("MADOGUCHI_NODE_ADDRESS", "MADOGUCHI_NODES_KEY_FILE", "MADOGUCHI_NODES_KEY")) {
                addIf(findings, !isSet(environment, variable), "security.start.missing", variable);
            }
            checkSecret(environment, "MADOGUCHI_NODES_KEY", SHORTEST_SECRET, findings);
        }
    }

    private static void checkSecret(
            Environment environment, String variable, int shortest, List<MessageText> findings) {
        String secret = environment.getProperty(variable, "");
        if (secret.isBlank()) {
            return;
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        boolean known = NO_SECRETS.stream().anyMatch(lower::contains);
        boolean monotonous = secret.chars().distinct().count() < 6;
        addIf(findings, known || monotonous, "security.start.defaultSecret", variable);
        addIf(findings, secret.length() < shortest, "security.start.shortSecret", variable, shortest);
    }

    /** One key of 256 bits, or several with commas between; not one that was typed. */
    private static void checkKeys(Environment environment, String variable, List<MessageText> findings) {
        String keys = environment.getProperty(variable, "");
        if (keys.isBlank()) {
            return;
        }
        boolean sound = Arrays.stream(keys.split(",", -1))
                .map(String::strip)
                .allMatch(key ->
                        KEY.matcher(key).matches() && key.chars().distinct().count() >= 8);
        addIf(findings, !sound, "security.start.noKey", variable);
    }

    private static void checkHttps(Environment environment, String variable, List<MessageText> findings) {
        String url = environment.getProperty(variable, "");
        if (url.isBlank()) {
            return;
        }
        boolean https;
        try {
            https = "https".equals(URI.create(url).getScheme());
        } catch (IllegalArgumentException e) {
            https = false;
        }
        addIf(findings, !https, "security.start.http", variable);
    }

    private static boolean isSet(Environment environment, String variable) {
        return !environment.getProperty(variable, "").isBlank();
    }

    private static void addIf(List<MessageText> findings, boolean found, String key, Object... args) {
        if (found) {
            findings.add(MessageText.of(key, args));
        }
    }
}
