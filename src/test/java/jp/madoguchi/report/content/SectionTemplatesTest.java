package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SectionTemplatesTest {
    /** The incident's name is only in the title of the status report, which AssemblyReportTest looks at. */
    private final SectionTemplates templates = new SectionTemplates(null);

    private static String text(List<SectionText> sections) {
        return sections.stream().map(SectionText::text).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void eachKindHasSectionsWhoseBracketsAreRight(ReportKind kind) {
        List<SectionText> sections = templates.of(kind);

        assertThat(sections).isNotEmpty();
        assertThat(sections).extracting(SectionText::code).doesNotHaveDuplicates();
        assertThat(sections).allSatisfy(section -> {
            assertThat(section.title()).isNotBlank();
            assertThat(section.text()).isNotBlank();
            SectionReader.Found found = SectionReader.read(section.text());
            assertThat(found.problems()).isEmpty();
            assertThat(found.parts())
                    .filteredOn(part -> part.kind() == SectionPart.Kind.LIST)
                    .allSatisfy(part ->
                            assertThat(ReportList.named(part.list(), kind)).isPresent());
        });
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyFiguresNoSentenceNamesOne(ReportKind kind) {
        ReportFigures nothing = Reports.figures(kind, Reports.FROM, Reports.TO, Map.of(), Reports.noFacts());

        assertThat(text(templates.of(nothing))).doesNotContain("{", "[[");
        assertThat(templates.of(nothing))
                .allSatisfy(section -> assertThat(section.text()).isNotBlank());
    }

    @Test
    void withoutAWaveTheTextSpeaksOfTheWholeSpan() {
        Map<String, FigureValue> values = new HashMap<>(Reports.oneOfEach());
        values.keySet().removeIf(key -> key.startsWith("calls.delivery"));
        values.put("calls.max", new FigureValue.Count(140, "report.content.unit.calls"));
        values.put("calls.max.day", new FigureValue.Day(LocalDate.of(2022, 7, 29)));
        values.put("calls.last", new FigureValue.Count(20, "report.content.unit.calls"));
        values.put("span.to", new FigureValue.Day(Reports.TO));

        assertThat(text(templates.of(Reports.figures(values, Reports.noFacts()))))
                .contains("(2) コールセンターへの問い合わせは、1日あたり最大で{calls.max}（{calls.max.day|monthday}）であった。現在は1日{calls.last}")
                .doesNotContain("calls.delivery")
                .contains("(3) カードの再発行率は、カード会社からの報告を待って取りまとめる。");
    }

    @Test
    void titlesSayWhatTheReportIsAbout() {
        assertThat(title(ReportKind.CALL_CENTER, "2022-07-01", "2022-07-31")).isEqualTo("コールセンター月次報告（令和4年7月）");
        assertThat(title(ReportKind.CALL_CENTER, "2022-06-23", "2022-07-31"))
                .isEqualTo("コールセンター報告（令和4年6月23日～令和4年7月31日）");
        assertThat(title(ReportKind.REISSUE, "2022-06-23", "2022-08-03")).isEqualTo("カード再発行状況報告（令和4年8月3日現在）");
        assertThat(title(ReportKind.PERFORMANCE, "2022-06-23", "2022-08-03")).isEqualTo("委託業務履行状況報告（令和4年8月3日現在）");
    }

    private String title(ReportKind kind, String from, String to) {
        return templates.title(new ReportScope(1, kind, LocalDate.parse(from), LocalDate.parse(to)));
    }
}
