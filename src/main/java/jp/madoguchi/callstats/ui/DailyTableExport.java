package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Figures;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;

/** The daily table as a file: one row for each day and one for the sums, with the figures that are on screen. */
final class DailyTableExport {
    private DailyTableExport() {}

    static Anchor link(String text, TableExport form, String name, Supplier<ExportTable> table) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = form.bytes(table.get());
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), name + "." + form.extension(), form.mediaType(), bytes.length);
        });
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, text);
        link.addClassName("m-download");
        return link;
    }

    static ExportTable of(
            Incident incident, CallStatistics statistics, Locale locale, UnaryOperator<String> translation) {
        List<Measure> measures = new ArrayList<>(MeasureNames.tableRows(incident));
        measures.add(2, Measure.BUSY);
        List<String> columns = new ArrayList<>(
                List.of(translation.apply("callstats.export.day"), translation.apply("callstats.export.weekday")));
        measures.forEach(measure -> columns.add(MeasureNames.of(measure, locale, translation)));
        columns.add(translation.apply("callstats.export.state"));
        List<List<ExportCell>> rows = new ArrayList<>();
        statistics.days().forEach(day -> rows.add(row(day, measures, locale, translation)));
        rows.add(sums(statistics.totals(), measures, translation));
        return ExportTable.of(translation.apply("callstats.daily.title"), columns, rows);
    }

    private static List<ExportCell> row(
            DailyCallStatistics day, List<Measure> measures, Locale locale, UnaryOperator<String> translation) {
        List<ExportCell> row = new ArrayList<>();
        row.add(ExportCell.of(day.day()));
        row.add(ExportCell.of(JapaneseDates.weekday(day.day(), locale)));
        measures.forEach(measure -> row.add(ExportCell.counted(day.figure(measure))));
        row.add(
                !day.confirmed()
                        ? ExportCell.BLANK
                        : ExportCell.of(translation.apply(
                                day.corrected() ? "callstats.daily.corrected" : "callstats.daily.confirmed")));
        return row;
    }

    private static List<ExportCell> sums(Figures totals, List<Measure> measures, UnaryOperator<String> translation) {
        List<ExportCell> row = new ArrayList<>();
        row.add(ExportCell.of(translation.apply("callstats.export.sum")));
        row.add(ExportCell.BLANK);
        measures.forEach(measure -> row.add(ExportCell.counted(totals.figure(measure))));
        row.add(ExportCell.BLANK);
        return row;
    }
}
