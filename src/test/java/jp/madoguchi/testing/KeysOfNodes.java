package jp.madoguchi.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Keys by which nodes know each other, made as docs/operations.md says. */
public final class KeysOfNodes {
    public static final String PASSWORD = "of-the-nodes-of-a-test";

    private KeysOfNodes() {}

    /** The same one at each call with this folder. */
    public static Path one(Path folder) throws IOException, InterruptedException {
        return make(folder.resolve("nodes.p12"), "nodes");
    }

    /** One that is made alike. */
    public static Path other(Path folder) throws IOException, InterruptedException {
        return make(folder.resolve("other-nodes.p12"), "nodes");
    }

    public static void addTo(Path file) throws IOException, InterruptedException {
        keytool(file, "second");
    }

    /** What somebody speaks TLS with who believes everybody. */
    public static SSLContext credulous(@Nullable Path key) throws IOException, GeneralSecurityException {
        KeyManager[] own = {};
        if (key != null) {
            KeyStore keys = KeyStore.getInstance(key.toFile(), PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            own = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(own, new TrustManager[] {new Credulous()}, null);
        return context;
    }

    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static Path make(Path file, String alias) throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            keytool(file, alias);
        }
        return file;
    }

    private static void keytool(Path file, String alias) throws IOException, InterruptedException {
        String command =
                "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=madoguchi-nodes -validity 3650 -storetype PKCS12";
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(java.util.List.of(command.split(" ")));
        keytool.command()
                .addAll(java.util.List.of("-alias", alias, "-keystore", file.toString(), "-storepass", PASSWORD));
        Process run = keytool.redirectErrorStream(true).start();
        String words = new String(run.getInputStream().readAllBytes());
        if (run.waitFor() != 0) {
            throw new IOException("keytool has made no key: " + words);
        }
    }
}
