package jp.madoguchi.reissue.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReportState;

/**
 * A line of the queue, or of what has been decided.
 *
 * @param correction whether it corrects a day that had been reported
 * @param total over all its issuers
 */
public record QueuedReport(
        long id,
        String organisation,
        LocalDate asOf,
        int revision,
        ReportState state,
        Instant submittedAt,
        String submittedBy,
        String fileName,
        boolean correction,
        ReissueFigure total) {
    public Duration waiting(Instant now) {
        return Duration.between(submittedAt, now);
    }
}
