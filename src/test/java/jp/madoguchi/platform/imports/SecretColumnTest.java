package jp.madoguchi.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import org.junit.jupiter.api.Test;

class SecretColumnTest {
    private static final Column<String> CODE = Column.<String>of(
                    cell -> cell.matches("X?\\d{6}") ? Parsed.value(cell) : Parsed.refused("not.a.code"), "code")
            .secret();
    private static final Column<Integer> COUNT = Column.count("count");
    private static final CellGuard SIX_DIGITS = text -> text.matches("\\d{6}");

    private static RowReader<String> read(String file, Map<Integer, String> chosen) {
        var format = new ImportFormat<>(List.of(CODE, COUNT), cells -> cells.get(CODE));
        var table = TableReader.read(new TableFile("f.csv", file.getBytes(StandardCharsets.UTF_8)), CharsetChoice.AUTO);
        return RowReader.read(format, SIX_DIGITS, table, new ColumnMapping(format.columns(), chosen, Map.of(), false));
    }

    private static List<String> keys(RowReader<?> reader) {
        return reader.problems().kept().stream()
                .map(RowProblem::text)
                .map(text -> text.key())
                .toList();
    }

    @Test
    void aCodeIsNoSecretToRefuseAndIsShownNowhere() {
        RowReader<String> reader = read("code,count\n123456,3\n", Map.of());

        assertThat(reader.rows()).extracting(Numbered::value).containsExactly("123456");
        assertThat(reader.problems().isEmpty()).isTrue();
        assertThat(reader.sample())
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).containsExactly("••••", "3"));
    }

    @Test
    void theGuardStillLooksAtTheOtherColumns() {
        assertThat(keys(read("code,count\nX123456,123456\n", Map.of())))
                .containsExactly("platform.import.problem.secret");
    }

    @Test
    void aCodeThatFitsAnotherColumnIsNotQuoted() {
        RowReader<String> reader = read("count,code\nX123456,X654321\n", Map.of());

        assertThat(keys(reader)).containsExactly("platform.import.problem.misplacedCode");
        assertThat(reader.problems().kept().toString()).doesNotContain("123456");
        assertThat(reader.sample().toString()).doesNotContain("123456");
    }

    @Test
    void codesInsteadOfNamesOfColumnsAreNotQuotedOrRemembered() {
        RowReader<String> reader = read("X654321,3\nX123456,4\n", Map.of(0, "code"));

        assertThat(keys(reader)).startsWith("platform.import.problem.noHeader");
        assertThat(reader.problems().kept().toString() + reader.understanding()).doesNotContain("X654321");
        assertThat(reader.understanding().remembered()).isEmpty();
    }

    @Test
    void aTolerantFormatHasNoCodes() {
        Tolerance tolerance = new Tolerance(CODE, COUNT, List.of(), List.of(), List.of(), null, header -> false);
        List<Column<?>> columns = List.of(CODE, COUNT);
        assertThatThrownBy(() -> new ImportFormat<>(columns, cells -> 1, tolerance))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
