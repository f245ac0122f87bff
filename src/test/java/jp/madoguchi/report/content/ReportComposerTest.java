package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.PageBreak;
import jp.madoguchi.platform.document.OfficialDocument.Paragraph;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import jp.madoguchi.platform.document.OfficialDocument.Words;
import org.junit.jupiter.api.Test;

class ReportComposerTest {
    private static final LocalDate DAY = LocalDate.of(2022, 7, 8);

    private final ReportComposer composer = Reports.composer();
    private final ReportFigures figures = Reports.figures(Reports.oneOfEach(), Reports.noFacts());

    private List<Block> blocks(Numerals numerals, String text) {
        return composer.compose(Reports.content(figures, numerals, new SectionText("current", "現状", text)))
                .blocks();
    }

    private static String read(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static String line(Block block) {
        return switch (block) {
            case Heading(int level, String text) -> "h" + level + " " + text;
            case Item(int level, List<Run> runs) -> "i" + level + " " + read(runs);
            case Bullet(int level, List<Run> runs) -> "b" + level + " " + read(runs);
            case Label(int level, String text) -> "l" + level + " " + text;
            case Note(String text) -> "n " + text;
            case Text(List<Run> runs) -> "t " + read(runs);
            case Paragraph(String text) -> "p " + text;
            case PageBreak() -> "page";
            default -> block.getClass().getSimpleName();
        };
    }

    @Test
    void marksMakeItemsBulletsLabelsAndRemarks() {
        assertThat(blocks(Numerals.HALF_WIDTH, """
                        （１）　一つ目
                        ① その下
                        ＜主な理由＞
                        ・理由
                        ※ 注
                        (7) 二つ目
                        ・点
                        <内容>

                        なお、終わり。
                        ・余白の点""").stream().map(ReportComposerTest::line))
                .containsExactly(
                        "h1 現状",
                        "i1 一つ目",
                        "i2 その下",
                        "l2 主な理由",
                        "b2 理由",
                        "n ※注",
                        "i1 二つ目",
                        "b1 点",
                        "l1 内容",
                        "t なお、終わり。",
                        "b0 余白の点");
    }

    @Test
    void aLineWithoutAMarkGoesOnUntilAnEmptyOne() {
        assertThat(blocks(Numerals.HALF_WIDTH, "(1) 前の行は\n　ここまで続く。\nID of\ncard\n\n別の段落").stream()
                        .map(ReportComposerTest::line))
                .containsExactly("h1 現状", "i1 前の行はここまで続く。ID of card", "t 別の段落");
    }

    @Test
    void figuresStandInTheirFormsAndKeepTheirValues() {
        Item item = (Item) blocks(
                        Numerals.HALF_WIDTH,
                        "(1) {cards.affected}、{calls.delivery.max|number}、{reissue.rate|wari}、{reissue.asof|monthend}、{calls.last}、{{}}")
                .get(1);

        assertThat(read(item.runs())).isEqualTo("63,337枚、121、約6割、6月末、-、{}");
        assertThat(item.runs())
                .contains(
                        new FigureRun("cards.affected", "63,337枚", BigDecimal.valueOf(63_337), false),
                        new FigureRun("reissue.rate", "約6割", new BigDecimal("0.600770"), false),
                        new FigureRun("reissue.asof", "6月末", null, false),
                        new FigureRun("calls.last", "-", null, false));
    }

    @Test
    void anUnknownFigureAndAnUnknownListAreSeen() {
        assertThat(blocks(Numerals.HALF_WIDTH, "{nothing}\n[[nowhere]]\n[[days]]").stream()
                        .map(ReportComposerTest::line))
                .containsExactly("h1 現状", "t 〔?nothing〕", "t 〔?nowhere〕", "p （該当なし）");
    }

    @Test
    void fullWidthNumeralsAreForRunningText() {
        assertThat(blocks(Numerals.FULL_WIDTH, "(1) 7月8日の{calls.delivery.max}、{cards.affected}、{reissue.rate}").stream()
                        .map(ReportComposerTest::line))
                .contains("i1 ７月８日の１２１件、６３，３３７枚、６０．１％");

        ReportFigures days = Reports.days(DAY, DAY, List.of());
        DayTable table = (DayTable)
                composer.compose(Reports.content(days, Numerals.FULL_WIDTH, new SectionText("current", "", "[[days]]")))
                        .blocks()
                        .getFirst();
        assertThat(table.parts().getFirst().days().getFirst().title()).isEqualTo("7月8日");
        assertThat(table.parts().getFirst().rows().getFirst().cells().getFirst().text())
                .isEqualTo("8");
    }

    @Test
    void anOverriddenFigureReadsAsItWasWrittenEverywhereAndIsMarked() {
        ReportFigures days = Reports.days(DAY, DAY, List.of());
        String key = "day.2022-07-08.incoming";
        OfficialDocument document = composer.compose(Reports.content(
                days,
                Map.of(key, new FigureOverride(key, "約10件", BigDecimal.TEN, "端数を整理")),
                Numerals.HALF_WIDTH,
                new SectionText("current", "", "入電は{" + key + "|number}\n[[days]]\n[[chart]]")));
        FigureRun expected = new FigureRun(key, "約10件", BigDecimal.TEN, true);

        assertThat(((Text) document.blocks().get(0)).runs()).containsExactly(new Words("入電は"), expected);
        assertThat(((DayTable) document.blocks().get(1))
                        .parts()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly(expected);
        assertThat(((OfficialDocument.Chart) document.blocks().get(2))
                        .series()
                        .getFirst()
                        .values())
                .containsExactly(BigDecimal.TEN);
    }

    @Test
    void quotedAreTheFiguresThatTheDocumentShows() {
        ReportFigures days = Reports.days(DAY, DAY.plusDays(1), List.of());

        assertThat(composer.quoted(Reports.content(
                        days,
                        Numerals.HALF_WIDTH,
                        new SectionText("current", "", "{day.2022-07-08.incoming}、{none}\n[[days]]"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "day.2022-07-08.incoming",
                        "8件、8",
                        "day.2022-07-09.incoming",
                        "9",
                        "day.2022-07-08.gift",
                        "-",
                        "day.2022-07-09.gift",
                        "-"));
    }

    @Test
    void anAttachmentBeginsAPageAndGivesItsTitleToItsTable() {
        ReportFigures days = Reports.days(DAY, DAY, List.of());
        List<Block> blocks = composer.compose(Reports.content(
                        days,
                        Numerals.HALF_WIDTH,
                        new SectionText("attachment", "問い合わせ状況", "[[days]]"),
                        new SectionText("attachment.more", "別紙", "文")))
                .blocks();

        assertThat(blocks.stream().map(ReportComposerTest::line))
                .containsExactly("page", "DayTable", "page", "p 別紙", "t 文");
        assertThat(((DayTable) blocks.get(1)).caption()).isEqualTo("問い合わせ状況");
    }

    @Test
    void aDraftSaysSoInItsTitle() {
        ReportContent draft = new ReportContent(
                "状況報告", List.of(), figures, List.of(), Map.of(), Numerals.HALF_WIDTH, true, Reports.TAKEN);

        assertThat(composer.compose(draft).title()).isEqualTo("状況報告（案）");
        assertThat(composer.compose(Reports.content(figures, Numerals.HALF_WIDTH))
                        .title())
                .isEqualTo("状況報告");
    }

    @Test
    void anActionOfAnotherYearHasItsYear() {
        Map<String, FigureValue> values = new LinkedHashMap<>();
        values.put("action.1.day", new FigureValue.Day(LocalDate.of(2021, 12, 1)));
        values.put("action.1.statute", new FigureValue.Words("割賦販売法第35条の17"));
        ReportFacts facts = new ReportFacts(
                List.of(),
                List.of(),
                List.of(),
                List.of(new ReportFacts.Action(
                        "報告徴収", "経済産業省", LocalDate.of(2021, 12, 1), "", "割賦販売法第35条の17", "", "", List.of(), List.of())),
                List.of());

        assertThat(composer
                        .compose(Reports.content(
                                Reports.figures(values, facts),
                                Numerals.HALF_WIDTH,
                                new SectionText("current", "", "[[actions]]")))
                        .blocks()
                        .stream()
                        .map(ReportComposerTest::line))
                .containsExactly("i1 経済産業省が、令和3年12月1日付けで割賦販売法第35条の17に基づき、報告徴収を行った。");
    }
}
