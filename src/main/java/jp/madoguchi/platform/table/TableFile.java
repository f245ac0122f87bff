package jp.madoguchi.platform.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import jp.madoguchi.platform.text.FileName;

/**
 * A file as it was handed in. Whoever receives it from outside must stop reading at {@link #MAX_BYTES}, and parks what may wait for
 * somebody's decision. Its name is without a path, and without what isn't seen or turns others round: it is shown, kept and offered again.
 */
public final class TableFile implements AutoCloseable {

    /** Three times the largest file we know of (63,337 cards), and little enough for several at once. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private final String name;
    private final int size;
    private final Supplier<byte[]> content;
    private final Runnable over;

    public TableFile(String name, byte[] bytes) {
        this(name, bytes.length, () -> bytes, () -> {});
    }

    public TableFile(String name, ParkedContent content) {
        this(name, content.size(), content::bytes, content::close);
    }

    private TableFile(String name, int size, Supplier<byte[]> content, Runnable over) {
        this.name = FileName.plain(name);
        this.size = size;
        this.content = content;
        this.over = over;
    }

    /** Nobody needs it any more: what was parked is given back. One that is in memory is as it was. */
    @Override
    public void close() {
        over.run();
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    /** All of it in memory; read anew where it is parked, so take it once. */
    public byte[] bytes() {
        return content.get();
    }

    /** SHA-256 of the content in hexadecimal: the same content under another name has the same digest. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
