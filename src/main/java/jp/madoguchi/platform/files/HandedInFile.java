package jp.madoguchi.platform.files;

import java.io.Serializable;
import jp.madoguchi.platform.table.ParkedContent;

/** A file that has passed {@link FileIntake}: its name is clean, its content is of a kind that is taken. */
public final class HandedInFile implements Serializable, AutoCloseable {
    private final String name;
    private final FileType type;
    private final transient ParkedContent content;

    HandedInFile(String name, FileType type, ParkedContent content) {
        this.name = name;
        this.type = type;
        this.content = content;
    }

    public String name() {
        return name;
    }

    public FileType type() {
        return type;
    }

    public long size() {
        return content.size();
    }

    /** All of it in memory, read anew each time. */
    public byte[] bytes() {
        return content.bytes();
    }

    /** Nobody needs it any more; it can't be read then. */
    @Override
    public void close() {
        content.close();
    }

    /** Digest of the content in hexadecimal. */
    public String sha256() {
        return Sha256.of(content.bytes());
    }
}
