package jp.madoguchi.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.platform.time.Tokyo;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one sheet. Texts are written as texts, so nothing in them can be a formula. */
final class XlsxExport {

    private static final int LONGEST_CELL = 32_767;
    private static final int LONGEST_SHEET_NAME = 31;
    private static final int FLUSH_EVERY = 1_000;
    private static final double WIDEST_COLUMN = 60;

    private static final Pattern NOT_IN_SHEET_NAMES = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}]");
    /** Workbooks read _x0041_ as the letter A: a text that looks so must be escaped itself. */
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private XlsxExport() {}

    static void write(ExportTable table, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Madoguchi", "1.0");
        Worksheet sheet = workbook.newWorksheet(sheetName(table.title()));
        int row = 0;
        for (List<ExportCell> cells : table.header()) {
            writeRow(sheet, row, cells);
            sheet.range(row, 0, row, Math.max(0, cells.size() - 1))
                    .style()
                    .bold()
                    .fillColor("E8EEF4")
                    .set();
            row++;
        }
        setWidths(sheet, table.header());
        if (row > 0) {
            sheet.freezePane(0, row);
            sheet.repeatRows(0, row - 1);
        }
        for (List<ExportCell> cells : table.rows()) {
            writeRow(sheet, row++, cells);
            if (row % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        }
        workbook.finish();
    }

    private static void writeRow(Worksheet sheet, int row, List<ExportCell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case ExportCell.Text(String text) -> sheet.value(row, column, safe(text));
                case ExportCell.Number(var number) -> sheet.value(row, column, number);
                case ExportCell.Day(var date) -> {
                    sheet.value(row, column, date);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case ExportCell.Moment(var instant) -> {
                    sheet.value(row, column, Tokyo.local(instant).truncatedTo(ChronoUnit.SECONDS));
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
                }
                case ExportCell.Blank() -> {
                    // a cell that isn't written is empty
                }
            }
        }
    }

    private static String safe(String text) {
        String escaped = LOOKS_ESCAPED.matcher(CellText.printable(text)).replaceAll("_x005F_");
        return escaped.length() <= LONGEST_CELL ? escaped : escaped.substring(0, LONGEST_CELL - 1) + "…";
    }

    /** Widths must be known before the first rows are flushed, so they follow the header and not the content. */
    private static void setWidths(Worksheet sheet, List<List<ExportCell>> header) {
        for (List<ExportCell> row : header) {
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column) instanceof ExportCell.Text(String text)) {
                    int halves = text.codePoints().map(c -> c > 0xFF ? 2 : 1).sum();
                    sheet.width(column, Math.min(WIDEST_COLUMN, Math.max(12, halves + 2)));
                }
            }
        }
    }

    private static String sheetName(String title) {
        String name = NOT_IN_SHEET_NAMES.matcher(title).replaceAll(" ").strip();
        if (name.isEmpty()) {
            return "Sheet1";
        }
        return name.length() <= LONGEST_SHEET_NAME ? name : name.substring(0, LONGEST_SHEET_NAME);
    }
}
