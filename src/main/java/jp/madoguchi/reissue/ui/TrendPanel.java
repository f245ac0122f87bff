package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.chart.ChartData;
import jp.madoguchi.platform.ui.chart.TimeChart;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import org.jspecify.annotations.Nullable;

/** The rates over time: as a chart, as a table of the days that were reported, and as files to take away. */
class TrendPanel extends Div {
    private static final int AT_ONCE = 12;
    private static final int COLOURS = 4;

    private final Incident incident;
    private final transient Supplier<List<ReissueRates>> exported;
    private final Paragraph none = new Paragraph(getTranslation("reissue.city.noHistory"));
    private final Div shown = new Div();
    private final Div rows = new Div();
    private final TimeChart chart =
            new TimeChart(getTranslation("reissue.city.history"), getTranslation("reissue.total"));
    private List<ReissueRates> days = List.of();
    private int atOnce = AT_ONCE;

    TrendPanel(Incident incident, Supplier<List<ReissueRates>> exported) {
        this.exported = exported;
        this.incident = incident;
        none.addClassName("m-hint");
        Div files = new Div(
                download("reissue.export.csv", TableExport.CSV_WITH_BOM),
                download("reissue.export.xlsx", TableExport.XLSX));
        files.addClassName("m-downloads");
        shown.add(chart, rows, files);
        add(none, shown);
    }

    /** @param history the latest first */
    void show(List<ReissueRates> history, LocalDate until) {
        days = history;
        none.setVisible(days.isEmpty());
        shown.setVisible(!days.isEmpty());
        if (!days.isEmpty()) {
            chart.show(data(until));
            fillRows();
        }
    }

    private void fillRows() {
        rows.removeAll();
        List<String> columns = new ArrayList<>();
        for (String key : List.of("reissue.day", "reissue.total", "reissue.reissued")) {
            columns.add(getTranslation(key));
        }
        incident.issuers().forEach(issuer -> columns.add(issuer.name().in(getLocale())));
        PlainTable table = PlainTable.ofFigures(getTranslation("reissue.city.history"), columns);
        days.stream().limit(atOnce).forEach(day -> table.figures(Shown.day(day.asOf()), cells(day)));
        rows.add(table);
        if (days.size() > atOnce) {
            rows.add(new Button(getTranslation("reissue.city.moreDays", days.size() - atOnce), click -> {
                atOnce += AT_ONCE;
                fillRows();
            }));
        }
    }

    private List<Component> cells(ReissueRates day) {
        List<Component> cells = new ArrayList<>();
        Span total = new Span(Shown.percent(day.total().percent()));
        total.addClassName("m-strong");
        cells.add(total);
        cells.add(new Span(Shown.count(day.total().reissued(), getLocale())));
        day.issuers().forEach(of -> cells.add(new Span(Shown.percent(of.figure().percent()))));
        return cells;
    }

    /** Each figure stands until the next one, so that every day has one. */
    private ChartData data(LocalDate until) {
        List<ReissueRates> ascending = days.reversed();
        List<LocalDate> all =
                ascending.getFirst().asOf().datesUntil(until.plusDays(1)).toList();
        List<ChartData.Series> series = new ArrayList<>();
        series.add(series(
                "total", getTranslation("reissue.total"), "--m-chart-answered", ascending, all, ReissueRates::total));
        List<Issuer> issuers = incident.issuers();
        for (int i = 0; i < issuers.size(); i++) {
            int index = i;
            series.add(series(
                    "issuer-" + issuers.get(i).code(),
                    issuers.get(i).name().in(getLocale()),
                    i < COLOURS ? "--m-chart-" + (i + 1) : i == COLOURS ? "--m-chart-busy" : "--m-chart-rate",
                    ascending,
                    all,
                    day -> day.issuers().get(index).figure()));
        }
        // without the milestones: over months their names would lie on each other, and they stand on the chart of the
        // calls
        return new ChartData(all, series, List.of());
    }

    private static ChartData.Series series(
            String key,
            String name,
            String colour,
            List<ReissueRates> reported,
            List<LocalDate> all,
            Function<ReissueRates, ReissueFigure> figure) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        int next = 0;
        BigDecimal stands = null;
        for (LocalDate day : all) {
            while (next < reported.size() && !reported.get(next).asOf().isAfter(day)) {
                stands = figure.apply(reported.get(next++)).percent();
            }
            values.add(stands);
        }
        return new ChartData.Series(key, name, ChartData.Kind.STEP, colour, values);
    }

    private Anchor download(String text, TableExport form) {
        Locale locale = getLocale();
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes =
                    form.bytes(RatesExport.of(incident, exported.get(), locale, key -> getTranslation(locale, key)));
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    "reissue-rates-"
                            + (days.isEmpty() ? "none" : days.getFirst().asOf()) + "." + form.extension(),
                    form.mediaType(),
                    bytes.length);
        });
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(text));
        link.addClassName("m-download");
        return link;
    }
}
