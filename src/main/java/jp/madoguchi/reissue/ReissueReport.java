package jp.madoguchi.reissue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One organisation's counts as of one day.
 *
 * @param revision 1 for the first report of the day, one more for each correction
 * @param counts in the order of the incident's issuers
 * @param submittedAt when it went to the city, not when its draft was kept
 */
public record ReissueReport(
        long id,
        LocalDate asOf,
        int revision,
        ReportState state,
        List<ReissueCount> counts,
        Instant submittedAt,
        String submittedBy) {
    public ReissueReport {
        counts = List.copyOf(counts);
    }

    /** Over all its issuers. */
    public ReissueFigure total() {
        return ReissueFigure.of(
                counts.stream().mapToInt(ReissueCount::affected).sum(),
                counts.stream().mapToInt(ReissueCount::reissued).sum(),
                asOf);
    }
}
