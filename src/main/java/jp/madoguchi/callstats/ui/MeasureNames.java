package jp.madoguchi.callstats.ui;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import org.jspecify.annotations.Nullable;

/** What measures and their figures are called and look like on screen. */
final class MeasureNames {
    /** What is shown where nothing was counted. */
    static final String NOT_COUNTED = "-";

    private MeasureNames() {}

    /** @param translation gives the text of a key */
    static String of(Measure measure, Locale locale, UnaryOperator<String> translation) {
        return switch (measure) {
            case Measure.OfCalls calls -> translation.apply("callstats.measure." + calls.key());
            case Measure.OfCategory category -> category.name().in(locale);
        };
    }

    static String figure(@Nullable Integer figure, Locale locale) {
        return figure == null
                ? NOT_COUNTED
                : NumberFormat.getIntegerInstance(locale).format(figure);
    }

    /** The rows of the daily table, in the order of the assembly's document. */
    static List<Measure> tableRows(Incident incident) {
        List<Measure> rows = new ArrayList<>(List.of(Measure.INCOMING, Measure.ANSWERED));
        incident.tableCategories().forEach(category -> rows.add(Measure.of(category)));
        return rows;
    }

    /** All that can be looked at: the rows of the table, busy calls, and the categories that the table leaves out. */
    static List<Measure> all(Incident incident) {
        List<Measure> all = new ArrayList<>(List.of(Measure.INCOMING, Measure.ANSWERED, Measure.BUSY));
        incident.categories().forEach(category -> all.add(Measure.of(category)));
        return all;
    }
}
