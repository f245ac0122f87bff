package jp.madoguchi.platform.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Chart;
import jp.madoguchi.platform.document.OfficialDocument.ChartMark;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.DayColumn;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;
import jp.madoguchi.platform.document.OfficialDocument.DayRow;
import jp.madoguchi.platform.document.OfficialDocument.DayTable;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.FigureRun;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Series;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import org.jspecify.annotations.Nullable;

/** The report to the assembly of 3 August 2022, with its true figures, and one for any span of days. */
final class SampleDocument {
    static final Instant NOW = Instant.parse("2022-08-04T01:00:00Z");
    static final LocalDate FIRST = LocalDate.of(2022, 6, 23);
    static final List<String> TITLES = List.of("入電件数合計", "応答件数", "不正利用", "QUOカードPay関連");
    static final List<String> KEYS = List.of("incoming", "answered", "fraud", "gift");

    /** Each row from 23 June to 3 August 2022; -1 where nothing was counted. */
    static final int[][] CALLS = {
        {
            8, 3, 4, 1, 4, 69, 31, 15, 37, 28, 17, 57, 54, 80, 99, 121, 51, 54, 48, 33, 48, 32, 33, 27, 16, 18, 22, 24,
            23, 18, 13, 10, 28, 14, 18, 14, 140, 134, 45, 63, 36, 20
        },
        {
            8, 3, 4, 1, 4, 50, 26, 15, 36, 10, 13, 52, 48, 74, 90, 115, 45, 50, 47, 33, 47, 29, 33, 27, 16, 18, 22, 24,
            23, 18, 13, 10, 28, 14, 18, 14, 58, 108, 45, 60, 36, 20
        },
        {
            4, 2, 1, 1, 2, 3, 2, 0, 2, 2, 0, 7, 0, 3, 1, 3, 2, 1, 1, 1, 2, 1, 2, 0, 2, 0, 2, 1, 1, 1, 2, 1, 1, 0, 3, 1,
            1, 0, 0, 3, 0, 0
        },
        {
            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 39, 39, 63, 84, 98, 37, 38, 39, 32, 43, 28, 28, 26, 13, 18, 18,
            20, 18, 15, 12, 8, 22, 12, 13, 13, 57, 106, 44, 52, 31, 20
        }
    };

    /** What somebody may type anywhere: markup, a formula, a control character, half a character, names, an escape of workbooks. */
    static final String TYPED = "=1+1 <script>alert(1)</script> & \"' \u0007 \uD83D| _x0041_ 𠮷髙①㈱";

    /** How it has to come out. */
    static final String SHOWN = "=1+1 <script>alert(1)</script> & \"' 〓 〓| _x0041_ 𠮷髙①㈱";

    private SampleDocument() {}

    /** The typed text in each place that has one. */
    static OfficialDocument typed() {
        DayPart part = new DayPart(
                TYPED,
                List.of(new DayColumn(FIRST, TYPED, TYPED, true)),
                List.of(new DayRow(TYPED, List.of(new FigureRun("typed.cell", TYPED, null, false)))),
                List.of(new DayMark(0, 0, TYPED, false), new DayMark(0, 0, TYPED, true)));
        return OfficialDocument.titled(TYPED, Locale.JAPANESE, NOW)
                .head(TYPED)
                .footer(TYPED)
                .heading(TYPED)
                .add(item(1, TYPED, new FigureRun("typed." + "k".repeat(80), TYPED, BigDecimal.ONE, true)))
                .add(item(2, TYPED))
                .add(new Label(2, TYPED))
                .add(bullet(2, TYPED))
                .add(new Text(List.of(Run.of(TYPED))))
                .paragraph(TYPED)
                .note(TYPED)
                .table(TYPED, List.of(Column.text(TYPED), Column.figures(TYPED)), List.of(List.of(TYPED, TYPED)))
                .definitions(new Definition(TYPED, TYPED))
                .add(new Bars(TYPED, List.of(new Bar(TYPED, TYPED, 0.5))))
                .add(new DayTable(TYPED, List.of(part), TYPED))
                .add(new Chart(
                        TYPED,
                        List.of(TYPED),
                        List.of(new Series(TYPED, false, List.of(BigDecimal.TEN))),
                        List.of(new ChartMark(0, TYPED))))
                .signatures(new Signature(TYPED, TYPED, TYPED))
                .build();
    }

    /** Everything that may be empty. */
    static OfficialDocument empty() {
        return OfficialDocument.titled("", Locale.ENGLISH, NOW)
                .add(new Bullet(0, List.of()))
                .add(new Label(1, ""))
                .add(item(2))
                .table("", List.of(Column.text("A"), Column.figures("B")), List.of())
                .table("", List.of(), List.of())
                .definitions()
                .signatures()
                .add(new Bars("", List.of()))
                .add(new DayTable("", List.of(), ""))
                .add(new DayTable("", List.of(new DayPart("", List.of(), List.of(), List.of())), ""))
                .add(new DayTable("", List.of(part("", 0, 1)), ""))
                .add(new Chart("", List.of(), List.of(), List.of()))
                .add(new Chart("", List.of("a"), List.of(), List.of(new ChartMark(7, "x"))))
                .add(new Chart(
                        "",
                        List.of("a"),
                        List.of(new Series("s", true, Collections.singletonList(null))),
                        List.of(new ChartMark(0, "x"))))
                .build();
    }

    static OfficialDocument report() {
        OfficialDocument.Builder report = OfficialDocument.titled(
                        "ここクーポン利用者のクレジットカード情報流出事案への対応について", Locale.JAPANESE, NOW)
                .head("総第１２３号", "令和4年8月4日", "文化観光局")
                .footer("ここクーポン利用者のクレジットカード情報流出事案への対応について");
        sections(report);
        return report.add(days()).add(chart(42)).build();
    }

    private static void sections(OfficialDocument.Builder report) {
        report.heading("現状")
                .add(item(
                        1,
                        "カード再発行をより一層進めるため、全てのカード利用者（",
                        figure("cards.affected", "63,337", 63337),
                        " 枚分）に対して、電子商品券（QUOカードPay）",
                        figure("gift.yen", "500", 500),
                        "円分をメールにて配布。（6月30日～7月8日）"))
                .add(item(
                        1,
                        "コールセンター対応状況は、電子商品券配布時に、1日あたり最大で",
                        figure("calls.window.max", "121", 121),
                        "件（7月8日）の問い合わせあり。現在は1日",
                        figure("calls.today", "20", 20),
                        "件となっている。（8月3日現在）"))
                .add(item(
                        1,
                        "カード再発行率は、カード会社",
                        figure("reissue.issuers", "5", 5),
                        "社分の情報によると、6月末時点で",
                        new FigureRun("reissue.rate", "約6割", new BigDecimal("0.6006"), true),
                        "。"))
                .add(item(1, "不正アクセスを受けた株式会社メタップスペイメント（決済代行業者）に対する国の対応"))
                .add(item(2, "経済産業省が、6月30日付けで割賦販売法に基づき、クレジットカード番号の適切な管理等を命じる改善命令を発出。"))
                .add(new Label(2, "主な改善命令内容"))
                .add(bullet(2, "クレジットカードのデータセキュリティに関する国際的な基準の適切な維持、運用。"))
                .add(bullet(2, "経営責任の所在を明確化、内部監査機能の強化等の抜本的な業務運営体制の再構築および経営体制の見直し。"))
                .add(new Label(2, "主な理由"))
                .add(bullet(2, "自社で実施した国際基準に基づくWEBアプリケーション脆弱性診断の報告書の改ざん等、クレジットカード番号等の適切な管理が行われていなかったため。"))
                .add(item(2, "個人情報保護委員会（内閣府）が、7月13日付で個人情報保護法第144条に基づく指導。"))
                .add(new Label(2, "主な指導内容"))
                .add(bullet(2, "取り扱っている個人データの範囲の把握、取扱状況についての監査・点検ができていないため、データの棚卸しや内部監査機能の強化を図ること。"))
                .heading("今後の対応")
                .add(item(1, "引き続き、利用者へ利用明細の確認やクレジットカードの再発行を促すとともに、コールセンターでの丁寧な対応等を行う。"))
                .add(item(1, "QUOカードPay受取、利用に関して周知徹底を行う。"))
                .add(item(1, "利用者に対してカードの再発行状況等の確認を行う。"))
                .add(
                        item(
                                1,
                                "JTBとの委託契約については、変更契約において「契約終了後も被害者から問い合わせ等があった場合は対応すること」と規定していること、現在のところ、①コールセンターによる問い合わせ対応、②カード再発行を勧奨するための経費の負担、③カードの再発行件数の調査・報告など、契約に基づく業務については履行されていることから、契約のとおり9月30日をもって終了してまいりたい。最終的には、コールセンターへの問い合わせやカードの再発行の状況等を総合的に見極め、判断する予定。"))
                .add(new Text(List.of(Run.of("なお、利用者へ利用明細の確認やクレジットカードの再発行の促進については、契約終了後も引き続き取り組むこととする。"))))
                .table(
                        "カード会社別の再発行状況（令和4年6月30日現在）",
                        List.of(
                                Column.text("カード会社"),
                                Column.figures("対象枚数"),
                                Column.figures("再発行枚数"),
                                Column.figures("再発行率")),
                        List.of(
                                List.of("A社", "21,842", "13,760", "63.0 %"),
                                List.of("㈱髙島屋𠮷野カード", "15,930", "9,239", "58.0 %"),
                                List.of("計", "63,337", "38,051", "60.1 %")));
    }

    static DayTable days() {
        List<DayPart> parts = List.of(
                part(
                        "6月",
                        0,
                        8,
                        new DayMark(5, 5, "6月28日\nQUOカードPay\n事前告知メール配信", false),
                        new DayMark(7, 7, "6月30日\nQUOカードPay\n受取メール配信開始", false),
                        new DayMark(7, 7, "受取メール配信期間（6/30～7/8）", true)),
                part(
                        "7月",
                        8,
                        11,
                        new DayMark(7, 7, "7月8日\nQUOカードPay\n受取メール配信最終日", false),
                        new DayMark(0, 7, "受取メール配信期間（6/30～7/8）", true)),
                part("", 19, 11, new DayMark(1, 1, "7月13日\nメール不通の方へ\nショートメッセージ配信", false)),
                part(
                        "",
                        30,
                        12,
                        new DayMark(2, 2, "7月25日\nショートメッセージ再配信", false),
                        new DayMark(6, 6, "7月29日\nQUOカードPayリマインドメール配信", false)));
        return new DayTable("（ここクーポン）コールセンターの問い合わせ状況", parts, "※入電件数合計と応答件数との差は、話し中により応答できなかったことによるもの");
    }

    static DayTable days(int days) {
        List<DayPart> parts = new ArrayList<>();
        for (int from = 0; from < days; from += 12) {
            int length = Math.min(12, days - from);
            DayMark[] marks = parts.size() % 3 == 0
                    ? new DayMark[] {new DayMark(Math.min(5, length - 1), 0, "SMS再配信\n第" + from + "回", false)}
                    : new DayMark[0];
            parts.add(part(FIRST.plusDays(from).getMonthValue() + "月", from, length, marks));
        }
        return new DayTable("1年の問い合わせ状況", parts, "※注");
    }

    static OfficialDocument of(int days) {
        OfficialDocument.Builder document = OfficialDocument.titled("問い合わせ状況報告", Locale.JAPANESE, NOW);
        sections(document);
        return document.add(days(days)).add(chart(days)).build();
    }

    static Chart chart(int days) {
        List<String> labels = IntStream.range(0, days)
                .mapToObj(FIRST::plusDays)
                .map(day -> day.getMonthValue() + "/" + day.getDayOfMonth())
                .toList();
        List<Series> series = IntStream.range(0, 4)
                .mapToObj(row -> new Series(
                        TITLES.get(row),
                        row > 0,
                        IntStream.range(0, days).mapToObj(i -> value(row, i)).toList()))
                .toList();
        List<ChartMark> marks = List.of(
                new ChartMark(5, "QUOカードPay事前告知メール配信"),
                new ChartMark(7, "QUOカードPay受取メール配信開始"),
                new ChartMark(15, "QUOカードPay受取メール配信最終日"),
                new ChartMark(20, "メール不通の方へショートメッセージ配信"),
                new ChartMark(32, "ショートメッセージ再配信"),
                new ChartMark(36, "QUOカードPayリマインドメール配信"));
        return new Chart("1日あたりの問い合わせ件数の推移", labels, series, marks);
    }

    static DayPart part(String corner, int from, int length, DayMark... marks) {
        List<DayColumn> days = IntStream.range(from, from + length)
                .mapToObj(FIRST::plusDays)
                .map(day -> new DayColumn(
                        day,
                        day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                        day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPANESE),
                        day.getDayOfWeek().getValue() >= 6 || day.equals(LocalDate.of(2022, 7, 18))))
                .toList();
        List<DayRow> rows = IntStream.range(0, 4)
                .mapToObj(row -> new DayRow(
                        TITLES.get(row),
                        IntStream.range(from, from + length)
                                .mapToObj(i -> cell(row, i))
                                .toList()))
                .toList();
        return new DayPart(corner, days, rows, List.of(marks));
    }

    private static FigureRun cell(int row, int i) {
        BigDecimal value = value(row, i);
        String key = "calls." + FIRST.plusDays(i) + "." + KEYS.get(row);
        return new FigureRun(key, value == null ? "-" : value.toPlainString(), value, false);
    }

    private static @Nullable BigDecimal value(int row, int i) {
        int calls = CALLS[row][i % 42];
        return calls < 0 ? null : BigDecimal.valueOf(calls);
    }

    static FigureRun figure(String key, String text, int value) {
        return new FigureRun(key, text, BigDecimal.valueOf(value), false);
    }

    static Item item(int level, Object... pieces) {
        return new Item(level, runs(pieces));
    }

    static Block bullet(int level, Object... pieces) {
        return new Bullet(level, runs(pieces));
    }

    private static List<Run> runs(Object... pieces) {
        List<Run> runs = new ArrayList<>();
        for (Object piece : pieces) {
            runs.add(piece instanceof Run run ? run : Run.of((String) piece));
        }
        return runs;
    }
}
