package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills the cells of one workbook. A text is a text, whatever it begins with, and no cell holds a formula. */
final class WorkbookCells {
    private static final int LONGEST = 32_767;

    /** What a workbook would read as one character by its code. */
    private static final Pattern CODED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();
    private final Map<String, XSSFFont> fonts = new HashMap<>();

    WorkbookCells(XSSFWorkbook book) {
        this.book = book;
        XSSFFont standard = book.getFontAt(0);
        standard.setFontName("BIZ UDPGothic");
        standard.setFontHeightInPoints((short) 10);
    }

    void heading(XSSFRow row, int column, String text) {
        put(row, column, text, style("heading", style -> {
            style.setFont(font("bold", 10, true));
            shade(style, 0xEEEDEA);
            frame(style, 0x777777);
            style.setWrapText(true);
            style.setAlignment(HorizontalAlignment.CENTER);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
        }));
    }

    void text(XSSFRow row, int column, String text) {
        boolean guarded = !text.isEmpty() && "=+-@\t\n".indexOf(text.charAt(0)) >= 0;
        put(row, column, text, style(guarded ? "guarded" : "text", style -> {
            style.setWrapText(true);
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            style.setDataFormat(book.createDataFormat().getFormat("@"));
            // stays a text when somebody opens the cell and leaves it again
            style.setQuotePrefixed(guarded);
        }));
    }

    void number(XSSFRow row, int column, BigDecimal value, String format) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(value.doubleValue());
        cell.setCellStyle(style("number " + format, style -> {
            style.setDataFormat(book.createDataFormat().getFormat(format));
            style.setVerticalAlignment(VerticalAlignment.TOP);
        }));
    }

    void day(XSSFRow row, int column, LocalDate day, String format) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(day);
        cell.setCellStyle(style("day " + format, style -> {
            style.setDataFormat(book.createDataFormat().getFormat(format));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setVerticalAlignment(VerticalAlignment.TOP);
        }));
    }

    void put(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        if (!text.isEmpty()) {
            cell.setCellValue(fit(text));
        }
        cell.setCellStyle(style);
    }

    static String fit(String text) {
        String legal = CODED.matcher(DocumentText.legal(text)).replaceAll("_x005F_");
        if (legal.length() <= LONGEST) {
            return legal;
        }
        int end = LONGEST - 1;
        return legal.substring(0, Character.isHighSurrogate(legal.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** One of each kind, for a workbook holds only so many. */
    XSSFCellStyle style(String name, Consumer<XSSFCellStyle> make) {
        XSSFCellStyle known = styles.get(name);
        if (known == null) {
            known = book.createCellStyle();
            make.accept(known);
            styles.put(name, known);
        }
        return known;
    }

    XSSFFont font(String name, double points, boolean bold) {
        XSSFFont known = fonts.get(name);
        if (known == null) {
            known = book.createFont();
            known.setFontName("BIZ UDPGothic");
            known.setFontHeight(points);
            known.setBold(bold);
            fonts.put(name, known);
        }
        return known;
    }

    static void shade(XSSFCellStyle style, int rgb) {
        style.setFillForegroundColor(color(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    static void frame(XSSFCellStyle style, int rgb) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(color(rgb));
        style.setLeftBorderColor(color(rgb));
        style.setBottomBorderColor(color(rgb));
        style.setRightBorderColor(color(rgb));
    }

    private static XSSFColor color(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
