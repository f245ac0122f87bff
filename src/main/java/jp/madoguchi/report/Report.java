package jp.madoguchi.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.report.content.FigureOverride;
import jp.madoguchi.report.content.ReportScope;
import org.jspecify.annotations.Nullable;

/**
 * A report (状況報告 and others) with all that was written of it.
 *
 * @param number counts by incident and kind
 * @param revision one more with each change
 * @param supersedes the report whose place it takes when it is released; null where there is none
 * @param corrects the report that it is an erratum of; null where it is none
 * @param figuresAt when its figures were taken; null in a draft
 * @param sha256 of all that it was made of, as it is kept; null before it was released
 * @param steps who did what, the first first
 * @param files empty before it was released
 */
public record Report(
        long id,
        ReportScope scope,
        int number,
        ReportTexts texts,
        ReportState state,
        int revision,
        @Nullable ReportReference supersedes,
        @Nullable String supersedeReason,
        @Nullable ReportReference supersededBy,
        @Nullable ReportReference corrects,
        List<ReportReference> correctedBy,
        @Nullable Instant figuresAt,
        @Nullable String sha256,
        Signed changed,
        @Nullable Signed submitted,
        @Nullable Signed released,
        List<ReportOverride> overrides,
        List<ErratumLine> errata,
        List<ReportStep> steps,
        List<ReportFile> files) {
    public Report {
        correctedBy = List.copyOf(correctedBy);
        overrides = List.copyOf(overrides);
        errata = List.copyOf(errata);
        steps = List.copyOf(steps);
        files = List.copyOf(files);
    }

    /** Whether the user has had a hand in it. */
    public boolean isWrittenBy(String user) {
        return steps.stream()
                .anyMatch(step -> step.kind().writes() && step.taken().by().equals(user));
    }

    public ReportReference reference() {
        return new ReportReference(id, scope.kind(), number, scope.to());
    }

    Map<String, FigureOverride> overridesByKey() {
        return overrides.stream()
                .map(ReportOverride::figure)
                .collect(Collectors.toMap(FigureOverride::key, override -> override));
    }
}
