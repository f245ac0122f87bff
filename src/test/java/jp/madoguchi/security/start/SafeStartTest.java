package jp.madoguchi.security.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SafeStartTest {
    private static final String FIELD_KEY = "5b0f3a1c7d92e4486a7f20c35be1d8947c06fa2b91d3e85f4072a9c6138be5d0";
    private static final String INDEX_KEY = "e21c94d7083fb65a1970cc4e8d2b53f6a40e7b91c85d3f2066b7a1d94ce0835f";
    static final Map<String, String> VARIABLES = Map.of(
            "MADOGUCHI_DB_URL", "jdbc:mysql://db/madoguchi",
            "MADOGUCHI_DB_USER", "portal",
            "MADOGUCHI_DB_PASSWORD", "kV7-tq2mZx9Lw",
            "MADOGUCHI_OIDC_ISSUER", "https://id.example.jp/realms/madoguchi",
            "MADOGUCHI_OIDC_CLIENT_SECRET", "hR5nPz8sW2qLx7vTb4Km",
            "MADOGUCHI_FIELD_KEYS", FIELD_KEY,
            "MADOGUCHI_INDEX_KEY", INDEX_KEY,
            "MADOGUCHI_PUBLIC_URL", "https://portal.example.jp");
    private static final Map<String, String> SETTINGS = Map.of(
            "server.forward-headers-strategy", "native",
            "server.tomcat.remoteip.internal-proxies", "10.1.2.3/32, fd00::/64",
            "server.servlet.session.cookie.secure", "true");

    @Test
    void aSoundProductionStarts() {
        assertThat(SafeStart.findings(production())).isEmpty();
    }

    @Test
    void theDemoStartsByItself() {
        assertThat(SafeStart.findings(with("demo"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MADOGUCHI_DB_URL, '', security.start.missing",
        "MADOGUCHI_OIDC_CLIENT_SECRET, '', security.start.missing",
        "MADOGUCHI_OIDC_CLIENT_SECRET, change-me-change-me-change-me, security.start.defaultSecret",
        "MADOGUCHI_OIDC_CLIENT_SECRET, aaaaaaaaaaaaaaaaaaaaaaaa, security.start.defaultSecret",
        "MADOGUCHI_OIDC_CLIENT_SECRET, kV7-tq2mZx9Lw, security.start.shortSecret",
        "MADOGUCHI_DB_PASSWORD, kV7-tq2, security.start.shortSecret",
        "MADOGUCHI_FIELD_KEYS, '', security.start.missing",
        "MADOGUCHI_FIELD_KEYS, 5b0f3a1c, security.start.noKey",
        "MADOGUCHI_FIELD_KEYS, 'e21c94d7083fb65a1970cc4e8d2b53f6a40e7b91c85d3f2066b7a1d94ce0835f,', security.start.noKey",
        "MADOGUCHI_FIELD_KEYS, 0000000000000000000000000000000000000000000000000000000000000000, security.start.noKey",
        "MADOGUCHI_INDEX_KEY, '', security.start.missing",
        "MADOGUCHI_INDEX_KEY, change-me, security.start.noKey",
        "MADOGUCHI_PUBLIC_URL, http://portal.example.jp, security.start.http",
        "MADOGUCHI_OIDC_ISSUER, http://id.example.jp/realms/madoguchi, security.start.http",
        "server.forward-headers-strategy, none, security.start.proxyHeaders",
        "server.forward-headers-strategy, framework, security.start.proxyHeaders",
        "server.tomcat.remoteip.internal-proxies, '', security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, 10.1.2.3, security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, '10.1.2.3/32,', security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, 10.1.2.3/33, security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, 10.1.2.3/-1, security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, proxy/32, security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, '10.1.2.3/32,0.0.0.0/0', security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, ::/0, security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, 10.0.0.0/8, security.start.trustedProxies",
        "server.tomcat.remoteip.internal-proxies, .*, security.start.trustedProxies",
        "server.servlet.session.cookie.secure, false, security.start.cookie",
        "madoguchi.demo.today, 2022-08-04, security.start.clock",
    })
    void anUnsafeProductionIsRefused(String property, String value, String finding) {
        MockEnvironment environment = production();
        environment.setProperty(property, value);

        assertThat(SafeStart.findings(environment)).extracting(MessageText::key).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "MADOGUCHI_NODES_KEY, '', security.start.missing",
        "MADOGUCHI_NODES_KEY_FILE, '', security.start.missing",
        "MADOGUCHI_NODE_ADDRESS, '', security.start.missing",
        "MADOGUCHI_NODES_KEY, kV7-tq2mZx9Lw, security.start.shortSecret",
        "MADOGUCHI_NODES_KEY, aaaaaaaaaaaaaaaaaaaaaaaa, security.start.defaultSecret",
    })
    void severalNodesNeedAKey(String property, String value, String finding) {
        MockEnvironment environment = production();
        environment.setProperty("MADOGUCHI_NODES", "10.1.2.1:7800,10.1.2.2:7800");
        environment.setProperty("MADOGUCHI_NODE_ADDRESS", "10.1.2.1:7800");
        environment.setProperty("MADOGUCHI_NODES_KEY_FILE", "/etc/madoguchi/nodes.p12");
        environment.setProperty("MADOGUCHI_NODES_KEY", "hR5nPz8sW2qLx7vTb4Km");
        assertThat(SafeStart.findings(environment)).isEmpty();
        environment.setProperty(property, value);

        assertThat(SafeStart.findings(environment)).extracting(MessageText::key).containsExactly(finding);
    }

    @Test
    void aNewKeyMayStandInFrontOfTheOldOne() {
        MockEnvironment environment = production();
        environment.setProperty("MADOGUCHI_FIELD_KEYS", INDEX_KEY + ", " + FIELD_KEY);

        assertThat(SafeStart.findings(environment)).isEmpty();
    }

    @Test
    void productionNeverStartsWithTheDemoUsers() {
        MockEnvironment environment = production();
        environment.addActiveProfile("demo");

        assertThat(SafeStart.findings(environment))
                .extracting(MessageText::key)
                .contains("security.start.demoUsers", "security.start.demoVariable");
    }

    @Test
    void aPortalWithoutAProfileIsRefused() {
        assertThat(SafeStart.findings(new MockEnvironment()))
                .extracting(MessageText::key)
                .containsExactly("security.start.noProfile");
    }

    @Test
    void localhostMayUsePlainHttpButOnlyOnThisMachine() {
        MockEnvironment environment = production();
        environment.addActiveProfile("localhost");
        environment.setProperty("MADOGUCHI_PUBLIC_URL", "http://localhost:8080");
        environment.setProperty("server.address", "127.0.0.1");
        assertThat(SafeStart.findings(environment)).isEmpty();

        environment.setProperty("server.address", "0.0.0.0");
        assertThat(SafeStart.findings(environment))
                .extracting(MessageText::key)
                .containsExactly("security.start.notLoopback");
    }

    @Test
    void theRefusalNamesEveryFindingInWords() {
        MockEnvironment environment = production();
        environment.setProperty("MADOGUCHI_DB_PASSWORD", "");
        environment.setProperty("MADOGUCHI_PUBLIC_URL", "http://portal.example.jp");
        UnsafeStartException refusal = new UnsafeStartException(SafeStart.findings(environment));
        Locale.setDefault(Locale.ENGLISH);

        String words = new UnsafeStartAnalyzer().analyze(refusal, refusal).getDescription();

        assertThat(words).contains("MADOGUCHI_DB_PASSWORD is not set", "MADOGUCHI_PUBLIC_URL doesn't begin with https");
        assertThat(new Messages().get(Locale.JAPANESE, refusal.findings().getFirst()))
                .contains("MADOGUCHI_DB_PASSWORD", "設定");
    }

    private static MockEnvironment production() {
        MockEnvironment environment = with("production");
        VARIABLES.forEach(environment::setProperty);
        SETTINGS.forEach(environment::setProperty);
        return environment;
    }

    private static MockEnvironment with(String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.addActiveProfile(profile);
        return environment;
    }
}
