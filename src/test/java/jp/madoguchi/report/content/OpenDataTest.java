package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenDataTest {
    private final ReportFigures figures = Reports.days(LocalDate.of(2022, 6, 30), LocalDate.of(2022, 7, 1), List.of());

    private static String text(OpenData.DataFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    @Test
    void theDailyTableIsPlainForPrograms() {
        OpenData.DataFile file = new OpenData().daily(figures);

        assertThat(text(file)).isEqualTo("date,incoming,gift\r\n2022-06-30,30,\r\n2022-07-01,1,\r\n");
        assertThat(file.name()).isEqualTo("call-statistics-2022-06-30-2022-07-01.csv");
        assertThat(file.mediaType()).isEqualTo("text/csv; charset=UTF-8");
    }

    @Test
    void theDictionaryHasALineForEachColumn() {
        List<String> lines = text(new OpenData().dictionary(figures)).lines().toList();

        assertThat(lines)
                .containsExactly(
                        "列名,項目名,型,単位,意味,空の値の意味",
                        "date,日付,date (YYYY-MM-DD),,日本標準時の日,空の値はない",
                        "incoming,入電件数合計,integer,件,試験,数えていないことを示し、0件ではない",
                        "gift,QUOカードPay関連,integer,件,試験,数えていないことを示し、0件ではない");
    }
}
