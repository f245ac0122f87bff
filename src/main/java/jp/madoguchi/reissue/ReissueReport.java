package jp.madoguchi.reissue;

import java.time.LocalDate;
import java.util.List;

/**
 * One organisation's counts as of one day.
 *
 * @param revision 1 for the first report of the day, one more for each correction
 * @param counts in the order of the incident's issuers
 */
public record ReissueReport(long id, LocalDate asOf, int revision, ReportState state, List<ReissueCount> counts) {
    public ReissueReport {
        counts = List.copyOf(counts);
    }

    /** Over all its issuers. */
    public ReissueFigure total() {
        return new ReissueFigure(
                counts.stream().mapToInt(ReissueCount::affected).sum(),
                counts.stream().mapToInt(ReissueCount::reissued).sum(),
                asOf,
                state.isWaiting());
    }
}
