package jp.madoguchi.platform.ui.chart;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.shared.Registration;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.calendar.JapaneseHolidays;
import jp.madoguchi.platform.ui.chart.ChartData.Mark;
import org.jspecify.annotations.Nullable;

/** Figures of a span of days as a picture, and the same figures as a table for who can't or won't see the picture. */
public class TimeChart extends Div {
    private final String label;
    private final String total;
    private final ChartElement picture = new ChartElement();
    private final FigureTable table = new FigureTable();
    private final NativeDetails details;
    private @Nullable ChartData shown;

    /**
     * @param label what the chart shows, for screen readers and above the table
     * @param total what the stacked bars of a day are together
     */
    public TimeChart(String label, String total) {
        this.label = label;
        this.total = total;
        addClassName("m-chart");
        details = new NativeDetails(getTranslation("platform.chart.table"));
        details.addClassName("m-chart__details");
        // some hundred cells, made only for who wants to see them
        details.addToggleListener(toggle -> fillTable());
        details.setContent(table);
        add(picture, details);
    }

    /** Shows these figures instead of those before; the picture moves from the one to the other. */
    public void show(ChartData data) {
        List<LocalDate> days = data.days();
        picture.show(new ChartElement.Model(
                label,
                total,
                FigureTable.NOT_COUNTED,
                days.stream().map(this::day).toList(),
                data.series().stream()
                        .map(series -> new ChartElement.Series(
                                series.key(), series.name(), series.kind().name(), series.colour(), series.values()))
                        .toList(),
                days.isEmpty()
                        ? List.of()
                        : data.marks().stream()
                                .filter(mark -> !mark.from().isAfter(days.getLast())
                                        && !mark.to().isBefore(days.getFirst()))
                                .map(mark -> within(days, mark))
                                .toList()));
        shown = data;
        fillTable();
    }

    private void fillTable() {
        if (details.isOpen() && shown != null) {
            table.show(label, total, shown);
        }
    }

    /** @param listener gets the day that was clicked */
    public Registration addDayListener(Consumer<LocalDate> listener) {
        return picture.addDayListener(listener);
    }

    private ChartElement.Day day(LocalDate date) {
        Locale locale = getLocale();
        boolean japanese = locale.getLanguage().equals("ja");
        String weekday = JapaneseDates.weekday(date, locale);
        String holiday =
                JapaneseHolidays.on(date).map(found -> " " + found.name(locale)).orElse("");
        return new ChartElement.Day(
                date.toString(),
                japanese ? weekday : weekday.substring(0, 2),
                JapaneseDates.full(date, locale) + (japanese ? "（" + weekday + "）" : " (" + weekday + ")") + holiday,
                off(date));
    }

    static @Nullable String off(LocalDate date) {
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY || JapaneseHolidays.isHoliday(date)) {
            return "holiday";
        }
        return date.getDayOfWeek() == DayOfWeek.SATURDAY ? "saturday" : null;
    }

    private static ChartElement.Mark within(List<LocalDate> days, Mark mark) {
        LocalDate first = days.getFirst();
        int from = (int) Math.max(0, first.until(mark.from(), ChronoUnit.DAYS));
        int to = (int) Math.min(days.size() - 1, first.until(mark.to(), ChronoUnit.DAYS));
        return new ChartElement.Mark(from, to, mark.title());
    }
}
