package jp.madoguchi.security.keycloak;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keycloak, its users and the public address are there once, and other tests run in another JVM at the same time. */
final class KeycloakTurn implements AutoCloseable {
    private final FileChannel file;

    private KeycloakTurn(FileChannel file) {
        this.file = file;
    }

    /** Waits until nobody else has it. */
    static KeycloakTurn take() throws IOException {
        FileChannel file = FileChannel.open(
                Path.of("target", "keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.lock();
        return new KeycloakTurn(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
