package jp.madoguchi.privacy.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to take a list away.
 *
 * @param rows as many as the list had then
 */
public record ExportRequest(
        long id,
        ExportScope scope,
        long rows,
        String reason,
        State state,
        String requestedBy,
        String requestedByName,
        Instant requestedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable String remark,
        @Nullable Instant usedAt) {
    /** Where it stands. What was approved and not taken within a day lapses. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        USED;

        public String textKey() {
            return "privacy.export.state." + name();
        }
    }
}
