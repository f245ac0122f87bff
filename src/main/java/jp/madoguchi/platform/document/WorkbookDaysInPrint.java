package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.DayColumn;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The table of days as it is printed: days across, with their milestones above. */
final class WorkbookDaysInPrint {
    private static final int REST = 0xE6E9F4;
    private static final int HEAD = 0xF4F3F0;

    /** The height of a page at this scale, in points. */
    private static final double PAGE = 850;

    private final WorkbookSheets sheets;
    private final WorkbookCells cells;
    private final DocumentWords words;

    WorkbookDaysInPrint(WorkbookSheets sheets, WorkbookCells cells, DocumentWords words) {
        this.sheets = sheets;
        this.cells = cells;
        this.words = words;
    }

    void print(DayTable table, String name) {
        XSSFSheet sheet = sheets.sheet(words.printed() + " " + name, table.caption());
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setScale((short) 80);
        sheet.setColumnWidth(0, 19 * 256);
        for (int column = 1; column <= DayLayout.DAYS; column++) {
            sheet.setColumnWidth(column, 6 * 256 + 180);
        }
        double used = 0;
        for (DayPart part : table.parts()) {
            if (part.days().isEmpty()) {
                continue;
            }
            int before = next(sheet);
            double height = part(sheet, part);
            if (used > 0 && used + height > PAGE) {
                sheet.setRowBreak(before - 1);
                used = 0;
            }
            used += height;
        }
        if (!table.note().isEmpty()) {
            XSSFRow row = sheet.createRow(next(sheet));
            cells.put(
                    row,
                    0,
                    table.note(),
                    cells.style("plain", style -> style.setVerticalAlignment(VerticalAlignment.TOP)));
        }
    }

    private static int next(XSSFSheet sheet) {
        return sheet.getPhysicalNumberOfRows() == 0 ? 0 : sheet.getLastRowNum() + 1;
    }

    private double part(XSSFSheet sheet, DayPart part) {
        double height = 0;
        for (List<DayLayout.Cell> marks : DayLayout.of(part).rows()) {
            height += marks(sheet, marks);
        }
        XSSFRow titles = row(sheet, 14);
        XSSFRow weekdays = row(sheet, 14);
        cells.put(titles, 0, part.corner(), cell(0xFFFFFF, HorizontalAlignment.LEFT, true));
        cells.put(weekdays, 0, "", cell(0xFFFFFF, HorizontalAlignment.LEFT, true));
        sheet.addMergedRegion(new CellRangeAddress(titles.getRowNum(), weekdays.getRowNum(), 0, 0));
        for (int i = 0; i < part.days().size(); i++) {
            DayColumn day = part.days().get(i);
            cells.put(titles, i + 1, day.title(), cell(day.rest() ? REST : HEAD, HorizontalAlignment.CENTER, false));
            cells.put(weekdays, i + 1, day.weekday(), plain(day));
        }
        for (DayRow figures : part.rows()) {
            XSSFRow row = row(sheet, 14);
            cells.put(row, 0, figures.title(), cell(HEAD, HorizontalAlignment.LEFT, false));
            for (int i = 0; i < part.days().size(); i++) {
                figure(row, i + 1, figures.cells().get(i), plain(part.days().get(i)));
            }
        }
        row(sheet, 10);
        return height + 14 * (part.rows().size() + 2) + 10;
    }

    private static void figure(XSSFRow row, int column, FigureRun figure, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        BigDecimal value = figure.value();
        if (value != null) {
            cell.setCellValue(value.doubleValue());
        } else if (!figure.text().isEmpty()) {
            cell.setCellValue(WorkbookCells.fit(figure.text()));
        }
        cell.setCellStyle(style);
    }

    private double marks(XSSFSheet sheet, List<DayLayout.Cell> marks) {
        double lines = 1;
        boolean pointers = false;
        for (DayLayout.Cell mark : marks) {
            pointers |= mark.kind() == DayLayout.Kind.POINTER;
            double room = Math.max(1, mark.columns() * 4.3 - 0.5);
            lines = Math.max(
                    lines,
                    mark.text()
                            .lines()
                            .mapToDouble(line -> Math.max(1, Math.ceil(DocumentText.width(line) / room)))
                            .sum());
        }
        double height = pointers ? 8 : lines * 10.5 + 4;
        XSSFRow row = row(sheet, height);
        int column = 1;
        for (DayLayout.Cell mark : marks) {
            if (mark.kind() != DayLayout.Kind.EMPTY) {
                XSSFCellStyle style = mark(mark.kind());
                for (int i = 0; i < mark.columns(); i++) {
                    cells.put(row, column + i, i == 0 ? mark.text() : "", style);
                }
                if (mark.columns() > 1) {
                    int at = row.getRowNum();
                    sheet.addMergedRegion(new CellRangeAddress(at, at, column, column + mark.columns() - 1));
                }
            }
            column += mark.columns();
        }
        return height;
    }

    private XSSFCellStyle mark(DayLayout.Kind kind) {
        return cells.style("mark " + kind, style -> {
            style.setFont(cells.font("mark", kind == DayLayout.Kind.POINTER ? 6 : 8, false));
            style.setWrapText(kind != DayLayout.Kind.POINTER);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setAlignment(
                    switch (kind) {
                        case BEFORE_BAR -> HorizontalAlignment.RIGHT;
                        case AFTER_BAR -> HorizontalAlignment.LEFT;
                        default -> HorizontalAlignment.CENTER;
                    });
            if (kind == DayLayout.Kind.CALLOUT) {
                WorkbookCells.frame(style, 0x333333);
            }
            if (kind == DayLayout.Kind.BAR) {
                WorkbookCells.frame(style, 0x33459B);
                WorkbookCells.shade(style, 0xD9DEF2);
            }
        });
    }

    private XSSFCellStyle plain(DayColumn day) {
        return cell(day.rest() ? REST : 0xFFFFFF, HorizontalAlignment.CENTER, false);
    }

    private XSSFCellStyle cell(int shade, HorizontalAlignment alignment, boolean bold) {
        return cells.style("printed " + shade + alignment + bold, style -> {
            style.setFont(cells.font(bold ? "printed bold" : "printed", 8.5, bold));
            style.setAlignment(alignment);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setShrinkToFit(true);
            WorkbookCells.shade(style, shade);
            WorkbookCells.frame(style, 0x777777);
        });
    }

    private static XSSFRow row(XSSFSheet sheet, double height) {
        XSSFRow row = sheet.createRow(next(sheet));
        row.setHeightInPoints((float) height);
        return row;
    }
}
