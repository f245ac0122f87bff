package jp.madoguchi.reissue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks of counts as offices make them. */
final class OfficeWorkbooks {
    private static final String[] ISSUERS = {"A社", "B社", "C社", "D社", "E社"};
    private static final int[] AFFECTED = {21842, 15930, 11467, 8721, 5377};
    private static final int[] MAY = {10484, 7009, 5962, 3575, 1989};
    private static final int[] JUNE = {13760, 9239, 7568, 4796, 2688};

    private OfficeWorkbooks() {}

    /** By the name that the file would have. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("good-merged-blocks.xlsx", of(OfficeWorkbooks::mergedBlocks));
        all.put("good-offset-serial-days.xlsx", of(OfficeWorkbooks::offsetWithSerialDays));
        all.put("good-two-line-header.xlsx", of(OfficeWorkbooks::twoLineHeader));
        all.put("good-sum-by-formula.xlsx", of(book -> plain(book, "報告", JUNE, true)));
        all.put("odd-formula-counts.xlsx", of(OfficeWorkbooks::countsByFormula));
        all.put("odd-hidden-sheet.xlsx", of(OfficeWorkbooks::hiddenSheet));
        all.put("odd-cover-and-hidden-remarks.xlsx", of(OfficeWorkbooks::coverSheet));
        all.put("bad-formula-never-calculated.xlsx", of(OfficeWorkbooks::neverCalculated));
        all.put("bad-error-cells.xlsx", of(OfficeWorkbooks::errorCells));
        all.put("bad-two-sheets-fit.xlsx", of(OfficeWorkbooks::twoSheets));
        all.put("bad-merged-counts.xlsx", of(OfficeWorkbooks::mergedCounts));
        all.put("bad-card-number-in-hidden-sheet.xlsx", of(OfficeWorkbooks::cardNumberInHiddenSheet));
        return all;
    }

    static byte[] of(Consumer<XSSFWorkbook> content) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of people beside the report, as it was worked from. */
    static byte[] withPersonalSheet(boolean hidden) {
        return of(book -> {
            plain(book, "報告", JUNE, true);
            XSSFSheet people = book.createSheet("会員一覧");
            text(people, 0, 0, "6月分");
            text(people, 2, 0, "No");
            text(people, 2, 1, "会員氏名");
            text(people, 3, 0, "1");
            text(people, 3, 1, "山田 花子");
            book.setSheetHidden(1, hidden);
        });
    }

    /** Issuer merged over its months, month as a date in era format, a sum by formula below. */
    private static void mergedBlocks(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("再発行");
        text(sheet, 0, 0, "再発行件数報告（累計）");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
        text(sheet, 1, 3, "単位：件");
        head(sheet, 2, "カード会社", "基準日", "対象件数", "再発行済件数");
        CellStyle era = book.createCellStyle();
        era.setDataFormat(book.createDataFormat().getFormat("[$-411]ggge\"年\"m\"月\"d\"日\""));
        for (int i = 0; i < ISSUERS.length; i++) {
            int row = 3 + 2 * i;
            text(sheet, row, 0, ISSUERS[i]);
            number(sheet, row, 2, AFFECTED[i]);
            number(sheet, row + 1, 2, AFFECTED[i]);
            day(sheet, row, 1, LocalDate.of(2022, 5, 31), era);
            day(sheet, row + 1, 1, LocalDate.of(2022, 6, 30), era);
            number(sheet, row, 3, MAY[i]);
            number(sheet, row + 1, 3, JUNE[i]);
            sheet.addMergedRegion(new CellRangeAddress(row, row + 1, 0, 0));
        }
        text(sheet, 13, 0, "※対象件数は令和4年1月25日公表の件数");
        sheet.addMergedRegion(new CellRangeAddress(13, 13, 0, 3));
    }

    /** The table begins somewhere in the sheet; days were pasted without their format. */
    private static void offsetWithSerialDays(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("Sheet1");
        head(sheet, 4, 2, "基準日", "会社名", "再発行件数（件）", "備考");
        for (int i = 0; i < ISSUERS.length; i++) {
            int row = 6 + i;
            number(sheet, row, 2, 44742);
            text(sheet, row, 3, ISSUERS[i]);
            text(sheet, row, 4, String.format("%,d", JUNE[i]));
        }
        text(sheet, 6, 5, "確認済");
    }

    /** A heading over the days, which stand in the second line of the header. */
    private static void twoLineHeader(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("推移");
        text(sheet, 0, 0, "カード会社");
        text(sheet, 0, 1, "再発行件数（累計）");
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
        text(sheet, 1, 1, "R4.5.31");
        text(sheet, 1, 2, "R4.6.30");
        for (int i = 0; i < ISSUERS.length; i++) {
            text(sheet, 2 + i, 0, ISSUERS[i]);
            number(sheet, 2 + i, 1, MAY[i]);
            number(sheet, 2 + i, 2, JUNE[i]);
        }
        text(sheet, 7, 0, "計");
        sum(sheet, 7, 1, "SUM(B3:B7)");
        sum(sheet, 7, 2, "SUM(C3:C7)");
        calculate(book);
    }

    private static XSSFSheet plain(XSSFWorkbook book, String name, int[] counts, boolean withTotal) {
        XSSFSheet sheet = book.createSheet(name);
        text(sheet, 0, 0, "令和4年6月30日現在");
        head(sheet, 1, "カード会社", "対象カード数", "再発行済件数");
        for (int i = 0; i < ISSUERS.length; i++) {
            text(sheet, 2 + i, 0, ISSUERS[i]);
            number(sheet, 2 + i, 1, AFFECTED[i]);
            number(sheet, 2 + i, 2, counts[i]);
        }
        if (withTotal) {
            text(sheet, 7, 0, "合計");
            sum(sheet, 7, 1, "SUM(B3:B7)");
            sum(sheet, 7, 2, "SUM(C3:C7)");
            calculate(book);
        }
        return sheet;
    }

    private static void countsByFormula(XSSFWorkbook book) {
        XSSFSheet sheet = plain(book, "報告", JUNE, false);
        sum(sheet, 2, 2, "10484+3276");
        sum(sheet, 5, 2, "3575+1221");
        calculate(book);
    }

    private static void hiddenSheet(XSSFWorkbook book) {
        plain(book, "報告", JUNE, true);
        plain(book, "旧データ", MAY, false);
        book.setSheetHidden(1, true);
    }

    /** What fits is the second visible sheet. */
    private static void coverSheet(XSSFWorkbook book) {
        XSSFSheet cover = book.createSheet("表紙");
        text(cover, 3, 1, "再発行件数報告書");
        text(cover, 5, 1, "株式会社サウス事務センター");
        XSSFSheet log = book.createSheet("作業メモ");
        text(log, 0, 0, "日付");
        text(log, 0, 1, "内容");
        text(log, 1, 0, "7/4");
        text(log, 1, 1, "B社に照会");
        plain(book, "6月報告", JUNE, true);
        book.setSheetHidden(1, true);
    }

    private static void neverCalculated(XSSFWorkbook book) {
        XSSFSheet sheet = plain(book, "報告", JUNE, false);
        XSSFRow row = sheet.getRow(3);
        row.removeCell(row.getCell(2));
        row.createCell(2).setCellFormula("7009+2230");
    }

    private static void errorCells(XSSFWorkbook book) {
        XSSFSheet sheet = plain(book, "報告", JUNE, false);
        sum(sheet, 4, 2, "1/0");
        calculate(book);
    }

    private static void twoSheets(XSSFWorkbook book) {
        plain(book, "5月", MAY, false).getRow(0).getCell(0).setCellValue("令和4年5月31日現在");
        plain(book, "6月", JUNE, false);
    }

    private static void mergedCounts(XSSFWorkbook book) {
        XSSFSheet sheet = plain(book, "報告", JUNE, false);
        sheet.getRow(6).getCell(2).setBlank();
        sheet.addMergedRegion(new CellRangeAddress(5, 6, 2, 2));
    }

    private static void cardNumberInHiddenSheet(XSSFWorkbook book) {
        plain(book, "報告", JUNE, false);
        text(book.createSheet("控え"), 0, 0, "4111 1111 1111 1111");
        book.setSheetHidden(1, true);
    }

    private static void head(XSSFSheet sheet, int row, String... names) {
        head(sheet, row, 0, names);
    }

    private static void head(XSSFSheet sheet, int row, int column, String... names) {
        for (int i = 0; i < names.length; i++) {
            text(sheet, row, column + i, names[i]);
        }
    }

    private static void text(XSSFSheet sheet, int row, int column, String text) {
        row(sheet, row).createCell(column).setCellValue(text);
    }

    private static void number(XSSFSheet sheet, int row, int column, int number) {
        row(sheet, row).createCell(column).setCellValue(number);
    }

    private static void day(XSSFSheet sheet, int row, int column, LocalDate day, CellStyle style) {
        row(sheet, row).createCell(column).setCellValue(day);
        row(sheet, row).getCell(column).setCellStyle(style);
    }

    private static void sum(XSSFSheet sheet, int row, int column, String formula) {
        row(sheet, row).createCell(column).setCellFormula(formula);
    }

    private static void calculate(XSSFWorkbook book) {
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    }

    private static XSSFRow row(XSSFSheet sheet, int row) {
        XSSFRow found = sheet.getRow(row);
        return found == null ? sheet.createRow(row) : found;
    }
}
