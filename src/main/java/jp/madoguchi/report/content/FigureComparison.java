package jp.madoguchi.report.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what differs between two sets of figures, and who corrected it. */
@Component
public class FigureComparison {
    private final FigureCauses causes;

    FigureComparison(FigureCauses causes) {
        this.causes = causes;
    }

    /**
     * In the order of the figures, those that only the earlier has last; those that are equal are left out. A sum lists all
     * corrections of the days in its window that were made between the two.
     */
    public List<FigureChange> between(ReportFigures earlier, ReportFigures later) {
        Set<String> keys = new LinkedHashSet<>(later.figures().keySet());
        keys.addAll(earlier.figures().keySet());
        List<Pair> pairs = keys.stream()
                .map(key -> new Pair(earlier.figures().get(key), later.figures().get(key)))
                .filter(Pair::differs)
                .toList();
        if (pairs.isEmpty()) {
            return List.of();
        }
        FigureCauses.Known known = causes.between(earlier, later);
        List<FigureChange> changes = new ArrayList<>();
        pairs.forEach(pair -> changes.add(pair.change(known.of(pair.either()))));
        return changes;
    }

    private record Pair(
            @Nullable ReportFigure before, @Nullable ReportFigure after) {
        boolean differs() {
            return !Objects.equals(value(before), value(after));
        }

        ReportFigure either() {
            return after == null ? Objects.requireNonNull(before) : after;
        }

        FigureChange change(Optional<FigureCauses.Cause> cause) {
            String reason = cause.map(FigureCauses.Cause::reason).orElse(null);
            String by = cause.map(FigureCauses.Cause::by).orElse(null);
            Instant at = cause.map(FigureCauses.Cause::at).orElse(null);
            return new FigureChange(either().key(), either().name(), value(before), value(after), reason, by, at);
        }

        private static @Nullable FigureValue value(@Nullable ReportFigure figure) {
            return figure == null ? null : figure.value();
        }
    }
}
