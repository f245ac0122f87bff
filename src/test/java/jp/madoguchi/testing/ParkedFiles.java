package jp.madoguchi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that this process has parked and not given back, as Linux tells: they have no name any more. */
public final class ParkedFiles {
    private ParkedFiles() {}

    public static long count() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(ParkedFiles::isParked).count();
        }
    }

    private static boolean isParked(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("/madoguchi-");
        } catch (IOException e) {
            // it was closed meanwhile
            return false;
        }
    }
}
