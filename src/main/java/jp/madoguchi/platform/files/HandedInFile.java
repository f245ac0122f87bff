package jp.madoguchi.platform.files;

import java.io.Serializable;

/** A file that has passed {@link FileIntake}: its name is clean, its content is of a kind that is taken. */
public final class HandedInFile implements Serializable {
    private final String name;
    private final FileType type;
    private final byte[] bytes;

    HandedInFile(String name, FileType type, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.bytes = bytes;
    }

    public String name() {
        return name;
    }

    public FileType type() {
        return type;
    }

    public long size() {
        return bytes.length;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Digest of the content in hexadecimal. */
    public String sha256() {
        return Sha256.of(bytes);
    }
}
