package jp.madoguchi.report.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is another one in a later report, or today.
 *
 * @param before null where the earlier has no such figure
 * @param after null where the later has none
 * @param reason why it was changed, where somebody gave a reason: a correction of a confirmed day, a report that took another's place
 * @param by who changed it, as people read the name
 */
public record FigureChange(
        String key,
        String name,
        @Nullable FigureValue before,
        @Nullable FigureValue after,
        @Nullable String reason,
        @Nullable String by,
        @Nullable Instant at) {}
