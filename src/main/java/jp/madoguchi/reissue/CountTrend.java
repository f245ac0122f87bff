package jp.madoguchi.reissue;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is strange about a day's counts among those of the other days. A card that has been reissued stays reissued, so counts
 * that fall are strange; so are those that rise more than twice as fast as ever before, or not at all.
 */
final class CountTrend {
    /** In percent of the affected cards: what rises by less isn't looked at. */
    private static final int SMALL_RISE = 5;

    private final TreeMap<LocalDate, Map<String, Integer>> series;
    private final Set<LocalDate> inFile;

    CountTrend(TreeMap<LocalDate, Map<String, Integer>> series, Set<LocalDate> inFile) {
        this.series = series;
        this.inFile = inFile;
    }

    List<RowProblem> of(PlannedReport report, Map<String, Numbered<CountRow>> counts) {
        List<RowProblem> warnings = new ArrayList<>();
        counts.values().forEach(row -> {
            Map.Entry<LocalDate, Integer> earlier =
                    nearest(row, series.headMap(report.asOf(), false).descendingMap());
            if (earlier != null && earlier.getValue() > row.value().reissued()) {
                warnings.add(warning(row, "reissue.import.falls", earlier));
            }
            Map.Entry<LocalDate, Integer> later = nearest(row, series.tailMap(report.asOf(), false));
            if (later != null
                    && !inFile.contains(later.getKey())
                    && later.getValue() < row.value().reissued()) {
                warnings.add(warning(row, "reissue.import.aboveLater", later));
            }
            if (earlier != null && isJump(row, earlier)) {
                warnings.add(warning(row, "reissue.import.jump", earlier));
            }
        });
        warnIfNothingHappened(report, counts.values(), warnings);
        return warnings;
    }

    private static RowProblem warning(Numbered<CountRow> row, String key, Map.Entry<LocalDate, Integer> other) {
        return RowProblem.ofCell(
                row.line(),
                row.value().place(),
                MessageText.of(
                        key,
                        row.value().issuer().name(),
                        row.value().reissued(),
                        other.getKey().toString(),
                        other.getValue()));
    }

    private static Map.@Nullable Entry<LocalDate, Integer> nearest(
            Numbered<CountRow> row, SortedMap<LocalDate, Map<String, Integer>> others) {
        for (Map.Entry<LocalDate, Map<String, Integer>> other : others.entrySet()) {
            Integer count = other.getValue().get(row.value().issuer().code());
            if (count != null) {
                return Map.entry(other.getKey(), count);
            }
        }
        return null;
    }

    /** Two earlier days are needed to say how fast it went before. */
    private boolean isJump(Numbered<CountRow> row, Map.Entry<LocalDate, Integer> earlier) {
        Issuer issuer = row.value().issuer();
        long rise = row.value().reissued() - earlier.getValue();
        long days = ChronoUnit.DAYS.between(earlier.getKey(), row.value().asOf());
        if (rise * 100 <= (long) issuer.affectedCards() * SMALL_RISE) {
            return false;
        }
        Map.Entry<LocalDate, Integer> last = null;
        boolean compared = false;
        for (var each : series.headMap(row.value().asOf(), false).entrySet()) {
            Integer count = each.getValue().get(issuer.code());
            if (count == null) {
                continue;
            }
            if (last != null) {
                compared = true;
                long before = count - last.getValue();
                long span = ChronoUnit.DAYS.between(last.getKey(), each.getKey());
                if (rise * span <= 2 * before * days) {
                    return false;
                }
            }
            last = Map.entry(each.getKey(), count);
        }
        return compared;
    }

    private void warnIfNothingHappened(
            PlannedReport report, Collection<Numbered<CountRow>> counts, List<RowProblem> warnings) {
        var earlier = series.lowerEntry(report.asOf());
        if (!report.isCorrection()
                && earlier != null
                && counts.stream()
                        .allMatch(row -> Integer.valueOf(row.value().reissued())
                                .equals(earlier.getValue()
                                        .get(row.value().issuer().code())))) {
            long line = counts.stream().mapToLong(Numbered::line).min().orElse(0);
            warnings.add(RowProblem.ofRow(
                    line,
                    MessageText.of(
                            "reissue.import.nil",
                            report.asOf().toString(),
                            earlier.getKey().toString())));
        }
    }
}
