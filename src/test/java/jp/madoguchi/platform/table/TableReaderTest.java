package jp.madoguchi.platform.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import jp.madoguchi.assurance.Assures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String DIFFICULT = "①㈱髙～－ｱ";

    @Test
    void rowsKnowTheirLineInTheFile() {
        TableReading table = read("a,b\r\n1,2\n\n\"x\ny\",3\r4,5\r\n");

        assertThat(table.problems().isEmpty()).isTrue();
        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.rows())
                .containsExactly(
                        new TableRow(2, List.of("1", "2")),
                        new TableRow(4, List.of("x\ny", "3")),
                        new TableRow(6, List.of("4", "5")));
    }

    @Test
    @Assures("D3")
    void everyCharacterSetOfAnOfficeIsReadExactly() {
        String text = "名前,備考\n" + DIFFICULT + ",表\n";
        assertExact(text.getBytes(UTF_8), "UTF-8");
        assertExact(("\uFEFF" + text).getBytes(UTF_8), "UTF-8 (BOM)");
        assertExact(text.getBytes(CP932), "CP932");
        assertExact(("\uFEFF" + text).getBytes(UTF_16LE), "UTF-16LE");
        assertExact(("\uFEFF" + text).getBytes(UTF_16BE), "UTF-16BE");
    }

    private static void assertExact(byte[] bytes, String charset) {
        TableReading table = TableReader.read(new TableFile("f.csv", bytes), CharsetChoice.AUTO);
        assertThat(table.problems().kept()).isEmpty();
        assertThat(table.charset()).isEqualTo(charset);
        assertThat(table.rows().getFirst().cells()).containsExactly(DIFFICULT, "表");
    }

    @Test
    void theCharacterSetCanBeChosen() {
        byte[] bytes = "a\nﾃﾀ\n".getBytes(CP932);

        assertThat(TableReader.read(new TableFile("f.csv", bytes), CharsetChoice.CP932)
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly("ﾃﾀ");
        assertThat(keys(TableReader.read(new TableFile("f.csv", "a\n髙\n".getBytes(CP932)), CharsetChoice.UTF_8)))
                .containsExactly("platform.table.problem.undecodable");
    }

    @ParameterizedTest
    @CsvSource({"';',';'", "'\t','\t'", "',',','"})
    void theSeparatorIsTakenFromTheHeader(char separator, char expected) {
        TableReading table =
                read("a" + separator + "\"b,;\t\"" + separator + "c\n1" + separator + "2" + separator + "3\n");

        assertThat(table.separator()).isEqualTo(expected);
        assertThat(table.rows().getFirst().cells()).containsExactly("1", "2", "3");
    }

    @Test
    void aRowWithTooManyColumnsIsRefused() {
        TableReading table = read("a,b\n1,2\n1,2,3\n1,2,\n");

        assertThat(table.problems().kept()).extracting(RowProblem::line).containsExactly(3L, 4L);
        assertThat(keys(table)).containsOnly("platform.table.problem.tooManyColumns");
    }

    @Test
    void aRowWithTooFewColumnsIsRefused() {
        TableReading table = read("a,b\n1\n3,4\n");

        assertThat(table.problems().kept()).extracting(RowProblem::line).containsExactly(2L);
        assertThat(keys(table)).containsExactly("platform.table.problem.tooFewColumns");
    }

    @Test
    void rowsWithoutAnyContentAreSkipped() {
        assertThat(read("a,b\n,\n 　,\n1,2\n").rows()).containsExactly(new TableRow(4, List.of("1", "2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "@SUM(A1)", " =1", "\u00A0=1", "\u200B=1", "+cmd|' /C calc'!A0", "-2+3*A1", "\t=1", "+A1"
            })
    void formulasAreRefusedWithTheirColumn(String cell) {
        TableReading table = read("a,b\n1,\"" + cell + "\"\n");

        assertThat(keys(table)).containsExactly("platform.table.problem.formula");
        assertThat(table.problems().kept().getFirst().column()).isEqualTo("b");
        assertThat(table.problems().kept().getFirst().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+81 90-1234-5678", "-5", "-1,234.5", "-", "--", "+1", "a=b", "user@example.jp", "－"})
    void numbersAndTelephonesAreNoFormulas(String cell) {
        assertThat(keys(read("a,b\n1,\"" + cell + "\"\n"))).isEmpty();
    }

    @Test
    void aTextMarkedByOurOwnExportComesBackUnmarked() {
        assertThat(read("a,b\n'=1+1,'normal\n").rows().getFirst().cells()).containsExactly("=1+1", "'normal");
    }

    @Test
    void anUnclosedQuoteIsNamedWithItsLine() {
        TableReading table = read("a,b\n1,2\n3,\"4\n5,6\n");

        assertThat(keys(table)).containsExactly("platform.table.problem.unclosedQuote");
        assertThat(table.problems().kept().getFirst().line()).isEqualTo(3);
        assertThat(keys(read("a,b\n1,\"2\"x\n"))).containsExactly("platform.table.problem.strayQuote");
    }

    @Test
    void aFileCutInTheMiddleIsRefused() {
        assertThat(keys(read("a,b,c\n1,2,3\n4,5"))).containsExactly("platform.table.problem.cut");
        byte[] utf8 = "a\n日本\n語".getBytes(UTF_8);
        assertThat(keys(read(Arrays.copyOf(utf8, utf8.length - 1)))).containsExactly("platform.table.problem.cut");
        byte[] cp932 = "名前\n日本\n髙".getBytes(CP932);
        TableReading cut = read(Arrays.copyOf(cp932, cp932.length - 1));
        assertThat(keys(cut)).containsExactly("platform.table.problem.cut");
        assertThat(cut.problems().kept().getFirst().line()).isEqualTo(3);
        assertThat(keys(read("a,b\n1,2"))).isEmpty();
    }

    @Test
    @Assures("D3")
    void everyCutOfARealFileIsExactOrRefused() {
        byte[] whole = "番号,名前\nK1,髙橋\nK2,井上\n".getBytes(UTF_8);
        for (int length = 1; length < whole.length; length++) {
            TableReading table = read(Arrays.copyOf(whole, length));
            assertThat(table.rows().toString() + table.header()).doesNotContain("\uFFFD");
            if (keys(table).isEmpty()) {
                assertThat(new String(whole, 0, length, UTF_8))
                        .contains(table.rows().getLast().cells().get(1));
            }
        }
    }

    @Test
    @Assures("D3")
    void brokenCharactersAreRefusedWithTheirLine() {
        assertThat(keys(read("a\nx\n\u0000\n"))).containsExactly("platform.table.problem.nul");
        assertThat(read("a\nx\n\u0000\n").problems().kept().getFirst().line()).isEqualTo(3);
        assertThat(keys(read("a\n\uFFFD\n"))).containsExactly("platform.table.problem.replacedCharacter");
        assertThat(keys(read("a\n\u0007\n"))).containsExactly("platform.table.problem.controlCharacter");
        TableReading undecodable = read(HexFormat.of().parseHex("610A78FFFEFF0A"));
        assertThat(keys(undecodable)).containsExactly("platform.table.problem.undecodable");
        assertThat(undecodable.problems().kept().getFirst().line()).isEqualTo(2);
    }

    @Test
    void whatIsNoTableIsRefused() {
        for (String hex : List.of("89504E470D0A1A0A", "255044462D312E37", "FFD8FFE000104A46", "1F8B0800")) {
            assertThat(keys(read(HexFormat.of().parseHex(hex)))).containsExactly("platform.table.problem.notATable");
        }
        assertThat(keys(read("<!DOCTYPE html><html></html>"))).containsExactly("platform.table.problem.notATable");
        assertThat(keys(read("\uFEFF <html><table></table>"))).containsExactly("platform.table.problem.notATable");
        assertThat(keys(read(HexFormat.of().parseHex("D0CF11E0A1B11AE1"))))
                .containsExactly("platform.table.problem.oldExcel");
        byte[] noise = new byte[5000];
        new java.util.Random(1).nextBytes(noise);
        noise[0] = 'a';
        assertThat(keys(read(noise))).containsExactly("platform.table.problem.notATable");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(keys(read(""))).containsExactly("platform.table.problem.empty");
        assertThat(keys(read("\uFEFF"))).containsExactly("platform.table.problem.empty");
        assertThat(keys(read("\r\n \n"))).containsExactly("platform.table.problem.empty");
        assertThat(keys(read("a,b\n"))).containsExactly("platform.table.problem.noRows");
    }

    @Test
    @Assures("D1")
    void aFileOverTheLimitIsRefused() {
        assertThat(keys(read(new byte[TableFile.MAX_BYTES + 1]))).containsExactly("platform.table.problem.tooLarge");
    }

    @Test
    void theProblemsAreCountedButNotAllKept() {
        TableReading table = read("a,b\n" + "1\n".repeat(5_000));

        assertThat(table.problems().kept()).hasSize(Problems.KEPT);
        assertThat(table.problems().count()).isEqualTo(5_000);
    }

    @Test
    void theDigestIsThatOfTheContentAndTheNameHasNoPath() {
        TableFile one = new TableFile("C:\\temp\\a.csv", "x".getBytes(UTF_8));

        assertThat(one.name()).isEqualTo("a.csv");
        assertThat(one.digest())
                .isEqualTo("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
                .isEqualTo(new TableFile("b.csv", "x".getBytes(UTF_8)).digest());
    }

    private static TableReading read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static TableReading read(byte[] bytes) {

        return TableReader.read(new TableFile("f.csv", bytes), CharsetChoice.AUTO);
    }

    private static List<String> keys(TableReading table) {
        return table.problems().kept().stream()
                .map(problem -> problem.text().key())
                .toList();
    }
}
