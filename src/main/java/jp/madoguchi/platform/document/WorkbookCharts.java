package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.ChartMark;
import jp.madoguchi.platform.document.OfficialDocument.Series;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Charts as sheets: their data, and the chart drawn from it beside them. */
final class WorkbookCharts {
    private final WorkbookSheets sheets;
    private final WorkbookCells cells;
    private final DocumentWords words;

    WorkbookCharts(WorkbookSheets sheets, WorkbookCells cells, DocumentWords words) {
        this.sheets = sheets;
        this.cells = cells;
        this.words = words;
    }

    void chart(Chart chart) {
        String caption = chart.caption().isBlank() ? words.chart() : chart.caption();
        XSSFSheet sheet = sheets.sheet(words.chart() + " " + caption, caption);
        boolean marks = !chart.marks().isEmpty() && !chart.series().isEmpty();
        int columns = chart.series().size() + 1 + (marks ? 2 : 0);
        XSSFRow head = sheet.createRow(0);
        cells.heading(head, 0, words.label());
        for (int i = 0; i < chart.labels().size(); i++) {
            cells.text(sheet.createRow(i + 1), 0, chart.labels().get(i));
        }
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            cells.heading(head, i + 1, series.title());
            values(sheet, i + 1, series.values());
            WorkbookSheets.widen(sheet, i + 1, DocumentText.widest(series.title()));
        }
        if (marks) {
            marks(chart, sheet, head);
        }
        sheets.finish(sheet, columns, true);
        // the data and the drawing on pages of their own, rather than both too small to read
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale((short) 80);
        if (!chart.labels().isEmpty() && !chart.series().isEmpty()) {
            draw(chart, sheet, columns + 1);
        }
    }

    private void marks(Chart chart, XSSFSheet sheet, XSSFRow head) {
        int column = chart.series().size() + 1;
        cells.heading(head, column, words.milestones() + " (" + words.chart() + ")");
        values(sheet, column, OfficeChart.marked(chart));
        cells.heading(head, column + 1, words.milestones());
        for (int i = 0; i < chart.labels().size(); i++) {
            int index = i;
            List<String> texts = chart.marks().stream()
                    .filter(mark -> mark.index() == index)
                    .map(ChartMark::text)
                    .toList();
            if (!texts.isEmpty()) {
                cells.text(sheet.getRow(i + 1), column + 1, String.join(" / ", texts));
            }
        }
        WorkbookSheets.widen(sheet, column, 6);
        WorkbookSheets.widen(sheet, column + 1, 24);
    }

    private void values(XSSFSheet sheet, int column, List<@Nullable BigDecimal> values) {
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value != null) {
                String format = value.stripTrailingZeros().scale() <= 0 ? "#,##0" : "General";
                cells.number(sheet.getRow(i + 1), column, value, format);
            }
        }
    }

    private void draw(Chart chart, XSSFSheet sheet, int column) {
        sheet.setColumnBreak(column - 2);
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart made = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, column, 1, column + 13, 24));
        OfficeChart.draw(made, chart, new Beside(sheet, chart), words);
        var named = made.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        named.setDescr(DocumentText.legal(ChartDrawing.description(chart, words)));
        named.setTitle(DocumentText.legal(chart.caption()));
    }

    /** The data in the sheet's first columns. */
    private record Beside(XSSFSheet sheet, Chart chart) implements OfficeChart.Source {
        @Override
        public XDDFDataSource<?> labels() {
            return XDDFDataSourcesFactory.fromStringCellRange(sheet, range(0));
        }

        @Override
        public XDDFNumericalDataSource<? extends Number> values(int column, List<@Nullable BigDecimal> values) {
            return XDDFDataSourcesFactory.fromNumericCellRange(sheet, range(column));
        }

        @Override
        public CellReference title(int column, String title) {
            return new CellReference(sheet.getSheetName(), 0, column, true, true);
        }

        private CellRangeAddress range(int column) {
            return new CellRangeAddress(1, chart.labels().size(), column, column);
        }
    }
}
