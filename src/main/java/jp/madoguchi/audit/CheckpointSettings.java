package jp.madoguchi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where checkpoints are kept and with which key they are signed. Without a folder and a key there are none, which the viewer says; one
 * without the other, or a key that can't be read, stops the start.
 */
@Component
class CheckpointSettings {
    static final String FOLDER = "madoguchi.audit.checkpoint.folder";
    static final String KEY = "madoguchi.audit.checkpoint.key-file";
    /** Public keys of before, with commas between. */
    static final String FORMER_KEYS = "madoguchi.audit.checkpoint.former-keys";
    /** Only the demo says so. */
    static final String MAKE_KEY = "madoguchi.audit.checkpoint.make-key";

    private final @Nullable CheckpointKey key;
    private final @Nullable CheckpointFolder folder;

    CheckpointSettings(Environment settings) {
        String folderName = settings.getProperty(FOLDER, "");
        String keyFile = settings.getProperty(KEY, "");
        if (folderName.isBlank() && keyFile.isBlank()) {
            key = null;
            folder = null;
            return;
        }
        if (folderName.isBlank() || keyFile.isBlank()) {
            throw new IllegalStateException("Checkpoints need both " + FOLDER + " and " + KEY + ", or neither");
        }
        Path file = Path.of(keyFile);
        if (settings.getProperty(MAKE_KEY, Boolean.class, false) && !Files.exists(file)) {
            try {
                CheckpointKey.make(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The demo's key of checkpoints could not be made", e);
            }
        }
        key = CheckpointKey.read(file);
        if (!key.canSign()) {
            throw new IllegalStateException(KEY + " names a public key, which can't sign");
        }
        folder = folder(Path.of(folderName), key, settings.getProperty(FORMER_KEYS, ""));
    }

    static CheckpointFolder folder(Path folder, CheckpointKey key, String formerKeys) {
        List<CheckpointKey> keys = new ArrayList<>(List.of(key));
        Arrays.stream(formerKeys.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> keys.add(CheckpointKey.read(Path.of(name))));
        return new CheckpointFolder(folder, keys);
    }

    Optional<CheckpointKey> key() {
        return Optional.ofNullable(key);
    }

    Optional<CheckpointFolder> folder() {
        return Optional.ofNullable(folder);
    }
}
