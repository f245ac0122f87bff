package jp.madoguchi.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookDocumentsTest {
    private final WorkbookDocuments documents = new WorkbookDocuments();

    @Test
    void daysAreAListOfNumbersAndEmptyWhereNothingWasCounted() throws IOException {
        try (XSSFWorkbook book = read(documents.write(SampleDocument.report()))) {
            XSSFSheet days = book.getSheet("（ここクーポン）コールセンターの問い合わせ状況");
            assertThat(days.getLastRowNum()).isEqualTo(42);
            for (int i = 0; i < 42; i++) {
                Row row = days.getRow(i + 1);
                assertThat(row.getCell(0).getLocalDateTimeCellValue().toLocalDate())
                        .isEqualTo(SampleDocument.FIRST.plusDays(i));
                for (int figure = 0; figure < 4; figure++) {
                    int calls = SampleDocument.CALLS[figure][i];
                    if (calls < 0) {
                        assertThat(row.getCell(figure + 2)).isNull();
                    } else {
                        assertThat(row.getCell(figure + 2).getNumericCellValue())
                                .isEqualTo(calls);
                    }
                }
            }
            assertThat(days.getRow(1).getCell(1).getStringCellValue()).isEqualTo("木");
            assertThat(days.getRow(6).getCell(6).getStringCellValue()).isEqualTo("6月28日 QUOカードPay 事前告知メール配信");
            assertThat(days.getRow(10).getCell(6).getStringCellValue()).isEqualTo("受取メール配信期間（6/30～7/8）");
            assertThat(days.getRow(17).getCell(6)).isNull();
            assertThat(days.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:G43");
            assertThat(days.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        }
    }

    @Test
    void theyAreThereAgainAsTheyArePrinted() throws IOException {
        try (XSSFWorkbook book = read(documents.write(SampleDocument.report()))) {
            XSSFSheet printed = book.getSheet("印刷用 （ここクーポン）コールセンターの問い合わせ状況");
            assertThat(texts(printed)).contains("6月", "6月28日", "入電件数合計", "-", "▼");
            assertThat(texts(printed)).anyMatch(text -> text.contains("事前告知メール配信"));
            assertThat(printed.getNumMergedRegions()).isGreaterThan(8);
        }
    }

    @Test
    void tablesHoldNumbersAsTheyWereWritten() throws IOException {
        List<Column> columns = List.of(
                Column.text("件名"), Column.figures("数"), Column.figures("率"), Column.text("日"), Column.text("令和"));
        byte[] file = documents.write(OfficialDocument.titled("題", Locale.JAPANESE, SampleDocument.NOW)
                .heading("現状")
                .table(
                        "",
                        columns,
                        List.of(
                                List.of("007", "63,337", "60.1 %", "2022-08-03", "令和4年8月3日"),
                                List.of("=1+1", "２０件", "約６割", "2022-02-30", "令和4年8月"),
                                List.of("+81", "-", "▲1.5%", "", "")))
                .build());
        try (XSSFWorkbook book = read(file)) {
            XSSFSheet sheet = book.getSheet("現状");
            DataFormatter shown = new DataFormatter(Locale.JAPAN);
            assertThat(cell(sheet, 1, 0).getStringCellValue()).isEqualTo("007");
            assertThat(cell(sheet, 1, 1).getNumericCellValue()).isEqualTo(63337);
            assertThat(shown.formatCellValue(cell(sheet, 1, 1))).isEqualTo("63,337");
            assertThat(cell(sheet, 1, 2).getNumericCellValue()).isEqualTo(0.601);
            assertThat(shown.formatCellValue(cell(sheet, 1, 2))).isEqualTo("60.1 %");
            assertThat(cell(sheet, 1, 3).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2022, 8, 3));
            assertThat(cell(sheet, 1, 4).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2022, 8, 3));
            assertThat(cell(sheet, 2, 0).getStringCellValue()).isEqualTo("=1+1");
            assertThat(cell(sheet, 2, 0).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(cell(sheet, 2, 1).getNumericCellValue()).isEqualTo(20);
            assertThat(shown.formatCellValue(cell(sheet, 2, 1))).isEqualTo("20件");
            assertThat(cell(sheet, 2, 2).getStringCellValue()).isEqualTo("約６割");
            assertThat(cell(sheet, 2, 3).getStringCellValue()).isEqualTo("2022-02-30");
            assertThat(cell(sheet, 3, 0).getStringCellValue()).isEqualTo("+81");
            assertThat(sheet.getRow(3).getCell(1)).isNull();
            assertThat(cell(sheet, 3, 2).getNumericCellValue()).isEqualTo(-0.015);
        }
    }

    @Test
    void eachFigureIsListedWithItsKeyItsWritingAndItsValue() throws IOException {
        try (XSSFWorkbook book = read(documents.write(SampleDocument.report()))) {
            XSSFSheet list = book.getSheet("数値一覧");
            Map<String, Row> figures = new HashMap<>();
            for (Row row : list) {
                figures.put(row.getCell(0).getStringCellValue(), row);
            }
            assertThat(figures).hasSize(1 + 6 + 42 * 4);
            assertThat(figures.get("cards.affected").getCell(1).getStringCellValue())
                    .isEqualTo("63,337");
            assertThat(figures.get("cards.affected").getCell(2).getNumericCellValue())
                    .isEqualTo(63337);
            assertThat(figures.get("calls.window.max").getCell(2).getNumericCellValue())
                    .isEqualTo(121);
            assertThat(figures.get("reissue.rate").getCell(1).getStringCellValue())
                    .isEqualTo("約6割");
            assertThat(figures.get("reissue.rate").getCell(2).getNumericCellValue())
                    .isEqualTo(0.6006);
            assertThat(figures.get("reissue.rate").getCell(3).getStringCellValue())
                    .isEqualTo("あり");
            assertThat(figures.get("calls.2022-06-23.gift").getCell(2)).isNull();
        }
    }

    @Test
    void aChartIsDrawnFromItsOwnSheet() throws IOException {
        try (XSSFWorkbook book = read(documents.write(SampleDocument.report()))) {
            XSSFSheet sheet = book.getSheet("グラフ 1日あたりの問い合わせ件数の推移");
            var chart = sheet.getDrawingPatriarch().getCharts().getFirst();
            assertThat(chart.getCTChart().xmlText()).contains("$B$2:$B$43", "barChart", "lineChart");
            assertThat(sheet.getDrawingPatriarch().getCTDrawing().xmlText()).contains("descr=\"グラフ: 1日あたりの問い合わせ件数の推移");
            assertThat(cell(sheet, 37, 1).getNumericCellValue()).isEqualTo(140);
            assertThat(sheet.getRow(1).getCell(4)).isNull();
        }
    }

    @Test
    void whatUsersTypeIsTextAndNoFormula() throws IOException {
        try (XSSFWorkbook book = read(documents.write(SampleDocument.typed()))) {
            int found = 0;
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                for (Row row : book.getSheetAt(i)) {
                    for (var cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().equals(SampleDocument.SHOWN)) {
                            found++;
                        }
                    }
                }
            }
            assertThat(found).isGreaterThan(12);
            assertThat(book.getSheetAt(0).getHeader().getCenter()).contains(" && ");
        }
    }

    @Test
    void sheetsHaveLegalNamesOfTheirOwn() throws IOException {
        OfficialDocument.Builder document = OfficialDocument.titled("題", Locale.JAPANESE, SampleDocument.NOW);
        for (String caption : List.of("a/b:c", "A/B:C", "'x'", "History", "長".repeat(40), "長".repeat(41), "", "[1]")) {
            document.table(caption, List.of(Column.text("a")), List.of());
        }
        try (XSSFWorkbook book = read(documents.write(document.build()))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(9);
            assertThat(book.getSheetName(1)).isEqualTo("A_B_C (2)");
            assertThat(book.getSheetName(5)).hasSize(31).endsWith(" (2)");
        }
    }

    @Test
    void emptyPartsAndAYearMakeReadableFiles() throws IOException {
        try (XSSFWorkbook empty = read(documents.write(SampleDocument.empty()));
                XSSFWorkbook year = read(documents.write(SampleDocument.of(366)))) {
            assertThat(empty.getSheet("Figures")).isNotNull();
            assertThat(year.getSheet("1年の問い合わせ状況").getLastRowNum()).isEqualTo(366);
            assertThat(year.getProperties().getCoreProperties().getTitle()).isEqualTo("問い合わせ状況報告");
        }
    }

    @Test
    void aTextTooLongForACellIsCut() {
        assertThat(WorkbookCells.fit("長".repeat(40_000))).hasSize(32_767).endsWith("…");
    }

    @Test
    void numbersAreReadAsWritten() {
        assertThat(WorkbookNumber.figure("1,405"))
                .isEqualTo(new WorkbookNumber.Figure(new BigDecimal("1405"), "#,##0"));
        assertThat(WorkbookNumber.figure("66.6 ％"))
                .isEqualTo(new WorkbookNumber.Figure(new BigDecimal("0.666"), "0.0 %"));
        assertThat(WorkbookNumber.figure("約6割")).isNull();
        assertThat(WorkbookNumber.figure("1,2")).isNull();
        assertThat(WorkbookNumber.figure("4111111111111111")).isNull();
        assertThat(WorkbookNumber.figure("6/30")).isNull();
        assertThat(WorkbookNumber.figure("10:30")).isNull();
    }

    private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column);
    }

    private static List<String> texts(XSSFSheet sheet) {
        List<String> texts = new java.util.ArrayList<>();
        for (Row row : sheet) {
            row.forEach(cell -> {
                if (cell.getCellType() == CellType.STRING) {
                    texts.add(cell.getStringCellValue());
                }
            });
        }
        return texts;
    }

    private static XSSFWorkbook read(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }
}
