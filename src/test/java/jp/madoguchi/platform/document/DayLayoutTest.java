package jp.madoguchi.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.madoguchi.platform.document.DayLayout.Cell;
import jp.madoguchi.platform.document.DayLayout.Kind;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import org.junit.jupiter.api.Test;

class DayLayoutTest {
    @Test
    void withoutMarksThereIsNothing() {
        assertThat(rows(12)).isEmpty();
        assertThat(DayLayout.of(SampleDocument.part("", 0, 0)).rows()).isEmpty();
    }

    @Test
    void aCalloutStandsAboveItsDayAndPointsAtIt() {
        List<List<Cell>> rows = rows(12, new DayMark(5, 5, "長いことば長いことば", false));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsExactly(
                        new Cell(Kind.EMPTY, 4, ""),
                        new Cell(Kind.CALLOUT, 3, "長いことば長いことば"),
                        new Cell(Kind.EMPTY, 5, ""));
        assertThat(rows.get(1))
                .containsExactly(
                        new Cell(Kind.EMPTY, 5, ""), new Cell(Kind.POINTER, 1, "▼"), new Cell(Kind.EMPTY, 6, ""));
    }

    @Test
    void calloutsMakeRoomForEachOther() {
        List<List<Cell>> rows = rows(8, new DayMark(5, 5, "事前告知メール配信", false), new DayMark(7, 7, "受取メール配信開始", false));

        assertThat(rows.get(0)).extracting(Cell::text).containsExactly("", "事前告知メール配信", "受取メール配信開始");
    }

    @Test
    void calloutsTooCloseBecomeOneWithAPointerEach() {
        List<List<Cell>> rows =
                rows(12, new DayMark(3, 3, "一", false), new DayMark(3, 3, "二", false), new DayMark(4, 4, "三", false));

        assertThat(rows.get(0)).extracting(Cell::text).contains("一\n二").contains("三");
        assertThat(rows.get(1).stream().filter(cell -> cell.kind() == Kind.POINTER))
                .hasSize(2);
    }

    @Test
    void aBarTooShortForItsWordsHasThemBeside() {
        assertThat(rows(8, new DayMark(7, 7, "受取メール配信期間（6/30～7/8）", true)).getFirst())
                .extracting(Cell::kind)
                .containsExactly(Kind.EMPTY, Kind.BEFORE_BAR, Kind.BAR);
        assertThat(rows(8, new DayMark(0, 0, "受取メール配信期間（6/30～7/8）", true)).getFirst())
                .extracting(Cell::kind)
                .containsExactly(Kind.BAR, Kind.AFTER_BAR, Kind.EMPTY);
        assertThat(rows(1, new DayMark(0, 0, "受取メール配信期間（6/30～7/8）", true)).getFirst())
                .containsExactly(new Cell(Kind.BAR, 1, "受取メール配信期間（6/30～7/8）"));
    }

    @Test
    void barsThatOverlapStandInRowsOfTheirOwn() {
        assertThat(rows(12, new DayMark(0, 7, "甲", true), new DayMark(5, 11, "乙", true), new DayMark(9, 11, "丙", true)))
                .hasSize(2);
    }

    /** Whatever the marks: each row covers each day once, no text is lost, and each marked day has its pointer. */
    @Test
    void nothingIsLostAndNothingOverlaps() {
        Random random = new Random(20220803);
        for (int round = 0; round < 2_000; round++) {
            int days = 1 + random.nextInt(12);
            DayMark[] marks = IntStream.range(0, random.nextInt(8))
                    .mapToObj(i -> new DayMark(
                            random.nextInt(14) - 1,
                            random.nextInt(14),
                            "印" + i + "|" + "字".repeat(random.nextInt(20)),
                            random.nextBoolean()))
                    .toArray(DayMark[]::new);
            List<List<Cell>> rows = rows(days, marks);
            String texts = String.join(
                    "\n", rows.stream().flatMap(List::stream).map(Cell::text).toList());
            for (List<Cell> row : rows) {
                assertThat(row.stream().mapToInt(Cell::columns).sum()).isEqualTo(days);
            }
            for (DayMark mark : marks) {
                assertThat(texts).contains(mark.text());
            }
        }
    }

    private static List<List<Cell>> rows(int days, DayMark... marks) {
        return DayLayout.of(SampleDocument.part("", 0, days, marks)).rows();
    }
}
