package jp.madoguchi.reissue;

import java.time.LocalDate;
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

/** What storing a file of counts would do, worked out against what the organisation has reported before. */
final class CountPlan {
    /** The days to report, each with the counts by the issuer's id. */
    final TreeMap<LocalDate, Map<Long, ReissueCount>> newDays = new TreeMap<>();

    final Problems problems = new Problems();
    /** Rows whose day had been reported with the same counts. */
    int unchanged;

    private final Incident incident;
    private final TreeMap<LocalDate, TreeMap<String, Numbered<CountRow>>> days = new TreeMap<>();
    /** What counts after this file, by day and issuer. */
    private final TreeMap<LocalDate, Map<String, Integer>> reported = new TreeMap<>();

    private CountPlan(Incident incident) {
        this.incident = incident;
    }

    /** @param before the organisation's reports that are neither drafts nor returned nor superseded */
    static CountPlan of(Incident incident, List<Numbered<CountRow>> rows, List<ReissueReport> before) {
        CountPlan plan = new CountPlan(incident);
        before.forEach(report -> plan.reported.put(
                report.asOf(),
                report.counts().stream().collect(Collectors.toMap(ReissueCount::issuerCode, ReissueCount::reissued))));
        rows.forEach(plan::collect);
        plan.days.forEach(plan::compareDay);
        plan.days.forEach((day, counts) -> counts.values().forEach(plan::checkThatItDoesNotFall));
        return plan;
    }

    int newRows() {
        return newDays.values().stream().mapToInt(Map::size).sum();
    }

    private void collect(Numbered<CountRow> row) {
        Numbered<CountRow> other = days.computeIfAbsent(row.value().asOf(), day -> new TreeMap<>())
                .putIfAbsent(row.value().issuer().code(), row);
        if (other != null) {
            refuse(row, "reissue.import.twice", day(row), name(row), other.line());
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
        }
        Map<String, Integer> before = reported.get(day);
        if (before == null) {
            Map<Long, ReissueCount> added = new HashMap<>();
            Map<String, Integer> now = new HashMap<>();
            counts.values().forEach(row -> {
                added.put(row.value().issuer().id(), row.value().count());
                now.put(row.value().issuer().code(), row.value().reissued());
            });
            newDays.put(day, added);
            reported.put(day, now);
            return;
        }
        for (Numbered<CountRow> row : counts.values()) {
            Integer known = before.get(row.value().issuer().code());
            if (known != null && known == row.value().reissued()) {
                unchanged++;
            } else {
                refuse(row, "reissue.import.correction", day(row), name(row), known == null ? "－" : known);
            }
        }
    }

    /** A card that has been reissued stays reissued. */
    private void checkThatItDoesNotFall(Numbered<CountRow> row) {
        if (!newDays.containsKey(row.value().asOf())) {
            return;
        }
        Map.Entry<LocalDate, Integer> earlier = nearest(row, true);
        if (earlier != null && earlier.getValue() > row.value().reissued()) {
            refuse(
                    row,
                    "reissue.import.falls",
                    name(row),
                    row.value().reissued(),
                    earlier.getKey().toString(),
                    earlier.getValue());
        }
        Map.Entry<LocalDate, Integer> later = nearest(row, false);
        if (later != null
                && !days.containsKey(later.getKey())
                && later.getValue() < row.value().reissued()) {
            refuse(
                    row,
                    "reissue.import.aboveLater",
                    name(row),
                    row.value().reissued(),
                    later.getKey().toString(),
                    later.getValue());
        }
    }

    private Map.@Nullable Entry<LocalDate, Integer> nearest(Numbered<CountRow> row, boolean before) {
        LocalDate day = row.value().asOf();
        String issuer = row.value().issuer().code();
        var others = before ? reported.headMap(day, false).descendingMap() : reported.tailMap(day, false);
        for (Map.Entry<LocalDate, Map<String, Integer>> other : others.entrySet()) {
            Integer count = other.getValue().get(issuer);
            if (count != null) {
                return Map.entry(other.getKey(), count);
            }
        }
        return null;
    }

    private static String day(Numbered<CountRow> row) {
        return row.value().asOf().toString();
    }

    private static LocalizedText name(Numbered<CountRow> row) {
        return row.value().issuer().name();
    }

    private static LocalizedText list(List<LocalizedText> names) {
        return new LocalizedText(
                names.stream().map(LocalizedText::ja).collect(Collectors.joining("、")),
                names.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }

    private void refuse(Numbered<CountRow> row, String key, Object... args) {
        problems.add(RowProblem.ofRow(row.line(), MessageText.of(key, args)));
    }
}
