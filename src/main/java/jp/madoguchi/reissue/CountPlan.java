package jp.madoguchi.reissue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** What sending a file of counts would do, worked out against what the organisation has reported before. */
final class CountPlan {
    final List<PlannedReport> reports = new ArrayList<>();
    final Problems problems = new Problems();
    /** What may be right and needs an explanation. */
    final List<RowProblem> warnings = new ArrayList<>();
    /** Figures that were sent before and are others now: these need a reason. */
    final List<RowProblem> corrections = new ArrayList<>();
    /** Rows that say what had been reported. */
    int unchanged;

    private final Incident incident;
    private final TreeMap<LocalDate, TreeMap<String, Numbered<CountRow>>> days = new TreeMap<>();
    /** The latest revision of each day. */
    private final Map<LocalDate, ReissueReport> latest = new HashMap<>();
    /** The latest that the city has, neither returned nor withdrawn. */
    private final Map<LocalDate, ReissueReport> standing = new HashMap<>();

    private CountPlan(Incident incident) {
        this.incident = incident;
    }

    /** @param before the organisation's reports by day and revision, without drafts */
    static CountPlan of(Incident incident, List<Numbered<CountRow>> rows, List<ReissueReport> before) {
        CountPlan plan = new CountPlan(incident);
        before.forEach(plan::know);
        rows.forEach(plan::collect);
        plan.days.forEach(plan::compareDay);
        if (plan.problems.isEmpty()) {
            TreeMap<LocalDate, Map<String, Integer>> series = plan.series();
            plan.reports.forEach(report -> {
                var counts = Objects.requireNonNull(plan.days.get(report.asOf()));
                plan.warnings.addAll(new CountTrend(series, plan.days.keySet()).of(report, counts));
            });
        }
        return plan;
    }

    int newRows() {
        return reports.stream()
                .filter(report -> !report.isCorrection())
                .mapToInt(report -> report.counts().size())
                .sum();
    }

    private void know(ReissueReport report) {
        latest.put(report.asOf(), report);
        if (report.state().stands()) {
            standing.put(report.asOf(), report);
        }
    }

    private void collect(Numbered<CountRow> row) {
        Numbered<CountRow> other = days.computeIfAbsent(row.value().asOf(), day -> new TreeMap<>())
                .putIfAbsent(row.value().issuer().code(), row);
        if (other != null) {
            problems.add(RowProblem.ofRow(
                    row.line(),
                    MessageText.of(
                            "reissue.import.twice",
                            day(row),
                            row.value().issuer().name(),
                            other.line())));
        }
    }

    private void compareDay(LocalDate day, TreeMap<String, Numbered<CountRow>> counts) {
        Numbered<CountRow> first = Objects.requireNonNull(counts.firstEntry()).getValue();
        List<LocalizedText> missing = incident.issuers().stream()
                .filter(issuer -> !counts.containsKey(issuer.code()))
                .map(Issuer::name)
                .toList();
        if (!missing.isEmpty()) {
            long line = counts.values().stream().mapToLong(Numbered::line).min().orElse(first.line());
            problems.add(RowProblem.ofRow(
                    line, MessageText.of("reissue.import.missingIssuer", day.toString(), list(missing))));
            return;
        }
        ReissueReport known = standing.get(day);
        if (known == null) {
            warnIfReturned(day, counts, first.line());
            plan(day, counts, null);
            return;
        }
        List<RowProblem> differing = counts.values().stream()
                .filter(row -> !Objects.equals(reissued(known, row), row.value().reissued()))
                .map(row -> correction(row, known))
                .toList();
        unchanged += counts.size() - differing.size();
        if (!differing.isEmpty()) {
            corrections.addAll(differing);
            plan(day, counts, known);
        }
    }

    private void plan(LocalDate day, Map<String, Numbered<CountRow>> counts, @Nullable ReissueReport known) {
        List<ReissueCount> ordered = incident.issuers().stream()
                .map(issuer -> counts.get(issuer.code()))
                .filter(Objects::nonNull)
                .map(row -> row.value().count())
                .toList();
        reports.add(new PlannedReport(day, ordered, latest.get(day), known));
    }

    /** Sending the same figures once more may be right: then the city wants to hear it. */
    private void warnIfReturned(LocalDate day, Map<String, Numbered<CountRow>> counts, long line) {
        ReissueReport before = latest.get(day);
        if (before != null
                && before.state() == ReportState.RETURNED
                && counts.values().stream()
                        .allMatch(row -> Objects.equals(
                                reissued(before, row), row.value().reissued()))) {
            warnings.add(RowProblem.ofRow(line, MessageText.of("reissue.import.sameAsReturned", day.toString())));
        }
    }

    private static RowProblem correction(Numbered<CountRow> row, ReissueReport known) {
        Integer before = reissued(known, row);
        return RowProblem.ofCell(
                row.line(),
                row.value().place(),
                MessageText.of(
                        "reissue.import.correction",
                        day(row),
                        row.value().issuer().name(),
                        before == null ? "－" : before,
                        row.value().reissued(),
                        MessageText.of("reissue.state." + known.state())));
    }

    private static @Nullable Integer reissued(ReissueReport report, Numbered<CountRow> row) {
        return report.counts().stream()
                .filter(count -> count.issuerCode().equals(row.value().issuer().code()))
                .map(ReissueCount::reissued)
                .findFirst()
                .orElse(null);
    }

    /** What counts after this file, by day and issuer. */
    private TreeMap<LocalDate, Map<String, Integer>> series() {
        TreeMap<LocalDate, Map<String, Integer>> series = new TreeMap<>();
        standing.forEach((day, report) -> series.put(day, byIssuer(report.counts())));
        reports.forEach(report -> series.put(report.asOf(), byIssuer(report.counts())));
        return series;
    }

    private static Map<String, Integer> byIssuer(List<ReissueCount> counts) {
        return counts.stream().collect(Collectors.toMap(ReissueCount::issuerCode, ReissueCount::reissued));
    }

    private static String day(Numbered<CountRow> row) {
        return row.value().asOf().toString();
    }

    private static LocalizedText list(List<LocalizedText> names) {
        return new LocalizedText(
                names.stream().map(LocalizedText::ja).collect(Collectors.joining("、")),
                names.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }
}
