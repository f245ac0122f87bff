package jp.madoguchi.reissue.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.reissue.plan.DueReport.Timeliness;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation has kept its plan.
 *
 * @param due how many reports have been due so far, whatever became of them
 * @param returned of these given back and not sent again
 * @param nil of those sent, how many say that nothing was new
 */
public record ReportingRates(String organisation, int due, int inTime, int late, int returned, int missing, int nil) {

    /** Of the reports whose due day has passed, and of those that came before it. */
    static ReportingRates of(String organisation, List<DueReport> reports, LocalDate today) {
        List<DueReport> due = reports.stream()
                .filter(report -> report.timeliness() != Timeliness.AHEAD)
                .filter(report -> report.timeliness() != Timeliness.RETURNED
                        || report.period().due().isBefore(today))
                .toList();
        return new ReportingRates(
                organisation,
                due.size(),
                count(due, Timeliness.IN_TIME),
                count(due, Timeliness.LATE),
                count(due, Timeliness.RETURNED),
                count(due, Timeliness.MISSING),
                (int) due.stream().filter(DueReport::nil).count());
    }

    /** In percent of those due; absent where none was. */
    public @Nullable BigDecimal percentInTime() {
        return due == 0
                ? null
                : BigDecimal.valueOf(inTime)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(due), 1, RoundingMode.HALF_UP);
    }

    private static int count(List<DueReport> reports, Timeliness timeliness) {
        return (int) reports.stream()
                .filter(report -> report.timeliness() == timeliness)
                .count();
    }
}
