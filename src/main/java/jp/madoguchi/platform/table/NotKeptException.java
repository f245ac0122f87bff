package jp.madoguchi.platform.table;

import java.io.IOException;

/** There is no room on the disk for what came, or it can't be written to. Nothing of it is left. */
public final class NotKeptException extends IOException {
    private static final long serialVersionUID = 1L;

    NotKeptException(IOException cause) {
        super("A file could not be parked", cause);
    }
}
