package jp.madoguchi.security.keycloak;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import jp.madoguchi.testing.LocalTls;
import jp.madoguchi.testing.PlainBrowser;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TlsProxy;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The portal in production as it stands: behind a proxy that ends TLS, here with an issuer that says what a real one never would. */
final class ProxiedPortal implements AutoCloseable {
    /** Calls of the API from one address a minute. */
    static final int CALLS = 300;

    final LocalTls tls;
    final StandInIssuer issuer;
    final Map<String, String> environment;

    private final TlsProxy proxy;
    private final RunningPortal portal;

    ProxiedPortal() throws Exception {
        this(new LocalTls(Path.of("target", "local-tls")));
    }

    private ProxiedPortal(LocalTls tls) throws Exception {
        this(tls, new StandInIssuer(tls));
    }

    private ProxiedPortal(LocalTls tls, StandInIssuer issuer) throws Exception {
        this(tls, issuer, ProductionTest.production(issuer.issuer()));
    }

    /** One more node on the same database. */
    ProxiedPortal anotherNode() throws Exception {
        return new ProxiedPortal(tls, issuer, new HashMap<>(environment));
    }

    private ProxiedPortal(LocalTls tls, StandInIssuer issuer, Map<String, String> environment) throws Exception {
        this.tls = tls;
        this.issuer = issuer;
        this.environment = environment;
        int port = RunningPortal.freePort();
        proxy = new TlsProxy(tls, port);
        environment.put("MADOGUCHI_PUBLIC_URL", proxy.url());
        environment.put("JAVA_TOOL_OPTIONS", tls.javaOptions());
        portal = RunningPortal.start(
                "production",
                port,
                environment,
                "madoguchi.limits.most.sign-in-per-address=100000",
                "madoguchi.limits.most.api-per-address=" + CALLS);
    }

    /** The address that people know. */
    String url() {
        return proxy.url();
    }

    /** Where only the proxy and Keycloak reach it. */
    String inside() {
        return portal.url();
    }

    String log() {
        return portal.log();
    }

    PlainBrowser browser() {
        return new PlainBrowser(url(), tls);
    }

    DataSource database() {
        return new DriverManagerDataSource(
                environment.get("MADOGUCHI_DB_URL") + "?connectionTimeZone=UTC",
                environment.get("MADOGUCHI_DB_USER"),
                environment.get("MADOGUCHI_DB_PASSWORD"));
    }

    @Override
    public void close() throws Exception {
        portal.close();
        proxy.close();
        issuer.close();
    }
}
