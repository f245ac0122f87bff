package jp.madoguchi.reissue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that would be sent.
 *
 * @param counts in the order of the incident's issuers
 * @param before the latest report of that day whatever became of it; null for the first
 * @param standing the figures that the city has of that day; null where it has none
 */
public record PlannedReport(
        LocalDate asOf,
        List<ReissueCount> counts,
        @Nullable ReissueReport before,
        @Nullable ReissueReport standing) {
    public PlannedReport {
        counts = List.copyOf(counts);
    }

    /** It changes figures that were sent before, which needs a reason. */
    public boolean isCorrection() {
        return standing != null;
    }
}
