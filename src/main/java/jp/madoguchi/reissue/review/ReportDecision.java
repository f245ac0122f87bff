package jp.madoguchi.reissue.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the city has it.
 *
 * @param comment to the sender
 * @param reviewer as people read the name
 * @param office code of the organisation that the reviewer works for
 * @param figuresSha256 digest of the figures that were decided on
 * @param supersededId the accepted report of the same day that this one has replaced
 */
public record ReportDecision(
        long reportId,
        Decision decision,
        @Nullable String comment,
        String reviewedBy,
        String reviewer,
        String office,
        Instant at,
        String figuresSha256,
        @Nullable Long supersededId) {
    /** What the sender gets to know of it: which office, not who. */
    public Outcome forSender() {
        return new Outcome(reportId, decision, comment, office, at);
    }

    public record Outcome(
            long reportId, Decision decision, @Nullable String comment, String office, Instant at) {}
}
