package jp.madoguchi.platform.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jp.madoguchi.platform.text.FileName;

/**
 * A file as it was handed in. Whoever receives it from outside must stop reading at {@link #MAX_BYTES}: when it is here, it is
 * already in memory.
 *
 * @param name without a path, and without what isn't seen or turns others round: it is shown, kept and offered again
 */
public record TableFile(String name, byte[] bytes) {

    /** Three times the largest file we know of (63,337 cards), and little enough for several at once. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    public TableFile {
        name = FileName.plain(name);
    }

    /** SHA-256 of the content in hexadecimal: the same content under another name has the same digest. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
