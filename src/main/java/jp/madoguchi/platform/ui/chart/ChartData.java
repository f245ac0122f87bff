package jp.madoguchi.platform.ui.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TimeChart} shows.
 *
 * @param series each with one value a day, in the order of the days
 */
public record ChartData(List<LocalDate> days, List<Series> series, List<Mark> marks) {
    public ChartData {
        days = List.copyOf(days);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    public enum Kind {
        /** Bars of one day stand on top of each other; together they are the day's total. */
        BAR,
        LINE,
        /** A line in per cent, with an axis of its own. */
        RATE,
        /** On the same axis, a figure in per cent that stands until the next one. */
        STEP
    }

    /**
     * @param key stays the same while the chart changes
     * @param colour the custom property of the style sheet that names the colour
     * @param values without a value where nothing was counted, which is not 0
     */
    public record Series(String key, String name, Kind kind, String colour, List<@Nullable BigDecimal> values) {
        public Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** Something that happened, on a day or over several, both ends included. */
    public record Mark(LocalDate from, LocalDate to, String title) {}
}
