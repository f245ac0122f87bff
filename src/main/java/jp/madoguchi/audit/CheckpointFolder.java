package jp.madoguchi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints outside of the database: one file of one line each, written whole or not at all, never again; and beside them how far
 * the chain had come a minute ago. The folder belongs on
 * a disk that who can write to the database can't write to.
 */
final class CheckpointFolder {
    private static final String BEGINNING = "audit-checkpoint-";
    private static final String END = ".json";
    /** How far the chain had come a minute ago at most: the one file that is written over. */
    private static final String HEAD = "audit-head.json";

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
        Path file = folder.resolve(BEGINNING + "%08d".formatted(checkpoint.serial()) + END);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return put(checkpoint, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Notes how far the chain has come since the last checkpoint, over the note before. */
    void noteHead(Checkpoint head) throws IOException {
        put(head, folder.resolve(HEAD), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What was noted last; one that isn't ours is as good as none here, and breaks the {@link #read reading}. */
    Optional<Checkpoint> notedHead() {
        return lines(HEAD::equals).stream()
                .map(this::genuine)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether there is a note that isn't ours. */
    boolean hasForgedHead() {
        return lines(HEAD::equals).stream().anyMatch(line -> genuine(line) == null);
    }

    private Path put(Checkpoint checkpoint, Path file, CopyOption... how) throws IOException {
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, "checkpoint", ".part");
        try {
            Files.writeString(whole, checkpoint.line() + "\n");
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(whole, file, how);
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
        for (String line : lines(HEAD::equals)) {
            Checkpoint head = genuine(line);
            if (head == null) {
                broken = 0L;
            } else if (head.number() > 0) {
                String hash = hashes.putIfAbsent(head.number(), head.hash());
                if (hash != null && !hash.equals(head.hash())) {
                    broken = 0L;
                }
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
        return lines(name -> name.startsWith(BEGINNING) && name.endsWith(END));
    }

    private List<String> lines(Predicate<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted()
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .toList()) {
                lines.add(Files.readString(file, StandardCharsets.UTF_8).stripTrailing());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + folder + " could not be read", e);
        }
    }
}
