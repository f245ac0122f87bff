package jp.madoguchi.report.content;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All figures of a report as they were at one moment. It is kept as JSON with a released report and never computed again.
 *
 * @param figures by their key, in the order that they are listed in
 */
public record ReportFigures(ReportScope scope, Instant takenAt, Map<String, ReportFigure> figures, ReportFacts facts) {
    public ReportFigures {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    public Optional<ReportFigure> figure(String key) {
        return Optional.ofNullable(figures.get(key));
    }
}
