package jp.madoguchi.platform.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import jp.madoguchi.platform.table.TableReading;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class TableExportTest {

    private static final String[] STARTS = {
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ", "\u00A0", "\u200B", "'", "''", "\"", ",", "x",
        "山", "_x0041_"
    };

    @Test
    void csvHoldsTypedCellsAsTheyAre() {
        ExportTable table = ExportTable.of(
                "日次",
                List.of("日", "件数", "変化", "備考", "時刻"),
                List.of(List.of(
                        ExportCell.of(LocalDate.of(2022, 6, 23)),
                        ExportCell.of(1_610),
                        ExportCell.of(new BigDecimal("-2.50")),
                        ExportCell.counted(null),
                        ExportCell.of(Instant.parse("2022-06-23T00:30:27Z")))));

        assertThat(new String(TableExport.CSV.bytes(table), UTF_8))
                .isEqualTo("日,件数,変化,備考,時刻\r\n2022-06-23,1610,-2.50,-,2022-06-23T09:30:27+09:00\r\n");
        assertThat(new String(TableExport.CSV_WITH_BOM.bytes(table), UTF_8)).startsWith("\uFEFF日");
    }

    @Test
    @Assures("D7")
    void noTextInACsvStartsLikeAFormula() {
        for (String text : texts()) {
            String csv = new String(TableExport.CSV.bytes(single(text)), UTF_8);
            String cell = csv.substring("名\r\n".length()).replaceFirst("^\"", "");
            assertThat(cell.strip()).doesNotMatch("(?s)^[\\s\\u00A0\\u200B]*[=+\\-@＝＋－＠\\t\\r].*");
        }
    }

    @Test
    @Assures("D7")
    void whatWasExportedReadsBackEqual() {
        for (String text : texts()) {
            if (!text.isBlank()) {
                assertThat(readBack(TableExport.CSV, text)).isEqualTo(text);
            }
        }
    }

    @Test
    @Assures("D7")
    void aWorkbookHoldsTextsNumbersAndDatesAndNeverAFormula() throws IOException {
        List<String> texts = texts();
        ExportTable table = ExportTable.of(
                "a/b:[c] とても長い題名なのでシート名としては切り詰められます",
                List.of("text", "number", "day"),
                texts.stream()
                        .map(text -> List.of(
                                ExportCell.of(text), ExportCell.of(-5), ExportCell.of(LocalDate.of(2022, 6, 30))))
                        .toList());

        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(TableExport.XLSX.bytes(table)))) {
            List<org.dhatim.fastexcel.reader.Row> rows =
                    workbook.getFirstSheet().read();
            assertThat(rows).hasSize(texts.size() + 1);
            for (int i = 0; i < texts.size(); i++) {
                Cell cell = rows.get(i + 1).getCell(0);
                assertThat(cell.getFormula()).isNull();
                assertThat(cell.getType()).isEqualTo(CellType.STRING);
                assertThat(cell.asString()).isEqualTo(texts.get(i).replace("_x0041_", "_x005F_x0041_"));
                assertThat(rows.get(i + 1).getCell(1).asNumber()).isEqualByComparingTo("-5");
                assertThat(rows.get(i + 1).getCell(2).asDate().toLocalDate()).isEqualTo("2022-06-30");
            }
        }
    }

    @Test
    @Assures("D7")
    void aWorkbookReadsBackEqual() {
        for (String text : List.of("①㈱髙～－𠮷", "two\nlines", "_x0041_ is no A", "  space around  ", "a\tb", "c\rd")) {
            assertThat(readBack(TableExport.XLSX, text)).isEqualTo(text);
        }
    }

    @Test
    void controlCharactersBecomeVisible() {
        assertThat(readBack(TableExport.CSV, "a\u0000b")).isEqualTo("a␀b");
        assertThat(readBack(TableExport.XLSX, "a\u0000b\uD800")).isEqualTo("a␀b□");
    }

    @Test
    void manyRowsCanComeLazily() {
        Iterable<List<ExportCell>> rows = () -> IntStream.range(0, 63_337)
                .mapToObj(i -> List.of(ExportCell.of("K" + i), ExportCell.of(i)))
                .iterator();

        TableReading table = read(TableExport.XLSX.bytes(ExportTable.of("全件", List.of("番号", "数"), rows)));

        assertThat(table.rows()).hasSize(63_337);
        assertThat(table.rows().getLast().cells()).containsExactly("K63336", "63336");
    }

    private static List<String> texts() {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < FullSize.of(2_000, 10_000); i++) {
            StringBuilder text = new StringBuilder();
            int parts = 1 + random.nextInt(4);
            for (int part = 0; part < parts; part++) {
                text.append(STARTS[random.nextInt(STARTS.length)]);
            }
            texts.add(text.append("1+1").toString());
        }
        return texts;
    }

    private static ExportTable single(String text) {
        return ExportTable.of("t", List.of("名"), List.of(List.of(ExportCell.of(text))));
    }

    private static String readBack(TableExport form, String text) {
        return read(form.bytes(single(text))).rows().getFirst().cells().getFirst();
    }

    private static TableReading read(byte[] bytes) {
        return TableReader.read(new TableFile("export", bytes), CharsetChoice.AUTO);
    }
}
