package jp.madoguchi.privacy.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * Which records are to be erased.
 *
 * @param before what lies before the beginning of this day; absent: all
 * @param unfinished whether also what somebody still has to do something about
 * @param at when the run began: what is erased is marked with it
 */
public record ErasureScope(
        long incidentId, @Nullable LocalDate before, boolean unfinished, Instant at, CallerNames callers) {
    private static final LocalDate EVER = LocalDate.of(9999, 1, 1);

    /** The first moment that stays, for a {@code datetime} column. */
    public LocalDateTime beforeColumn() {
        return Objects.requireNonNull(Tokyo.toColumn(Tokyo.startOf(before == null ? EVER : before)));
    }

    public LocalDateTime atColumn() {
        return Objects.requireNonNull(Tokyo.toColumn(at));
    }
}
