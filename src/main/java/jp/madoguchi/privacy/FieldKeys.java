package jp.madoguchi.privacy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The keys of the encrypted fields, which never lie in the database: whoever has a copy of it can read none of them. They come from the
 * settings; the demo makes its own beside its data.
 */
@Component
class FieldKeys {
    static final int BYTES = 32;
    /** Keys with commas between. The first encrypts, all of them decrypt. */
    static final String FIELDS = "madoguchi.keys.fields";

    static final String INDEX = "madoguchi.keys.index";
    /** The folder in which keys are made where the settings have none; only the demo says one. */
    static final String MADE_IN = "madoguchi.keys.made-in";

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String FILE = "keys.properties";

    /** @param number which of the keys it is, as what was encrypted with it says; follows from the key itself */
    record Key(int number, byte[] bytes) {
        static Key of(byte[] bytes) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update("madoguchi field key".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                int number = ByteBuffer.wrap(digest.digest(bytes)).getInt();
                // 0 means "no number" in some tools
                return new Key(number == 0 ? 1 : number, bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    private final List<Key> fields;
    private final byte[] index;

    FieldKeys(Environment settings) {
        String fieldKeys = settings.getProperty(FIELDS, "");
        String indexKey = settings.getProperty(INDEX, "");
        String madeIn = settings.getProperty(MADE_IN, "");
        if (fieldKeys.isBlank() && indexKey.isBlank() && !madeIn.isBlank()) {
            Properties made = made(Path.of(madeIn));
            fieldKeys = made.getProperty(FIELDS, "");
            indexKey = made.getProperty(INDEX, "");
        }
        this.fields = Arrays.stream(fieldKeys.split(",", -1))
                .map(key -> Key.of(bytes(FIELDS, key)))
                .toList();
        this.index = bytes(INDEX, indexKey);
        requireDifferent();
    }

    private void requireDifferent() {
        Set<String> keys = new HashSet<>();
        List<byte[]> all = new ArrayList<>(fields.stream().map(Key::bytes).toList());
        all.add(index);
        for (byte[] key : all) {
            if (!keys.add(HexFormat.of().formatHex(key))) {
                throw new IllegalStateException("A key stands twice in " + FIELDS + " and " + INDEX);
            }
        }
    }

    List<Key> fields() {
        return fields;
    }

    byte[] index() {
        return index.clone();
    }

    private static byte[] bytes(String property, String key) {
        String text = key.strip();
        if (!KEY.matcher(text).matches()) {
            // the text isn't repeated: it may be most of a key
            throw new IllegalStateException(
                    property + " needs 64 hexadecimal digits; make them with: openssl rand -hex 32");
        }
        return HexFormat.of().parseHex(text);
    }

    private static Properties made(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            Properties keys = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                keys.load(reader);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's keys could not be made in " + folder, e);
        }
    }

    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Properties keys = new Properties();
        keys.setProperty(FIELDS, random());
        keys.setProperty(INDEX, random());
        Files.createFile(file, mine);
        try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.WRITE)) {
            keys.store(
                    writer,
                    "Keys of this demo's encrypted fields. Without them its gift codes can't be read any more.");
        }
    }

    private static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
