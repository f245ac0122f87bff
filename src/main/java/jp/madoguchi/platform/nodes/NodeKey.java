package jp.madoguchi.platform.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What all nodes have and nobody else: a private key with its certificate, in a PKCS #12 file that a password opens. A node shows the
 * certificate to the others and believes that one alone, so that nobody without the key gets as far as the first byte of a message.
 */
final class NodeKey {
    private final SSLContext context;

    NodeKey(SSLContext context) {
        this.context = context;
    }

    static NodeKey read(Path file, String password) {
        try (InputStream stored = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, password.toCharArray());
            // one key and nothing else: a certificate that came with it would be believed, too
            if (keys.size() != 1 || !keys.isKeyEntry(keys.aliases().nextElement())) {
                throw new IllegalStateException(
                        NodeSettings.KEY_FILE + " has to hold one private key and nothing else");
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, password.toCharArray());
            TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            believed.init(keys);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own.getKeyManagers(), believed.getTrustManagers(), null);
            return new NodeKey(context);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    NodeSettings.KEY_FILE + " can't be opened with " + NodeSettings.KEY + ": " + file, e);
        }
    }

    SSLContext context() {
        return context;
    }
}
