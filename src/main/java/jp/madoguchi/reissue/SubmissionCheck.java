package jp.madoguchi.reissue;

import java.util.List;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.table.RowProblem;

/**
 * What was understood of a file and what sending it would do. Nothing is stored yet.
 *
 * @param reports that would be sent; none while there are problems
 * @param corrections figures that were sent before and are others now: these need a reason
 * @param warnings that need an explanation
 * @param unchanged rows that say what had been reported
 */
public record SubmissionCheck(
        ImportPreview preview,
        List<PlannedReport> reports,
        List<RowProblem> corrections,
        List<RowProblem> warnings,
        int unchanged) {
    public SubmissionCheck {
        reports = List.copyOf(reports);
        corrections = List.copyOf(corrections);
        warnings = List.copyOf(warnings);
    }

    public boolean isClean() {
        return preview.isClean();
    }

    /** Everything in the file had been reported before. */
    public boolean isNothingNew() {
        return isClean() && reports.isEmpty();
    }

    public boolean needsReason() {
        return !corrections.isEmpty();
    }

    public boolean needsExplanation() {
        return !warnings.isEmpty();
    }

    /** Counts that are others than reported before. */
    public int changed() {
        return corrections.size();
    }

    /** Counts of days without a report. */
    public int added() {
        return reports.stream()
                .filter(report -> !report.isCorrection())
                .mapToInt(report -> report.counts().size())
                .sum();
    }
}
