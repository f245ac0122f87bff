package jp.madoguchi.platform.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.madoguchi.testing.Workbooks.WORKSHEET;
import static jp.madoguchi.testing.Workbooks.header;
import static jp.madoguchi.testing.Workbooks.replaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.Workbooks;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxReaderTest {

    @Test
    void cellsAreTextsThatDoNotDependOnTheirFormat() {
        TableReading table = read(Workbooks.of(sheet -> {
            header(sheet, "日付", "日時", "数", "小数", "文字", "真偽", "時刻");
            sheet.value(1, 0, LocalDate.of(2022, 6, 30));
            sheet.style(1, 0).format("[$-411]ggge\"年\"m\"月\"d\"日\"").set();
            sheet.value(1, 1, LocalDateTime.of(2022, 6, 23, 9, 30, 27));
            sheet.style(1, 1).format("yyyy/mm/dd hh:mm:ss").set();
            sheet.value(1, 2, 63337);
            sheet.style(1, 2).format("#,##0\"件\"").set();
            sheet.value(1, 3, 0.1 + 0.2);
            sheet.value(1, 4, "①㈱髙～－𠮷");
            sheet.value(1, 5, true);
            sheet.value(1, 6, 0.5);
            sheet.style(1, 6).format("h:mm").set();
        }));

        assertThat(table.problems().kept()).isEmpty();
        assertThat(table.rows().getFirst().cells())
                .containsExactly("2022-06-30", "2022-06-23T09:30:27", "63337", "0.3", "①㈱髙～－𠮷", "TRUE", "12:00:00");
    }

    @Test
    void missingCellsAreEmptyAndRowsKnowTheirLine() {
        TableReading table = read(Workbooks.of(sheet -> {
            sheet.value(1, 0, "a");
            sheet.value(1, 1, "b");
            sheet.value(4, 1, "x");
        }));

        assertThat(table.headerLine()).isEqualTo(2);
        assertThat(table.rows()).containsExactly(new TableRow(5, List.of("", "x")));
    }

    @Test
    void formulasAndErrorsAreRefused() {
        TableReading table = read(Workbooks.of(sheet -> {
            header(sheet, "a", "b");
            sheet.value(1, 0, "1");
            sheet.formula(1, 1, "1+1");
            sheet.value(2, 0, "=cmd()");
        }));

        assertThat(table.problems().kept())
                .extracting(RowProblem::line, RowProblem::column)
                .containsExactly(tuple(2L, "b"), tuple(3L, "a"));
        assertThat(keys(table)).containsOnly("platform.table.problem.formula");
    }

    @Test
    void theFirstVisibleSheetWithContentIsRead() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(out, "test", "1.0");
            Worksheet hidden = workbook.newWorksheet("hidden");
            hidden.value(0, 0, "no");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            workbook.newWorksheet("empty");
            Worksheet real = workbook.newWorksheet("real");
            header(real, "a");
            real.value(1, 0, "yes");
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(read(out.toByteArray()).rows()).containsExactly(new TableRow(2, List.of("yes")));
    }

    @Test
    void readingsAndEscapesInSharedStringsAreUnderstood() {
        byte[] book = replaced(
                Workbooks.of(sheet -> header(sheet, "x")),
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>氏名</t>"
                        + "<rPh sb=\"0\" eb=\"2\"><t>シメイ</t></rPh></si><si><r><t>山</t></r><r><t>田_x000D_</t></r></si></sst>");
        book = replaced(
                book,
                "xl/worksheets/sheet1.xml",
                WORKSHEET.formatted(
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>"));

        TableReading table = read(book);

        assertThat(table.header()).containsExactly("氏名");
        assertThat(table.rows()).containsExactly(new TableRow(2, List.of("山田\r")));
    }

    @Test
    @Assures("D2")
    void hostileContainersAreRefusedQuickly() {
        Map<String, byte[]> attacks = Workbooks.attacks();
        attacks.put("no workbook", Workbooks.zip(Map.of("word/document.xml", "<x/>".getBytes(UTF_8))));

        long[] slowest = {0};
        attacks.forEach((name, bytes) -> {
            long began = System.nanoTime();
            TableReading table = read(bytes);
            slowest[0] = Math.max(slowest[0], System.nanoTime() - began);
            assertThat(keys(table)).as(name).hasSize(1);
            assertThat(table.rows()).as(name).isEmpty();
        });
        Measured.as("%d kinds of attack refused, the slowest in %,d ms", attacks.size(), slowest[0] / 1_000_000);
    }

    @Test
    @Assures("D2")
    void lyingPositionsAndSizesDoNoHarm() {
        byte[] book = Workbooks.withLyingDimensions();

        assertThat(keys(read(book))).containsExactly("platform.table.problem.suspiciousWorkbook");
    }

    @Test
    @Assures("D2")
    void manyRowsThatPretendToBeVeryWideAreRefused() {
        StringBuilder rows = new StringBuilder("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>");
        for (int row = 2; row < 400_000; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"XFD")
                    .append(row)
                    .append("\" s=\"1\"/></row>");
        }
        byte[] book = replaced(
                Workbooks.of(sheet -> header(sheet, "a")), "xl/worksheets/sheet1.xml", WORKSHEET.formatted(rows));

        assertThat(keys(read(book))).containsExactly("platform.table.problem.suspiciousWorkbook");
    }

    @Test
    void thousandsOfRowsAreRead() {
        byte[] book = Workbooks.of(sheet -> {
            header(sheet, "a", "b", "c", "d", "e", "f", "g");
            for (int row = 1; row <= 63_337; row++) {
                for (int column = 0; column < 7; column++) {
                    sheet.value(row, column, "値" + row + "-" + column);
                }
            }
        });

        assertThat(read(book).rows()).hasSize(63_337);
    }

    private static TableReading read(byte[] bytes) {
        return TableReader.read(new TableFile("f.xlsx", bytes), CharsetChoice.AUTO);
    }

    private static List<String> keys(TableReading table) {
        return table.problems().kept().stream()
                .map(problem -> problem.text().key())
                .toList();
    }
}
