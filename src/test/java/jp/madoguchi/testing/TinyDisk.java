package jp.madoguchi.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of one megabyte, to be filled. Only who may mount gets one. */
public final class TinyDisk implements AutoCloseable {
    private final Path folder;
    private final Path filler;

    private TinyDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Mounts one at this folder; empty where that isn't permitted here. */
    public static Optional<TinyDisk> at(Path folder) {
        try {
            Files.createDirectories(folder);
            return ran("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())
                    ? Optional.of(new TinyDisk(folder))
                    : Optional.empty();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
    }

    /** Until not a byte more fits. */
    public void fill() {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            // that was the aim
        }
    }

    /** Somebody has made room. */
    public void makeRoom() {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            ran("umount", "-l", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ran(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
