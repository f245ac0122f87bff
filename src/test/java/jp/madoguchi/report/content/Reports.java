package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.calendar.JapaneseHolidays;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.privacy.CardNumberGuard;

/** Reports made up for tests, without a database. */
public final class Reports {
    static final LocalDate FROM = LocalDate.of(2022, 6, 23);
    static final LocalDate TO = LocalDate.of(2022, 8, 3);
    static final Instant TAKEN = Instant.parse("2022-08-04T01:00:00Z");

    private Reports() {}

    static ReportComposer composer() {
        return new ReportComposer(new FigureWriting(new Messages()), new TextCheck(new CardNumberGuard()));
    }

    static ReportFigure figure(String key, String name, FigureValue value) {
        return new ReportFigure(key, name, value, new FigureOrigin("試験", FROM, TO, TAKEN, "city/daily"));
    }

    static ReportFigures figures(Map<String, FigureValue> values, ReportFacts facts) {
        return figures(ReportKind.STATUS, FROM, TO, values, facts);
    }

    static ReportFigures figures(
            ReportKind kind, LocalDate from, LocalDate to, Map<String, FigureValue> values, ReportFacts facts) {
        Map<String, ReportFigure> figures = new LinkedHashMap<>();
        values.forEach((key, value) -> figures.put(key, figure(key, "名前 " + key, value)));
        return new ReportFigures(new ReportScope(1, kind, from, to), TAKEN, figures, facts);
    }

    static ReportFacts noFacts() {
        return new ReportFacts(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** One of each type, under keys of the real ones. */
    static Map<String, FigureValue> oneOfEach() {
        Map<String, FigureValue> values = new LinkedHashMap<>();
        values.put("cards.affected", new FigureValue.Count(63_337, "report.content.unit.cards"));
        values.put("calls.delivery.max", new FigureValue.Count(121, "report.content.unit.calls"));
        values.put("calls.delivery.max.day", new FigureValue.Day(LocalDate.of(2022, 7, 8)));
        values.put("gift.value", new FigureValue.Yen(500));
        values.put("reissue.rate", new FigureValue.Share(new BigDecimal("0.600770")));
        values.put("reissue.asof", new FigureValue.Day(LocalDate.of(2022, 6, 30)));
        values.put("contract.contractor", new FigureValue.Words("株式会社みなみ旅行"));
        values.put("calls.last", new FigureValue.NotCounted());
        return values;
    }

    /** The days of a span with two rows, each figure the day of its month. */
    static ReportFigures days(LocalDate from, LocalDate to, List<ReportFacts.Mark> marks) {
        List<ReportFacts.Day> days = from.datesUntil(to.plusDays(1))
                .map(day -> new ReportFacts.Day(day, JapaneseHolidays.isDayOff(day)))
                .toList();
        Map<String, FigureValue> values = new LinkedHashMap<>();
        days.forEach(day -> {
            values.put(
                    "day." + day.day() + ".incoming",
                    new FigureValue.Count(day.day().getDayOfMonth(), "report.content.unit.calls"));
            values.put("day." + day.day() + ".gift", new FigureValue.NotCounted());
        });
        return figures(
                ReportKind.STATUS,
                from,
                to,
                values,
                new ReportFacts(
                        days,
                        List.of(new ReportFacts.Row("incoming", "入電件数合計"), new ReportFacts.Row("gift", "QUOカードPay関連")),
                        marks,
                        List.of(),
                        List.of()));
    }

    static ReportContent content(ReportFigures figures, Numerals numerals, SectionText... sections) {
        return content(figures, Map.of(), numerals, sections);
    }

    static ReportContent content(
            ReportFigures figures, Map<String, FigureOverride> overrides, Numerals numerals, SectionText... sections) {
        return new ReportContent(
                "状況報告", List.of("令和4年8月3日"), figures, List.of(sections), overrides, numerals, false, TAKEN);
    }
}
