package jp.madoguchi.platform.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;

/**
 * Content that waits on the disk until somebody reads it: files that people have chosen and not sent yet would otherwise fill the
 * memory, whose size nobody chose. The file has no name any more once it is open, so that nothing is left behind however the portal
 * ends. Whoever has no more use for it closes it: the folder may be memory itself, as a container's often is. What nobody closes is
 * gone with this object.
 */
public final class ParkedContent implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final FileChannel file;
    private final int size;

    private ParkedContent(FileChannel file, int size) {
        this.file = file;
        this.size = size;
    }

    /**
     * Reads up to the limit and not a byte more.
     *
     * @return empty where there is more
     * @throws NotKeptException where it can't be written; any other exception is one of reading
     */
    public static Optional<ParkedContent> of(InputStream in, long limit) throws IOException {
        return of(in, limit, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * What is in memory already and may wait now.
     *
     * @throws NotKeptException where it can't be written
     */
    public static ParkedContent of(byte[] bytes) throws NotKeptException {
        try {
            return of(new ByteArrayInputStream(bytes), bytes.length).orElseThrow();
        } catch (NotKeptException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in another folder for temporary files. */
    public static Optional<ParkedContent> of(InputStream in, long limit, Path folder) throws IOException {
        FileChannel file = open(folder);
        boolean whole = false;
        try {
            byte[] buffer = new byte[BUFFER];
            int size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > limit) {
                    return Optional.empty();
                }
                write(file, ByteBuffer.wrap(buffer, 0, read));
            }
            whole = true;
            return Optional.of(new ParkedContent(file, size));
        } finally {
            if (!whole) {
                file.close();
            }
        }
    }

    /** What to say to who has sent it. */
    public static MessageText noRoom() {
        return MessageText.of("platform.import.noRoom");
    }

    private static FileChannel open(Path folder) throws NotKeptException {
        try {
            Path named = Files.createTempFile(folder, "madoguchi-", ".part");
            try {
                return FileChannel.open(
                        named, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException e) {
                Files.deleteIfExists(named);
                throw e;
            }
        } catch (IOException e) {
            throw new NotKeptException(e);
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws NotKeptException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new NotKeptException(e);
        }
    }

    public int size() {
        return size;
    }

    /** It can't be read any more. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it, read anew each time. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        try {
            while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
                // a file is read in pieces where it is large
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }
}
