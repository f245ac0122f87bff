package jp.madoguchi.platform.ui.chart;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.stream.Collectors;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.chart.ChartData.Kind;
import jp.madoguchi.platform.ui.chart.ChartData.Series;
import org.jspecify.annotations.Nullable;

/** The figures of a chart, one row a day. */
class FigureTable extends Div {
    static final String NOT_COUNTED = "-";

    FigureTable() {
        addClassName("m-chart__table");
        // it scrolls inside itself, also by keyboard
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
    }

    void show(String label, String total, ChartData data) {
        getElement().setAttribute("aria-label", label);
        NativeTable table = new NativeTable();
        table.setCaptionText(label);
        NativeTableRow titles = new NativeTableRow();
        titles.add(heading(getTranslation("platform.chart.day"), "col"));
        if (hasTotal(data)) {
            titles.add(heading(total, "col"));
        }
        data.series().forEach(series -> titles.add(heading(series.name(), "col")));
        titles.add(heading(getTranslation("platform.chart.mark"), "col"));
        NativeTableHeader head = table.getHead();
        head.add(titles);
        NativeTableBody body = table.getBody();
        for (int i = 0; i < data.days().size(); i++) {
            body.add(row(data, i));
        }
        removeAll();
        add(table);
    }

    private NativeTableRow row(ChartData data, int index) {
        LocalDate day = data.days().get(index);
        NativeTableRow row = new NativeTableRow();
        NativeTableHeaderCell name =
                heading(JapaneseDates.full(day, getLocale()) + " " + JapaneseDates.weekday(day, getLocale()), "row");
        String off = TimeChart.off(day);
        if (off != null) {
            name.addClassName("m-" + off);
        }
        row.add(name);
        if (hasTotal(data)) {
            row.addDataCell().setText(figure(total(data, index), Kind.BAR));
        }
        data.series()
                .forEach(series ->
                        row.addDataCell().setText(figure(series.values().get(index), series.kind())));
        row.addDataCell()
                .setText(data.marks().stream()
                        .filter(mark -> !day.isBefore(mark.from()) && !day.isAfter(mark.to()))
                        .map(ChartData.Mark::title)
                        .collect(Collectors.joining(getTranslation("platform.listSeparator"))));
        return row;
    }

    /** Lines alone are not added up. */
    private static boolean hasTotal(ChartData data) {
        return data.series().stream().anyMatch(series -> series.kind() == Kind.BAR);
    }

    private static @Nullable BigDecimal total(ChartData data, int index) {
        BigDecimal total = null;
        for (Series series : data.series()) {
            BigDecimal value = series.values().get(index);
            if (series.kind() == Kind.BAR && value != null) {
                total = total == null ? value : total.add(value);
            }
        }
        return total;
    }

    private String figure(@Nullable BigDecimal value, Kind kind) {
        if (value == null) {
            return NOT_COUNTED;
        }
        return NumberFormat.getInstance(getLocale()).format(value)
                + (kind == Kind.RATE || kind == Kind.STEP ? "%" : "");
    }

    private static NativeTableHeaderCell heading(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
