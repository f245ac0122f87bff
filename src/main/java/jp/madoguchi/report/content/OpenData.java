package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import org.springframework.stereotype.Component;

/**
 * The daily table as open data: a CSV in UTF-8 and the dictionary that says what its columns mean. Without a byte-order mark, since the
 * readers are programs of other people; days as 2022-07-08, figures without separators, and nothing where nothing was counted. What
 * was corrected by hand in a report's text is not in it: these are the computed figures.
 */
@Component
public class OpenData {
    private static final String DATE = "date";

    /** @param name of the file, ASCII */
    public record DataFile(String name, String mediaType, byte[] content) {}

    public DataFile daily(ReportFigures figures) {
        List<ReportFacts.Row> rows = figures.facts().rows();
        List<String> columns = new ArrayList<>(List.of(DATE));
        rows.forEach(row -> columns.add(row.key()));
        List<List<ExportCell>> lines = new ArrayList<>();
        for (ReportFacts.Day day : figures.facts().days()) {
            List<ExportCell> line = new ArrayList<>(List.of(ExportCell.of(day.day())));
            rows.forEach(row -> line.add(cell(figures, day.day(), row)));
            lines.add(line);
        }
        return file("call-statistics", figures, ExportTable.of("call-statistics", columns, lines));
    }

    private static ExportCell cell(ReportFigures figures, LocalDate day, ReportFacts.Row row) {
        BigDecimal number = figures.figure("day." + day + "." + row.key())
                .map(figure -> FigureWriting.number(figure.value()))
                .orElse(null);
        return ExportCell.of(number);
    }

    /** For each column its name, type, unit, meaning and what an empty value means; CSV as well. */
    public DataFile dictionary(ReportFigures figures) {
        List<List<ExportCell>> lines = new ArrayList<>();
        lines.add(texts(DATE, "日付", "date (YYYY-MM-DD)", "", "日本標準時の日", "空の値はない"));
        for (ReportFacts.Row row : figures.facts().rows()) {
            lines.add(texts(row.key(), row.title(), "integer", "件", meaning(figures, row), "数えていないことを示し、0件ではない"));
        }
        List<String> columns = List.of("列名", "項目名", "型", "単位", "意味", "空の値の意味");
        return file("call-statistics-dictionary", figures, ExportTable.of("dictionary", columns, lines));
    }

    /** As the figure itself says what was counted. */
    private static String meaning(ReportFigures figures, ReportFacts.Row row) {
        return figures.facts().days().stream()
                .findFirst()
                .flatMap(day -> figures.figure("day." + day.day() + "." + row.key()))
                .map(figure -> figure.origin().query())
                .orElse("");
    }

    private static List<ExportCell> texts(String... texts) {
        List<ExportCell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(ExportCell.of(text));
        }
        return cells;
    }

    private static DataFile file(String name, ReportFigures figures, ExportTable table) {
        return new DataFile(
                name + "-" + figures.scope().from() + "-" + figures.scope().to() + "." + TableExport.CSV.extension(),
                TableExport.CSV.mediaType(),
                TableExport.CSV.bytes(table));
    }
}
