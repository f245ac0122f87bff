package jp.madoguchi.report.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.platform.calendar.JapaneseDates;
import org.jspecify.annotations.Nullable;

/** Gathers the figures of a report in the order in which they are listed. */
final class FigureSheet {
    private final ReportScope scope;
    private final Instant takenAt;
    private final Map<String, ReportFigure> figures = new LinkedHashMap<>();

    FigureSheet(ReportScope scope, Instant takenAt) {
        this.scope = scope;
        this.takenAt = takenAt;
    }

    ReportScope scope() {
        return scope;
    }

    Map<String, ReportFigure> figures() {
        return figures;
    }

    /** Figures of one kind: their keys begin alike and they come from the same place. */
    Group group(String name, String query, LocalDate from, LocalDate to, String screen) {
        return new Group(name, new FigureOrigin(query, from, to, takenAt, screen));
    }

    /** One whose window is the report's. */
    Group group(String name, String query, String screen) {
        return group(name, query, scope.from(), scope.to(), screen);
    }

    /** The address of the calls that a figure counts. */
    static String calls(LocalDate from, LocalDate to, Measure measure) {
        return from.equals(to)
                ? "city/figures?day=" + from + "&measure=" + measure.key()
                : "city/figures?from=" + from + "&to=" + to + "&measure=" + measure.key();
    }

    static String span(LocalDate from, LocalDate to) {
        return from.equals(to) ? day(from) : day(from) + "～" + day(to);
    }

    static String day(LocalDate day) {
        return JapaneseDates.monthAndDay(day, java.util.Locale.JAPANESE);
    }

    final class Group {
        private final String name;
        private final FigureOrigin origin;

        private Group(String name, FigureOrigin origin) {
            this.name = name;
            this.origin = origin;
        }

        Group add(String part, String called, FigureValue value) {
            String key = name + "." + part;
            figures.put(key, new ReportFigure(key, called, value, origin));
            return this;
        }

        /** @param number absent: nothing was counted */
        Group count(String part, String called, @Nullable Integer number, String unit) {
            return add(
                    part, called, number == null ? new FigureValue.NotCounted() : new FigureValue.Count(number, unit));
        }

        Group day(String part, String called, @Nullable LocalDate day) {
            return add(part, called, day == null ? new FigureValue.NotCounted() : new FigureValue.Day(day));
        }

        Group words(String part, String called, String text) {
            return add(part, called, new FigureValue.Words(text));
        }
    }
}
