package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.callstats.AssemblyFigures;

/**
 * What the document that went to the assembly says as of 3 August 2022, figure by figure, whatever format it is read from. It was
 * copied from the document itself; the daily figures are in {@code demo/call-statistics.csv}.
 */
public final class AssemblyExpectation {
    /** @param number the number behind it; null of a day or a name */
    public record Expected(String text, BigDecimal number) {}

    /** Days of each part of the daily table, as they stand beside each other there. */
    public static final List<Integer> PARTS = List.of(8, 11, 11, 12);

    /** The upper left corner of each part. */
    public static final List<String> CORNERS = List.of("6月", "7月", "", "");

    /** Below the days of each part. */
    public static final List<String> WEEKDAYS = List.of("木金土日月火水木", "金土日月火水木金土日月", "火水木金土日月火水木金", "土日月火水木金土日月火水");

    public static final List<String> ROWS = List.of("入電件数合計", "応答件数", "不正利用", "QUOカードPay関連");

    /** Over the days, as day and words; the gifts' delivery begins and ends at the second and the third. */
    public static final List<String> CALLOUTS = List.of(
            "6月28日 QUOカードPay事前告知メール配信",
            "6月30日 QUOカードPay受取メール配信開始",
            "7月8日 QUOカードPay受取メール配信最終日",
            "7月13日 メール不通の方へショートメッセージ配信",
            "7月25日 ショートメッセージ再配信",
            "7月29日 QUOカードPayリマインドメール配信");

    public static final String NOTE = "※入電件数合計と応答件数との差は、話し中により応答できなかったことによるもの";

    private AssemblyExpectation() {}

    /** The figures in its running text, by key. */
    public static Map<String, Expected> inText() {
        Map<String, Expected> figures = new LinkedHashMap<>();
        figures.put("cards.affected", new Expected("63,337枚", BigDecimal.valueOf(63_337)));
        figures.put("gift.value", new Expected("500円", BigDecimal.valueOf(500)));
        figures.put("gift.from", new Expected("6月30日", null));
        figures.put("gift.to", new Expected("7月8日", null));
        figures.put("calls.delivery.max", new Expected("121件", BigDecimal.valueOf(121)));
        figures.put("calls.delivery.max.day", new Expected("7月8日", null));
        figures.put("calls.last", new Expected("20件", BigDecimal.valueOf(20)));
        figures.put("span.to", new Expected("8月3日", null));
        figures.put("reissue.issuers", new Expected("5社", BigDecimal.valueOf(5)));
        figures.put("reissue.asof", new Expected("6月末", null));
        figures.put("reissue.rate", new Expected("約6割", new BigDecimal("0.600770")));
        figures.put("action.1.day", new Expected("6月30日", null));
        figures.put("action.2.day", new Expected("7月13日", null));
        figures.put("contract.end", new Expected("9月30日", null));
        return figures;
    }

    /** The 42 x 4 figures of the daily table, by key. */
    public static Map<String, Expected> inTable() {
        Map<String, Expected> figures = new LinkedHashMap<>();
        AssemblyFigures.lines().forEach(line -> {
            String day = "day." + line.date() + ".";
            figures.put(day + "incoming", counted(line.incoming()));
            figures.put(day + "answered", counted(line.answered()));
            figures.put(day + "fraud", counted(line.fraud()));
            figures.put(day + "gift", line.gift() == null ? new Expected("-", null) : counted(line.gift()));
        });
        return figures;
    }

    private static Expected counted(int number) {
        return new Expected(Integer.toString(number), BigDecimal.valueOf(number));
    }

    /** Its days as they stand in the table: 6月23日. */
    public static List<String> days() {
        return Stream.iterate(
                        AssemblyFigures.FROM,
                        day -> !day.isAfter(AssemblyFigures.TO),
                        (LocalDate day) -> day.plusDays(1))
                .map(day -> day.getMonthValue() + "月" + day.getDayOfMonth() + "日")
                .toList();
    }
}
