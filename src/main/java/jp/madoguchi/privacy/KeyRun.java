package jp.madoguchi.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that old values were encrypted anew.
 *
 * @param finishedAt absent: it is under way
 * @param total how many there were to do when it began
 * @param unreadable values that no key opens any more; they are left as they are
 */
public record KeyRun(
        long id,
        Instant startedAt,
        String startedBy,
        @Nullable Instant finishedAt,
        long total,
        long done,
        long unreadable) {
    public boolean isRunning() {
        return finishedAt == null;
    }
}
