package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportFiguresJsonTest {
    private final ReportJson json = new ReportJson();

    @Test
    void whatIsKeptIsReadBackAsItWas() {
        ReportFacts facts = new ReportFacts(
                List.of(new ReportFacts.Day(Reports.FROM, false)),
                List.of(new ReportFacts.Row("incoming", "入電件数合計")),
                List.of(new ReportFacts.Mark(Reports.FROM, Reports.TO, "配信")),
                List.of(new ReportFacts.Action(
                        "指導",
                        "個人情報保護委員会",
                        LocalDate.of(2022, 7, 13),
                        "㈱決済",
                        "個人情報保護法第144条",
                        "第147条",
                        "",
                        List.of("棚卸し"),
                        List.of())),
                List.of(new ReportFacts.IssuerLine("a", "A社")));
        ReportFigures figures = Reports.figures(Reports.oneOfEach(), facts);

        ReportFigures read = json.read(json.write(figures));

        assertThat(read).isEqualTo(figures);
        assertThat(read.figures().keySet())
                .containsExactlyElementsOf(figures.figures().keySet());
        assertThat(json.write(read)).isEqualTo(json.write(figures));
    }

    /** Released reports have these words in them for ever. */
    @Test
    void theNamesOfTheTypesStay() {
        String text = json.write(Reports.figures(Reports.oneOfEach(), Reports.noFacts()));

        assertThat(text)
                .contains("{\"is\":\"count\",\"number\":63337,\"unit\":\"report.content.unit.cards\"}")
                .contains("{\"is\":\"yen\",\"amount\":500}")
                .contains("{\"is\":\"share\",\"share\":0.600770}")
                .contains("{\"is\":\"day\",\"day\":\"2022-06-30\"}")
                .contains("{\"is\":\"words\",\"text\":\"株式会社みなみ旅行\"}")
                .contains("{\"is\":\"notCounted\"}");
    }
}
