package jp.madoguchi.report.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The document that went to the assembly comes out of the demo's data by itself, right to the last figure. */
@PortalTest
@Tag("database")
class AssemblyReportTest extends OnTheDemosIncident {
    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static FigureValue value(ReportFigures figures, String key) {
        return figures.figure(key).orElseThrow().value();
    }

    @Test
    void theRunningTextHasEachFigureOfTheOriginal() {
        OfficialDocument document = document(ofTheAssembly());

        Map<String, AssemblyExpectation.Expected> found = new LinkedHashMap<>();
        blocks(document, Item.class).stream()
                .flatMap(item -> item.runs().stream())
                .forEach(run -> {
                    if (run instanceof FigureRun figure) {
                        found.put(figure.key(), new AssemblyExpectation.Expected(figure.text(), figure.value()));
                    }
                });
        assertThat(found).containsAllEntriesOf(AssemblyExpectation.inText());
        assertThat(document.title()).isEqualTo("ここクーポン クレジットカード情報流出事案への対応について");
        assertThat(blocks(document, Heading.class)).extracting(Heading::text).containsExactly("現状", "今後の対応");
        assertThat(blocks(document, Item.class).stream()
                        .filter(item -> item.level() == 1)
                        .map(item -> text(item.runs())))
                .hasSize(8)
                .contains(
                        "コールセンターへの問い合わせは、電子商品券の配布期間中、1日あたり最大で121件（7月8日）であった。現在は1日20件となっている。（8月3日現在）",
                        "カードの再発行率は、カード会社5社分の情報によると、6月末時点で約6割。",
                        "不正アクセスを受けた決済代行業者（株式会社メタップスペイメント）に対する国の対応")
                .anySatisfy(item -> assertThat(item)
                        .startsWith("株式会社みなみ旅行との委託契約")
                        .contains("「受託者は、契約終了後も被害者から問い合わせ等があった場合は対応すること」")
                        .contains("③カード会社ごとの再発行件数を調査し、報告すること")
                        .contains("業務は履行されていることから、契約のとおり9月30日をもって"));
    }

    @Test
    void theStatesActionsAreANestedListWithTheirArticles() {
        OfficialDocument document = document(ofTheAssembly());
        String order = "改善命令";
        String guidance = "指導";

        assertThat(blocks(document, Item.class).stream()
                        .filter(item -> item.level() == 2)
                        .map(item -> text(item.runs())))
                .containsExactly(
                        "経済産業省が、6月30日付けで割賦販売法第35条の17に基づき、クレジットカード番号の適切な管理等を命じる" + order + "を行った。",
                        "個人情報保護委員会（内閣府）が、7月13日付けで個人情報保護法第144条に基づき、" + guidance + "を行った。");
        assertThat(blocks(document, Label.class))
                .extracting(Label::text)
                .containsExactly("主な" + order + "内容", "主な理由", "主な" + guidance + "内容");
        assertThat(blocks(document, Bullet.class))
                .hasSize(4)
                .allSatisfy(bullet -> assertThat(bullet.level()).isEqualTo(2));
        assertThat(blocks(document, Note.class))
                .extracting(Note::text)
                .containsExactly("※個人情報保護法第144条は、令和4年7月13日現在の条番号（令和5年4月1日から第147条）。");
    }

    @Test
    void theDailyTableIsTheOriginalsDayForDay() {
        DayTable table = blocks(document(ofTheAssembly()), DayTable.class).getFirst();

        Map<String, AssemblyExpectation.Expected> found = new LinkedHashMap<>();
        table.parts().stream()
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.cells().stream())
                .forEach(cell -> found.put(cell.key(), new AssemblyExpectation.Expected(cell.text(), cell.value())));
        assertThat(found).hasSize(42 * 4).containsExactlyInAnyOrderEntriesOf(AssemblyExpectation.inTable());
        assertThat(table.parts()).extracting(part -> part.days().size()).isEqualTo(AssemblyExpectation.PARTS);
        assertThat(table.parts()).extracting(DayPart::corner).isEqualTo(AssemblyExpectation.CORNERS);
        assertThat(table.parts())
                .extracting(part -> part.days().stream()
                        .map(OfficialDocument.DayColumn::weekday)
                        .collect(Collectors.joining()))
                .isEqualTo(AssemblyExpectation.WEEKDAYS);
        assertThat(table.parts().stream().flatMap(part -> part.days().stream()).map(OfficialDocument.DayColumn::title))
                .containsExactlyElementsOf(AssemblyExpectation.days());
        assertThat(table.parts())
                .allSatisfy(part -> assertThat(part.rows())
                        .extracting(OfficialDocument.DayRow::title)
                        .isEqualTo(AssemblyExpectation.ROWS));
        assertThat(table.note()).isEqualTo(AssemblyExpectation.NOTE);
        // Saturdays, Sundays, and the Marine Day on 18 July
        assertThat(table.parts().stream()
                        .flatMap(part -> part.days().stream())
                        .filter(OfficialDocument.DayColumn::rest)
                        .count())
                .isEqualTo(13);
    }

    @Test
    void theMilestonesStandOverTheirDaysAndTheDeliveryIsASpan() {
        List<DayPart> parts =
                blocks(document(ofTheAssembly()), DayTable.class).getFirst().parts();

        List<String> callouts = parts.stream()
                .flatMap(part -> part.marks().stream()
                        .filter(mark -> !mark.span())
                        .map(mark -> {
                            assertThat(mark.text())
                                    .startsWith(part.days().get(mark.from()).title() + "\n");
                            return mark.text().replace("\n", " ");
                        }))
                .toList();
        assertThat(callouts).isEqualTo(AssemblyExpectation.CALLOUTS);
        assertThat(parts.get(0).marks()).filteredOn(DayMark::span).containsExactly(new DayMark(7, 7, "", true));
        assertThat(parts.get(1).marks())
                .filteredOn(DayMark::span)
                .containsExactly(new DayMark(0, 7, "QUOカードPay受取メール配信期間（6/30～7/8）", true));
    }

    @Test
    void figuresOfWindowsAndSumsAreToldApart() {
        ReportFigures figures = ofTheAssembly();

        assertThat(value(figures, "calls.max")).isEqualTo(new FigureValue.Count(140, FigureUnits.CALLS));
        assertThat(value(figures, "calls.max.day")).isEqualTo(new FigureValue.Day(LocalDate.of(2022, 7, 29)));
        assertThat(value(figures, "calls.total.incoming")).isEqualTo(new FigureValue.Count(1_610, FigureUnits.CALLS));
        assertThat(value(figures, "calls.total.answered")).isEqualTo(new FigureValue.Count(1_405, FigureUnits.CALLS));
        assertThat(value(figures, "calls.total.busy")).isEqualTo(new FigureValue.Count(205, FigureUnits.CALLS));
        assertThat(value(figures, "calls.total.fraud")).isEqualTo(new FigureValue.Count(62, FigureUnits.CALLS));
        assertThat(value(figures, "calls.total.gift")).isEqualTo(new FigureValue.Count(1_086, FigureUnits.CALLS));
        assertThat(value(figures, "calls.total.rate")).isEqualTo(new FigureValue.Share(new BigDecimal("0.8727")));
        assertThat(value(figures, "calls.busy.callers")).isEqualTo(new FigureValue.Count(157, FigureUnits.CALLERS));
        assertThat(value(figures, "calls.busy.lost")).isEqualTo(new FigureValue.Count(74, FigureUnits.CALLERS));
        assertThat(value(figures, "month.2022-06.gift")).isEqualTo(new FigureValue.NotCounted());
        assertThat(value(figures, "issuer.a.reissued")).isEqualTo(new FigureValue.Count(13_760, FigureUnits.CARDS));
        FigureOrigin origin = figures.figure("calls.delivery.max").orElseThrow().origin();
        assertThat(origin.from()).isEqualTo("2022-06-30");
        assertThat(origin.to()).isEqualTo("2022-07-08");
        assertThat(origin.screen()).isEqualTo("city/figures?day=2022-07-08&measure=incoming");
        assertThat(origin.query()).contains("QUOカードPay受取メール配信期間");
    }

    /** The delivery began the day before; its maximum is still that of the whole window. */
    @Test
    void theWindowOfAWaveMayBeginBeforeTheReport() {
        ReportFigures july = collect(ReportKind.CALL_CENTER, "2022-07-09", "2022-07-31");

        assertThat(value(july, "calls.delivery.max")).isEqualTo(new FigureValue.Count(121, FigureUnits.CALLS));
        assertThat(value(july, "calls.max")).isEqualTo(new FigureValue.Count(140, FigureUnits.CALLS));
        assertThat(july.figure("day.2022-07-08.incoming")).isEmpty();
        assertThat(july.facts().days()).hasSize(23);
    }

    @Test
    void whatIsNotThereHasNoFigureAndIsNeverZero() {
        ReportFigures early = collect(ReportKind.STATUS, "2022-03-01", "2022-03-10");

        assertThat(value(early, "day.2022-03-01.incoming")).isEqualTo(new FigureValue.NotCounted());
        assertThat(value(early, "calls.total.incoming")).isEqualTo(new FigureValue.NotCounted());
        assertThat(value(early, "reissue.rate")).isEqualTo(new FigureValue.NotCounted());
        assertThat(early.figures().keySet())
                .doesNotContain("calls.max", "calls.delivery.max", "actions.count", "contract.end", "gift.from")
                .noneMatch(key -> key.startsWith("trend.") || key.startsWith("wave."));
        assertThat(early.figures().values())
                .filteredOn(
                        figure -> figure.value() instanceof FigureValue.Count(long number, String unit) && number == 0)
                .isEmpty();
        assertThat(document(early).blocks()).isNotEmpty();
    }

    @Test
    void eachKindComposesFromItsTemplateWithoutAProblem() {
        for (ReportKind kind : ReportKind.values()) {
            ReportFigures figures = collect(kind, "2022-06-23", "2022-08-03");
            List<SectionText> sections = templates.of(figures);
            sections.forEach(section -> assertThat(composer.problems(section.text(), figures))
                    .as("%s %s", kind, section.code())
                    .isEmpty());
            assertThat(document(figures).toString()).as(kind.name()).doesNotContain("〔?", "{");
        }
    }

    @Test
    void theContractsMonthsAndCostsAreThere() {
        ReportFigures figures = collect(ReportKind.PERFORMANCE, "2022-04-01", "2022-08-03");

        assertThat(value(figures, "obligation.1.month.2022-06")).isEqualTo(new FigureValue.Words("指摘あり"));
        assertThat(value(figures, "obligation.2.month.2022-04")).isEqualTo(new FigureValue.Words("履行（資料1件）"));
        assertThat(value(figures, "contract.obligations")).isEqualTo(new FigureValue.Count(3, FigureUnits.OBLIGATIONS));
        assertThat(value(figures, "cost.accepted")).isEqualTo(new FigureValue.Yen(2_590_000));
        assertThat(value(figures, "cost.entered")).isEqualTo(new FigureValue.Yen(3_002_500));
        assertThat(figures.figures().keySet()).noneMatch(key -> key.startsWith("obligation.4."));
    }

    @Test
    void aYearTakesTheSameFewStatementsAsAMonth() {
        int month = statements("2022-06-23", "2022-08-03");
        int year = statements("2021-08-03", "2022-08-03");

        assertThat(month).isBetween(10, 45);
        assertThat(year).isEqualTo(month);
    }

    /** All rooms work on the transaction's connection, so that is where they are counted. */
    private int statements(String from, String to) {
        CountedStatements counted = new CountedStatements(dataSource);
        Integer statements = new TransactionTemplate(transactions).execute(status -> {
            ConnectionHolder watched = new ConnectionHolder(counted.getConnection());
            Object real = TransactionSynchronizationManager.unbindResource(dataSource);
            TransactionSynchronizationManager.bindResource(dataSource, watched);
            try {
                return counted.during(() -> collector.collect(
                        new ReportScope(incident, ReportKind.STATUS, LocalDate.parse(from), LocalDate.parse(to))));
            } finally {
                TransactionSynchronizationManager.unbindResource(dataSource);
                TransactionSynchronizationManager.bindResource(dataSource, real);
            }
        });
        return statements;
    }

    @Test
    void aSpanTheWrongWayRoundIsRefused() {
        assertThatThrownBy(() -> collect(ReportKind.REISSUE, "2022-08-03", "2022-06-23"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.text().key()).isEqualTo("callstats.span.order"));
    }

    @Test
    void whatIsKeptWithTheReportIsReadBackAsItWas() {
        ReportFigures figures = ofTheAssembly();
        ReportJson json = new ReportJson();

        assertThat(json.read(json.write(figures))).isEqualTo(figures);
    }
}
