package jp.madoguchi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints outside of the database: one file of one line each, written whole or not at all, never again. The folder belongs on
 * a disk that who can write to the database can't write to.
 */
final class CheckpointFolder {
    private static final String BEGINNING = "audit-checkpoint-";
    private static final String END = ".json";

    private final Path folder;
    private final List<CheckpointKey> keys;

    /** @param keys the one of now and those of before */
    CheckpointFolder(Path folder, List<CheckpointKey> keys) {
        this.folder = folder;
        this.keys = List.copyOf(keys);
    }

    /**
     * What the folder says of the chain.
     *
     * @param hashes of events by their number
     * @param brokenBehind the last event that a good checkpoint covers before one that is missing, doubled, unsigned, or that
     *     doesn't follow the one before it; null where all are good
     */
    record Reading(
            List<Checkpoint> checkpoints,
            Map<Long, String> hashes,
            @Nullable Long brokenBehind) {
        static final Reading NONE = new Reading(List.of(), Map.of(), null);
    }

    /** The latest in this folder. */
    Optional<Checkpoint> last() {
        List<Checkpoint> all = read(List.of()).checkpoints();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    Path write(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(BEGINNING + "%08d".formatted(checkpoint.serial()) + END);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path whole = Files.createTempFile(folder, "checkpoint", ".part");
        try {
            Files.writeString(whole, checkpoint.line() + "\n");
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        return file;
    }

    /** @param stored the lines of the rows in the database, which stand in for files in another node's folder */
    Reading read(List<String> stored) {
        Map<Long, Checkpoint> bySerial = new TreeMap<>();
        Long broken = null;
        List<String> lines = new ArrayList<>(files());
        lines.addAll(stored);
        for (String line : lines) {
            Checkpoint checkpoint = genuine(line);
            if (checkpoint == null) {
                broken = 0L;
                continue;
            }
            Checkpoint known = bySerial.putIfAbsent(checkpoint.serial(), checkpoint);
            if (known != null && !known.equals(checkpoint)) {
                broken = 0L;
            }
        }
        long serial = 0;
        long covered = 0;
        String previous = AuditHash.NONE;
        Map<Long, String> hashes = new TreeMap<>();
        for (Checkpoint checkpoint : bySerial.values()) {
            if (broken == null
                    && (checkpoint.serial() != serial + 1
                            || !checkpoint.previous().equals(previous)
                            || checkpoint.number() < covered)) {
                broken = covered;
            }
            serial = checkpoint.serial();
            previous = checkpoint.lineHash();
            covered = checkpoint.number();
            if (covered > 0) {
                hashes.put(covered, checkpoint.hash());
            }
        }
        return new Reading(List.copyOf(bySerial.values()), hashes, broken);
    }

    private @Nullable Checkpoint genuine(String line) {
        try {
            Checkpoint checkpoint = Checkpoint.of(line);
            return keys.stream().anyMatch(key -> key.hasSigned(checkpoint)) ? checkpoint : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<String> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted()
                    .filter(file -> file.getFileName().toString().startsWith(BEGINNING)
                            && file.getFileName().toString().endsWith(END))
                    .toList()) {
                lines.add(Files.readString(file, StandardCharsets.UTF_8).stripTrailing());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + folder + " could not be read", e);
        }
    }
}
