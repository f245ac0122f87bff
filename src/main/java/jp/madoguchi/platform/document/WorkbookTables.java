package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Tables as sheets, and the list of all figures. */
final class WorkbookTables {
    private final WorkbookSheets sheets;
    private final WorkbookCells cells;
    private final DocumentWords words;

    WorkbookTables(WorkbookSheets sheets, WorkbookCells cells, DocumentWords words) {
        this.sheets = sheets;
        this.cells = cells;
        this.words = words;
    }

    /** @param section stands in where the table has no caption */
    void table(Table table, String section) {
        if (table.columns().isEmpty()) {
            return;
        }
        XSSFSheet sheet = sheets.sheet(named(table.caption(), section), table.caption());
        XSSFRow head = sheet.createRow(0);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            cells.heading(head, i, column.title());
            double widest = DocumentText.widest(column.title());
            for (int r = 0; r < table.rows().size(); r++) {
                XSSFRow row = sheet.getRow(r + 1) == null ? sheet.createRow(r + 1) : sheet.getRow(r + 1);
                String text = table.rows().get(r).get(i);
                cell(row, i, text, column.figures());
                widest = Math.max(widest, DocumentText.widest(text));
            }
            WorkbookSheets.widen(sheet, i, widest);
        }
        sheets.finish(sheet, table.columns().size(), table.columns().size() > 6);
    }

    private void cell(XSSFRow row, int column, String text, boolean figures) {
        WorkbookNumber.Figure figure = figures ? WorkbookNumber.figure(text) : null;
        WorkbookNumber.Day day = WorkbookNumber.day(text);
        if (figures && WorkbookNumber.isNothing(text)) {
            return;
        }
        if (figure != null) {
            cells.number(row, column, figure.value(), figure.format());
        } else if (day != null) {
            cells.day(row, column, day.day(), day.format());
        } else {
            cells.text(row, column, text);
        }
    }

    void bars(Bars bars, String section) {
        XSSFSheet sheet = sheets.sheet(named(bars.caption(), section), bars.caption());
        XSSFRow head = sheet.createRow(0);
        cells.heading(head, 0, words.label());
        cells.heading(head, 1, words.value());
        double widest = 0;
        for (Bar bar : bars.bars()) {
            XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
            cells.text(row, 0, bar.label());
            cell(row, 1, bar.value(), true);
            widest = Math.max(widest, DocumentText.widest(bar.label()));
        }
        WorkbookSheets.widen(sheet, 0, widest);
        WorkbookSheets.widen(sheet, 1, 6);
        sheets.finish(sheet, 2, false);
    }

    /** Each figure once, in the order in which they stand in the document. */
    void figures(Collection<FigureRun> figures) {
        XSSFSheet sheet = sheets.sheet(words.figures(), words.figures());
        XSSFRow head = sheet.createRow(0);
        List<String> titles = List.of(words.name(), words.writing(), words.value(), words.overridden());
        for (int i = 0; i < titles.size(); i++) {
            cells.heading(head, i, titles.get(i));
        }
        double widest = 12;
        for (FigureRun figure : figures) {
            XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
            cells.text(row, 0, figure.key());
            cells.text(row, 1, figure.text());
            BigDecimal value = figure.value();
            if (value != null) {
                cells.number(row, 2, value, WorkbookNumber.format(figure, value));
            }
            if (figure.overridden()) {
                cells.text(row, 3, words.yes());
            }
            widest = Math.max(widest, DocumentText.widest(figure.key()));
        }
        WorkbookSheets.widen(sheet, 0, widest);
        WorkbookSheets.widen(sheet, 1, 10);
        WorkbookSheets.widen(sheet, 2, 6);
        WorkbookSheets.widen(sheet, 3, 4);
        sheets.finish(sheet, titles.size(), false);
    }

    private String named(String caption, String section) {
        if (!caption.isBlank()) {
            return caption;
        }
        return section.isBlank() ? words.table() : section;
    }
}
