package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument.DayColumn;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.i18n.Messages;
import org.junit.jupiter.api.Test;

class DailyTableCutTest {
    private static List<DayPart> parts(String from, String to, ReportFacts.Mark... marks) {
        ReportFigures figures = Reports.days(LocalDate.parse(from), LocalDate.parse(to), List.of(marks));
        return new DailyTableCut(new QuotedFigures(
                        Reports.content(figures, Numerals.HALF_WIDTH), new FigureWriting(new Messages())))
                .table("表")
                .parts();
    }

    private static List<Integer> lengths(List<DayPart> parts) {
        return parts.stream().map(part -> part.days().size()).toList();
    }

    @Test
    void theAssemblysSpanIsCutAsItsDocumentWas() {
        assertThat(lengths(parts("2022-06-23", "2022-08-03"))).containsExactly(8, 11, 11, 12);
    }

    @Test
    void aDayIsAPartAndAMonthHasThree() {
        assertThat(lengths(parts("2022-07-08", "2022-07-08"))).containsExactly(1);
        assertThat(lengths(parts("2022-07-01", "2022-07-31"))).containsExactly(10, 10, 11);
        assertThat(lengths(parts("2022-02-01", "2022-02-28"))).containsExactly(9, 9, 10);
        assertThat(lengths(parts("2022-06-30", "2022-07-01"))).containsExactly(2);
        assertThat(lengths(parts("2022-06-30", "2022-07-04"))).containsExactly(1, 4);
    }

    @Test
    void aYearHasEachDayOnceInPartsOfUpToTwelve() {
        List<DayPart> parts = parts("2021-08-04", "2022-08-03");

        assertThat(parts).allSatisfy(part -> assertThat(part.days()).hasSizeBetween(7, 12));
        assertThat(parts.stream().flatMap(part -> part.days().stream()).map(DayColumn::day))
                .containsExactlyElementsOf(LocalDate.of(2021, 8, 4)
                        .datesUntil(LocalDate.of(2022, 8, 4))
                        .toList());
        assertThat(parts.stream().map(DayPart::corner).filter(corner -> !corner.isEmpty()))
                .containsExactly("令和3年8月", "9月", "10月", "11月", "12月", "令和4年1月", "2月", "3月", "4月", "5月", "6月", "7月");
    }

    @Test
    void columnsSayTheirDayWeekdayAndRest() {
        assertThat(parts("2022-07-15", "2022-07-18").getFirst().days())
                .containsExactly(
                        new DayColumn(LocalDate.of(2022, 7, 15), "7月15日", "金", false),
                        new DayColumn(LocalDate.of(2022, 7, 16), "7月16日", "土", true),
                        new DayColumn(LocalDate.of(2022, 7, 17), "7月17日", "日", true),
                        // Marine Day
                        new DayColumn(LocalDate.of(2022, 7, 18), "7月18日", "月", true));
    }

    @Test
    void aSpanThatBeganBeforeHasNoCalloutForItsBeginning() {
        assertThat(parts("2022-07-07", "2022-07-10", mark("2022-06-30", "2022-07-08", "受取メール配信期間"))
                        .getFirst()
                        .marks())
                .containsExactly(
                        new DayMark(1, 1, "7月8日\n受取メール配信最終日", false), new DayMark(0, 1, "受取メール配信期間（6/30～7/8）", true));
    }

    @Test
    void aSpanThatIsNoPeriodSaysWhereItBegins() {
        assertThat(parts("2022-07-07", "2022-07-10", mark("2022-07-08", "2022-07-09", "調査"))
                        .getFirst()
                        .marks())
                .containsExactly(
                        new DayMark(1, 1, "7月8日\n調査（開始）", false),
                        new DayMark(2, 2, "7月9日\n調査（最終日）", false),
                        new DayMark(1, 2, "調査（7/8～7/9）", true));
    }

    private static ReportFacts.Mark mark(String from, String to, String title) {
        return new ReportFacts.Mark(LocalDate.parse(from), LocalDate.parse(to), title);
    }
}
